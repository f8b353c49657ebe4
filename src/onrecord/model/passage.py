"""Passages that a record rests on, and notes that the editor adds to it."""

import datetime
from typing import NamedTuple

from onrecord.model.ref import Ref

OUTCOMES = ("kept", "missed", "unknown")
STATUSES = ("planned", "paused", "ended", "in force", "revised")


class Passage(NamedTuple):
    """A Ref and its words: `quote` is verbatim the part of it that was singled out, or its whole text if `whole`."""

    ref: Ref
    quote: str
    whole: bool = False


class Note(NamedTuple):
    """The editor's own sentence about a record: true as of a date, with the web address of its source.

    A note is never official text.
    """

    text: str
    as_of: datetime.date
    source: str
    outcome: str | None = None
    status: str | None = None
