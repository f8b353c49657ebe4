"""What a record rests on, and what an editor adds to it."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from onrecord.model.ref import Ref

OUTCOMES = ("kept", "missed", "unknown")
STATUSES = ("planned", "paused", "ended", "in force", "revised")


class Passage(NamedTuple):
    """A Ref, or the part of it that `quote` repeats verbatim; `quote` is the whole text where none was singled out."""

    ref: Ref
    quote: str
    whole: bool = False


class Note(NamedTuple):
    """The editor's own sentence about a record: true as of a date, with an address; never official text."""

    text: str
    as_of: datetime.date
    source: str
    outcome: str | None = None
    status: str | None = None
