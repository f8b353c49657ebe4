"""The browser without a screen: the current location, what is shown there, and the history of locations."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.library import Library, lazy_search
from onrecord.model import Pack, Record, Ref
from onrecord.navigation.document import Document
from onrecord.navigation.history import MAX_HISTORY, History
from onrecord.navigation.hit_row import AnyRow, hit_target
from onrecord.navigation.index_doubt import IndexDoubt
from onrecord.navigation.location import (
    Location,
    crumbs_at,
    pack_at,
    passages_at,
    record_at_location,
    section_of_target,
)
from onrecord.navigation.pane_content import Documents, Lists
from onrecord.navigation.pinned_packs import PinnedPacks
from onrecord.navigation.resolve import find_pack, resolve_address
from onrecord.navigation.result_rows import KeyNames, ResultRows, result_rows, row_of_target
from onrecord.navigation.rows import RowTarget
from onrecord.navigation.search_history import SearchHistory
from onrecord.navigation.search_rows import SearchRows
from onrecord.navigation.search_service import SearchService
from onrecord.navigation.section import FIRST_SECTION, Section

if TYPE_CHECKING:
    from onrecord.search import Plan, Results


class Browser:
    """The state of a browser. The library has at least one pack; every method ends at an existing location.

    `packs` and their `titles` are by pack id; a pack of a large library is read on access, a title is not. `area` is
    the id of the area that lists and searches are limited to, `highlighted_plan` the search whose matches are
    highlighted, `folded_titles` the titles of the groups of results that show only their first. `doubt` says why
    results may be missing; it is set by the check of the index.

    One pack is in use: that of what is being read. In a search over several packs it follows the result under the
    cursor, and counts, filters and sections are of that pack; leaving the search stays in it.
    """

    def __init__(
        self,
        library: Library,
        location: Location | None = None,
        queries: SearchHistory | None = None,
        keys: KeyNames | None = None,
        today: datetime.date | None = None,
    ) -> None:
        """Open a browser at an existing location; `keys` are displayed in rows, `today` is for outdated notes."""
        self.today = today
        self.titles = library.titles
        self.search_service = SearchService(library)
        self.packs = PinnedPacks(library.packs)
        self._lists = Lists(self.packs)
        self._documents = Documents(self.packs, today)
        self.location = location or Location(next(iter(library.packs)), FIRST_SECTION)
        self.key_names = keys or KeyNames()
        self._rows = SearchRows(self.key_names, several_packs=len(library.packs) > 1)
        self.area: str | None = None
        self.doubt = IndexDoubt.CHECKING if library.file else IndexDoubt.NONE
        self.results: Results | None = None
        self.highlighted_plan: Plan | None = None
        self.folded_titles: set[str] = set()
        self.search_history = queries or SearchHistory()
        self._history: History[Location] = History()
        self._last_targets: dict[tuple[str, Section], RowTarget] = {}
        if self.location.target is None:
            self._select_first()

    @property
    def pack(self) -> Pack:
        """The pack of what is being read; it stays in memory."""
        pack = pack_at(self.location, self.packs)
        self.packs.pin(pack)
        return pack

    @property
    def is_search(self) -> bool:
        return self.location.is_search

    def rows(self) -> Sequence[AnyRow]:
        """Return the rows of the list pane; of a search the same object until something changes."""
        if self.results is None:
            return self._lists.rows(self.location.pack, self.location.section, self.area)
        return self._rows.of(self.results, self.folded_titles, self.area, self.doubt)

    def count(self, section: Section) -> int:
        """Return the number of records or paragraphs that a section lists under the area filter."""
        return self._lists.count(self.location.pack, section, self.area)

    def document(self) -> Document:
        """Return the document of the reading pane."""
        return self._documents.at(self.location)

    def record(self) -> Record | None:
        return record_at_location(self.location, self.packs)

    def row_target(self) -> RowTarget | None:
        """Return the target of the list row for this location."""
        return self.location.row

    def passages(self) -> tuple[Ref, ...]:
        """Return the refs of the passages that a copy contains."""
        return passages_at(self.location, self.packs)

    def breadcrumbs(self) -> tuple[str, ...]:
        """Return the breadcrumbs of the location, from the outermost."""
        return crumbs_at(self.location, self.packs)

    def select(self, target: RowTarget) -> None:
        """Move within the list, without an entry in the history. In a search the pack in use becomes the result's."""
        if self.is_search:
            self.location = self.location._replace(pack=target.pack, target=target)
        else:
            self.location = self.location._replace(target=target)
            self._last_targets[self.location.pack, self.location.section] = target

    def enter(self, section: Section) -> None:
        """Show a section, at the row that was selected there last."""
        if section is not self.location.section or self.is_search:
            self._history.push(self.location)
        last = self._last_targets.get((self.location.pack, section))
        self._show(Location(self.location.pack, section, last), keep_area=True)

    def choose_pack(self, pack_id: str) -> None:
        """Show the same section of another pack, and no search."""
        if find_pack(pack_id, self.packs).id == self.location.pack and not self.is_search:
            return
        self._history.push(self.location)
        self.area = None
        self._show(Location(pack_id, self.location.section, self._last_targets.get((pack_id, self.location.section))))

    def search(self, text: str, *, literal: bool = False) -> None:
        """Show the results for `text`, or why there is no answer; an empty text leaves the search."""
        if text := text.strip():
            self.show_results(text, self.answer(text, literal=literal), literal=literal)
        else:
            self.leave_search()

    def find(self, text: str, *, literal: bool = False, thorough: bool = False) -> Results:
        """Return the results for `text` in the current area. Changes nothing, so other threads may call it.

        Raises:
            CorruptIndexError: the index is damaged.
        """
        return self.search_service.find(text, self.area, literal=literal, thorough=thorough)

    def answer(self, text: str, *, literal: bool = False, thorough: bool = False) -> Results:
        """Return what `find` returns; if the index is damaged, results that say that there is no answer."""
        try:
            return self.find(text, literal=literal, thorough=thorough)
        except lazy_search.CorruptIndexError as error:
            return self.search_service.unanswered_results(text, error)

    def show_results(self, text: str, results: Results, *, literal: bool = False) -> None:
        """Show the results for a text that is not empty; when they are updated, the selected row stays."""
        if not self.is_search:
            self._history.push(self.location)
        target = self.location.target if self.location.text == text else None
        if self.location.text != text:
            self.folded_titles = set()
        self.results = results
        self.highlighted_plan = results.plan
        self.location = self.location._replace(text=text, literal=literal, target=target)
        if target is None or not self._is_listed(target):
            self._select_first()

    def fold(self) -> str | None:
        """Fold or unfold the group of the selected result; return the group's title, None outside a search."""
        rows, target = self.rows(), self.location.target
        group = rows.group_of(target) if isinstance(rows, ResultRows) and target else None
        if group is None:
            return None
        self.folded_titles ^= {group.title}
        if group.title in self.folded_titles:
            self.select(hit_target(group.hits[0]))
        return group.title

    def leave_search(self) -> bool:
        """Return to the list in which the search began; return whether that is in the same pack.

        If the selected result is of another pack, the browser stays in that pack, at the result; `back` then returns
        to where the search began.
        """
        if not self.is_search:
            return True
        origin, target = self._history.back(self.location), self.location.target
        self._history.ahead.clear()
        self.highlighted_plan = None
        if origin is not None and target is not None and target.pack != origin.pack:
            self._history.push(origin)
            self._show(Location(target.pack, section_of_target(target), target), keep_area=True)
            return False
        self._show(origin or Location(self.location.pack, self.location.section), keep_area=True)
        return True

    def go_to(self, address: str) -> None:
        """Go to a ref or an address: `p6.s7`, `missions/slim`, either with a pack's id before it.

        Raises:
            NotInOpenPacks: there is none; the message says what an address looks like, or names the nearest.
        """
        self._go(self.resolve(address))

    def resolve(self, address: str) -> Location:
        """Return the location of a ref or an address; raise NotInOpenPacks as `go_to` does."""
        return resolve_address(address, self.pack, self.packs)

    def back(self) -> bool:
        """Go back to the previous location; return False at the beginning."""
        return self._return_to(self._history.back(self.location))

    @property
    def beginning_message(self) -> str:
        """The message for when there is nothing to go back to."""
        if self._history.is_truncated:
            return f"only the last {MAX_HISTORY} steps are remembered"
        return "this is where you began"

    def forward(self) -> bool:
        """Undo `back`; return False at the end."""
        return self._return_to(self._history.forward(self.location))

    def filter_area(self, area: str | None) -> None:
        """Limit every section and search to an area; None removes the limit."""
        self.area = area
        self._show(self.location, keep_area=True)

    def step_area(self, step: int) -> None:
        """Filter by the next (step 1) or previous (-1) area; after the last and before the first, by none."""
        areas = [None, *self._lists.areas(self.location.pack)]
        current = areas.index(self.area) if self.area in areas else 0  # a ref is also found in packs without the area
        self.filter_area(areas[(current + step) % len(areas)])

    def _go(self, location: Location) -> None:
        self._history.push(self.location)
        self._show(location)

    def _return_to(self, location: Location | None) -> bool:
        if location is not None:
            self._show(location)
        return location is not None

    def _show(self, location: Location, *, keep_area: bool = False) -> None:
        """Show a location. If the area filter hides its target, remove the filter; with `keep_area`, the target."""
        if self.area not in self._lists.areas(location.pack):
            self.area = None
        if location.text != self.location.text:
            self.folded_titles = set()
        self.location = location
        self._update_results()
        if not keep_area and self._is_hidden() and self.area:
            self.area = None
            self._update_results()
        if location.target is None or self._is_hidden():
            self._select_first()
        elif not self.is_search:
            self._last_targets[location.pack, location.section] = location.target

    def _update_results(self) -> None:
        self.results = self._results_at(self.location) if self.is_search else None
        self.highlighted_plan = self.results.plan if self.results else self.highlighted_plan

    def _is_hidden(self) -> bool:
        row = self.row_target()
        return row is not None and not self._is_listed(row)

    def _results_at(self, location: Location) -> Results:
        """Return the results of the location's search; search thoroughly if the quick results lack its target."""
        results = self.answer(location.text, literal=location.literal)
        if results.total is None and location.target is not None:
            rows = result_rows(results, several_packs=True)
            if rows.index_of(location.target) is None:
                return self.answer(location.text, literal=location.literal, thorough=True)
        return results

    def _is_listed(self, target: RowTarget) -> bool:
        if self.results is not None:
            return row_of_target(self.rows(), target) is not None
        return self._lists.holds(target, self.location.pack, self.location.section, self.area)

    def _select_first(self) -> None:
        first = next((row.target for row in self.rows() if row.target), None)
        pack = first.pack if first else self.location.pack
        self.location = self.location._replace(pack=pack, target=first)
