"""The document that is read at a place; the full text is made once, and not at every key."""

from __future__ import annotations

import datetime
from functools import lru_cache

from onrecord.navigation.document import EMPTY_DOCUMENT, Document
from onrecord.navigation.location import Location, OpenPacks, pack_at, record_at_location
from onrecord.navigation.record_document import record_document
from onrecord.navigation.text_document import text_document


class Documents:
    """`today` is the day on which notes are read."""

    def __init__(self, packs: OpenPacks, today: datetime.date | None = None) -> None:
        self._packs = packs
        self._today = today
        self._text = lru_cache(1)(lambda pack_id: text_document(packs[pack_id]))

    def at(self, place: Location) -> Document:
        """The selected record, or the full text around a sentence."""
        pack, record = pack_at(place, self._packs), record_at_location(place, self._packs)
        if record is not None:
            return record_document(record, pack, self._today)
        return self._text(pack.id) if place.target and place.target.ref else EMPTY_DOCUMENT
