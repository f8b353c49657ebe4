"""The document of a location; the full text is built once, not at every key press."""

from __future__ import annotations

import datetime
from functools import lru_cache

from onrecord.navigation.document import EMPTY_DOCUMENT, Document
from onrecord.navigation.location import Location, OpenPacks, pack_at, record_at_location
from onrecord.navigation.record_document import record_document
from onrecord.navigation.text_document import text_document


class Documents:
    """The documents of the open packs; `today` is the day of the session, on which notes may be outdated."""

    def __init__(self, packs: OpenPacks, today: datetime.date | None = None) -> None:
        self._packs = packs
        self._today = today
        self._full_text = lru_cache(1)(lambda pack_id: text_document(packs[pack_id]))

    def at(self, location: Location) -> Document:
        """Return the document of the selected record, or the full text if the target is a ref."""
        pack, record = pack_at(location, self._packs), record_at_location(location, self._packs)
        if record is not None:
            return record_document(record, pack, self._today)
        return self._full_text(pack.id) if location.target and location.target.ref else EMPTY_DOCUMENT
