"""What each section of the open packs lists, made once and not at every key."""

from __future__ import annotations

from functools import lru_cache

from onrecord.reading.place import Packs
from onrecord.reading.rows import Row, section_rows
from onrecord.reading.section import Section
from onrecord.record import Kind

LISTS_KEPT = 32
"""Lists of rows: all sections of a few packs."""


class Lists:
    def __init__(self, packs: Packs) -> None:
        self._packs = packs
        self._listed = lru_cache(LISTS_KEPT)(self._make)

    def rows(self, pack_id: str, section: Section, area: str | None = None) -> tuple[Row, ...]:
        """Only those of `area` if given."""
        return self._listed(pack_id, section, area)[0]

    def count(self, pack_id: str, section: Section, area: str | None = None) -> int:
        """How many of the rows are records or paragraphs, and no headings."""
        return self._listed(pack_id, section, area)[1]

    def areas(self, pack_id: str) -> list[str]:
        """The ids of the areas by which the pack's lists can be filtered."""
        return [record.id for record in self._packs[pack_id].of_kind(Kind.AREA)]

    def _make(self, pack_id: str, section: Section, area: str | None) -> tuple[tuple[Row, ...], int]:
        rows = section_rows(self._packs[pack_id], section, area)
        return rows, sum(row.target is not None for row in rows)
