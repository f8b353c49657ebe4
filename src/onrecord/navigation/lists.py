"""What each section of the open packs lists, made once and not at every key."""

from __future__ import annotations

from functools import lru_cache

from onrecord.model import Kind
from onrecord.navigation.location import OpenPacks
from onrecord.navigation.rows import Row, RowTarget, section_count, section_rows
from onrecord.navigation.section import Section

CACHED_LISTS = 32
"""Lists of rows: all sections of a few packs."""


class Lists:
    def __init__(self, packs: OpenPacks) -> None:
        self._packs = packs
        self._rows = lru_cache(CACHED_LISTS)(lambda pack_id, *what: section_rows(packs[pack_id], *what))
        self._targets = lru_cache(CACHED_LISTS)(lambda *what: frozenset(row.target for row in self._rows(*what)))
        self._counts = lru_cache(CACHED_LISTS)(lambda pack_id, *what: section_count(packs[pack_id], *what))

    def rows(self, pack_id: str, section: Section, area: str | None = None) -> tuple[Row, ...]:
        """Only those of `area` if given."""
        return self._rows(pack_id, section, area)

    def holds(self, target: RowTarget, pack_id: str, section: Section, area: str | None = None) -> bool:
        """Whether one of the rows stands for it; at once, however many there are."""
        return target in self._targets(pack_id, section, area)

    def count(self, pack_id: str, section: Section, area: str | None = None) -> int:
        """How many of the rows are records or paragraphs, and no headings."""
        return self._counts(pack_id, section, area)

    def areas(self, pack_id: str) -> list[str]:
        """The ids of the areas by which the pack's lists can be filtered."""
        return [record.id for record in self._packs[pack_id].of_kind(Kind.AREA)]
