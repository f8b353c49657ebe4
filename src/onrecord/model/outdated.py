"""Notes that are possibly outdated: they tell of something that was still open, long ago.

Nothing here asks for today's date: a session reads it once, when it starts, and passes it on.
"""

from __future__ import annotations

import datetime

from onrecord.model.dates import format_date
from onrecord.model.passage import Note

# Statuses of things that have not ended.
OPEN_STATUSES = frozenset(("planned", "paused", "revised"))

MAX_AGE_YEARS = 2


def is_outdated(note: Note, today: datetime.date | None) -> bool:
    """Return whether the note has an open status and is more than two years old on the day `today`.

    A note of 29 February is that old from 1 March on. If `today` is None, no note is outdated.
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
    """Return ` (possibly outdated: as of 10 April 2024)`, to stand after the status; empty if it is not outdated."""
    return f" ({as_of_words(note, today)})" if note and is_outdated(note, today) else ""
