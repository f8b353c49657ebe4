"""Where a reader is."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.reading.rows import Target
from onrecord.reading.section import Section


class Place(NamedTuple):
    """`text` is what is being searched for, empty outside a search; `literal` if nothing is corrected in it."""

    pack: str
    section: Section
    target: Target | None = None
    text: str = ""
    literal: bool = False


class NotFound(LookupError):
    """What was asked for is not in the open packs; the message says what is."""
