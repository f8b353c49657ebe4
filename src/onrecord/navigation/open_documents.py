"""The documents of the open packs: built once, not at every key press."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import onrecord.navigation as room  # whose full text is loaded when it is read
from onrecord.navigation.document import EMPTY_DOCUMENT, Document
from onrecord.navigation.location import Location, OpenPacks, pack_at, record_at_location
from onrecord.navigation.record_document import record_document

if TYPE_CHECKING:
    from onrecord.navigation.noted import Noted


class Documents:
    """The documents of the open packs; `today` is the day of the session, on which notes may be outdated."""

    def __init__(self, packs: OpenPacks, today: datetime.date | None = None) -> None:
        self._packs = packs
        self._today = today
        self._noted: Noted | None = None
        self._full_text = lru_cache(1)(lambda pack_id: room.text_document(packs[pack_id], self._noted))

    def show_notes(self, noted: Noted) -> None:
        """Show these notes of the user's own from now on."""
        self._noted = noted
        self._full_text.cache_clear()

    def at(self, location: Location) -> Document:
        """Return the document of the selected record, or the full text if the target is a ref."""
        pack, record = pack_at(location, self._packs), record_at_location(location, self._packs)
        if record is not None:
            return record_document(record, pack, self._today, self._noted)
        return self._full_text(pack.id) if location.target and location.target.ref else EMPTY_DOCUMENT
