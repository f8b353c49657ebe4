"""The rows of lists: built once, not at every key press."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.model import Kind
from onrecord.navigation.list_order import ListOrder, Order, default_order, orders_of
from onrecord.navigation.location import OpenPacks
from onrecord.navigation.rows import RowTarget
from onrecord.navigation.section import Section
from onrecord.navigation.section_rows import SectionRow, section_count, section_rows

if TYPE_CHECKING:
    pass

CACHED_LISTS = 32  # all sections of a few packs


class Lists:
    """The rows, counts and areas of the sections of the open packs, in the order that the user chose for each section.

    `text` is what the list is filtered by: only what has its words is listed.
    """

    def __init__(self, packs: OpenPacks) -> None:
        self._packs = packs
        self.text = ""
        self._orders: dict[Section, ListOrder] = {}
        self._rows = lru_cache(CACHED_LISTS)(lambda pack_id, *key: section_rows(packs[pack_id], *key))
        self._targets = lru_cache(CACHED_LISTS)(lambda *key: frozenset(row.target for row in self._rows(*key)))
        self._counts = lru_cache(CACHED_LISTS)(lambda pack_id, *key: section_count(packs[pack_id], *key))

    def order(self, section: Section) -> ListOrder:
        """Return the order of a section."""
        return self._orders.get(section) or default_order(section)

    def step_order(self, section: Section) -> Order | None:
        """Order a section by the next of its orders, without headings; return it, None if it has one order only."""
        orders = orders_of(section)
        if len(orders) < 2:
            return None
        following = orders[(orders.index(self.order(section).order) + 1) % len(orders)]
        self._orders[section] = default_order(section) if following is orders[0] else ListOrder(following)
        return following

    def set_order(self, section: Section, order: ListOrder) -> None:
        """Order a section from now on."""
        self._orders[section] = order

    def toggle_groups(self, section: Section) -> bool | None:
        """Show or hide headings over the groups of the order; return whether they are shown, None without groups."""
        if not orders_of(section):
            return None
        order = self.order(section)
        self._orders[section] = order._replace(grouped=not order.grouped)
        return not order.grouped

    def rows(self, pack_id: str, section: Section, area: str | None = None) -> tuple[SectionRow, ...]:
        """Return the rows of a section, only those of `area` if one is named."""
        return self._rows(pack_id, section, area, self.order(section), self.text)

    def whole_rows(self, pack_id: str, section: Section) -> tuple[SectionRow, ...]:
        """Return the rows of a section without any filter."""
        return self._rows(pack_id, section, None, self.order(section), "")

    def holds(self, target: RowTarget, pack_id: str, section: Section, area: str | None = None) -> bool:
        """Return whether one of the rows has the target; takes the same time however many there are."""
        return target in self._targets(pack_id, section, area, self.order(section), self.text)

    def count(self, pack_id: str, section: Section, area: str | None = None, text: str = "") -> int:
        """Return the number of records or paragraphs in a section, without headings."""
        return self._counts(pack_id, section, area, text, self.order(section))

    def areas(self, pack_id: str) -> list[str]:
        """Return the ids of the areas that the pack's lists can be filtered by."""
        return [record.id for record in self._packs[pack_id].of_kind(Kind.AREA)]

    def neighbor_area(self, area: str | None, pack_id: str, step: int) -> str | None:
        """Return the next (step 1) or previous (-1) area; None, for no filter, after the last and before the first."""
        areas = [None, *self.areas(pack_id)]
        current = areas.index(area) if area in areas else 0  # a ref is also found in packs without the area
        return areas[(current + step) % len(areas)]
