"""Which notes may no longer be so: what they tell was still open, and that was long ago.

What today is is never asked here: a session takes the day once, when it starts, and passes it on.
"""

from __future__ import annotations

import datetime

from onrecord.model.dates import format_date
from onrecord.model.passage import Note

OPEN_STATUSES = frozenset(("planned", "paused", "revised"))
"""The statuses of what goes on."""

MAX_AGE_YEARS = 2


def is_outdated(note: Note, today: datetime.date | None) -> bool:
    """Return whether the note tells of something open and is more than two years old on that day.

    A note of 29 February is so old on the first day of March. Where the day is not known no note is.
    """
    if today is None or note.status not in OPEN_STATUSES:
        return False
    as_of = note.as_of
    return (today.year - MAX_AGE_YEARS, today.month, today.day) > (as_of.year, as_of.month, as_of.day)


def as_of_words(note: Note, today: datetime.date | None) -> str:
    """Return `as of 10 April 2024`, or `possibly outdated: as of 10 April 2024`."""
    doubt = "possibly outdated: " if is_outdated(note, today) else ""
    return f"{doubt}as of {format_date(note.as_of)}"


def outdated_remark(note: Note | None, today: datetime.date | None) -> str:
    """Return ` (possibly outdated: as of 10 April 2024)` for what the note says; empty where it is not outdated."""
    return f" ({as_of_words(note, today)})" if note and is_outdated(note, today) else ""
