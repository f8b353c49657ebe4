"""The browser without a screen: the current location, what is shown there, and the history of locations."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.library import Library, lazy_search
from onrecord.model import Pack, Record, Ref
from onrecord.navigation.document import Document
from onrecord.navigation.hit_row import AnyRow
from onrecord.navigation.index_doubt import IndexDoubt
from onrecord.navigation.location import Location, crumbs_at, passages_at, record_at_location, section_of_target
from onrecord.navigation.location_history import LocationHistory
from onrecord.navigation.marks import Marks
from onrecord.navigation.pane_content import Documents, Lists
from onrecord.navigation.pinned_packs import PinnedPacks
from onrecord.navigation.resolve import Destination, resolve_address
from onrecord.navigation.result_rows import KeyNames, ResultRows, is_beyond_count, row_of_target
from onrecord.navigation.rows import RowTarget
from onrecord.navigation.search_history import SearchHistory
from onrecord.navigation.search_rows import SearchRows
from onrecord.navigation.search_service import SearchService
from onrecord.navigation.section import FIRST_SECTION, Section
from onrecord.navigation.unreadable import unreadable_document

if TYPE_CHECKING:
    from onrecord.search import Plan, Results


class Browser:
    """The state of a browser. The library has at least one pack; every method ends at an existing location.

    `packs` and their `titles` are by pack id; a pack of a large library is read on access, a title is not. `area` is
    the id of the area that lists and searches are limited to, `highlighted_plan` the search whose matches are
    highlighted, `folded_titles` the titles of the groups of results that show only their first. `doubt` says why
    results may be missing; it is set by the check of the index.

    One pack is in use: that of what is being read. In a search over several packs it follows the result under the
    cursor, and counts, filters and sections are of that pack; leaving the search stays in it. If the words of the
    result under the cursor cannot be read, `unreadable` says so in a sentence, which the reading pane shows, and the
    pack in use stays. Where a method cannot go because a pack cannot be read, it raises NotInOpenPacks and stays.

    While the page “At a glance” is shown, `glance_target` is the record under its cursor, if there is one.
    """

    def __init__(
        self,
        library: Library,
        location: Location | None = None,
        queries: SearchHistory | None = None,
        keys: KeyNames | None = None,
        today: datetime.date | None = None,
    ) -> None:
        """Open a browser at a location, or in another pack if that one's cannot be read.

        `keys` are displayed in rows, `today` is for outdated notes.

        Raises:
            CorruptIndexError: no pack can be read.
        """
        self.today = today
        self.titles = library.titles
        self.search_service = SearchService(library)
        location = location or Location(next(iter(library.packs)), FIRST_SECTION)
        self.packs = PinnedPacks(library.packs, location.pack)
        self.lists = Lists(self.packs)
        self._documents = Documents(self.packs, today)
        self.location = location if self.pack.id == location.pack else Location(self.pack.id, location.section)
        self.unreadable = ""
        self.glance_target: RowTarget | None = None
        self.key_names = keys or KeyNames()
        self._rows = SearchRows(self.key_names, several_packs=len(library.packs) > 1)
        self.area: str | None = None
        self.doubt = IndexDoubt.CHECKING if library.file else IndexDoubt.NONE
        self.results: Results | None = None
        self.highlighted_plan: Plan | None = None
        self.folded_titles: set[str] = set()
        self.search_history = queries or SearchHistory()
        self._history = LocationHistory(self.packs)
        self.marks = Marks()
        self._last_targets: dict[tuple[str, Section], RowTarget] = {}
        if self.location.target is None:
            self._select_first()

    @property
    def pack(self) -> Pack:
        """The pack in use; it stays in memory."""
        return self.packs.in_use

    @property
    def is_search(self) -> bool:
        return self.location.is_search

    @property
    def is_glance(self) -> bool:
        """Whether the page “At a glance” is shown."""
        return self.location.is_glance

    def rows(self) -> Sequence[AnyRow]:
        """Return the rows of the list pane; of a search the same object until something changes."""
        if self.results is None:
            return self.lists.rows(self.location.pack, self.location.section, self.area)
        return self._rows.of(self.results, self.folded_titles, self.area, self.doubt)

    def count(self, section: Section) -> int:
        """Return the number of records or paragraphs that a section lists under the area filter."""
        text = self.list_filter if section is self.location.section else ""
        return self.lists.count(self.location.pack, section, self.area, text)

    def whole_count(self, section: Section) -> int:
        """Return the number of records or paragraphs of a section, however the list is filtered."""
        return self.lists.count(self.location.pack, section)

    @property
    def list_filter(self) -> str:
        """The text that the list is filtered by; empty in a search."""
        return "" if self.is_search else self.lists.text

    def filter_list(self, text: str) -> None:
        """List only what has the words of a text; an empty one lists everything. The cursor stays if it can."""
        self.lists.text = text
        self._show(self.location, keep_area=True)

    def use_key_names(self, keys: KeyNames) -> None:
        """Name other keys in rows from now on."""
        self.key_names = keys
        self._rows.use_keys(keys)

    def reorder(self) -> None:
        """Keep the cursor on its record after the order of the list has changed."""
        self._show(self.location, keep_area=True)

    def document(self) -> Document:
        """Return the document of the reading pane."""
        return unreadable_document(self.unreadable) if self.unreadable else self._documents.at(self.location)

    def record(self) -> Record | None:
        return None if self.unreadable else record_at_location(self._place_read, self.packs)

    def row_target(self) -> RowTarget | None:
        """Return the target of the list row for this location."""
        return self.location.row

    def passages(self) -> tuple[Ref, ...]:
        """Return the refs of the passages that a copy contains."""
        return () if self.unreadable else passages_at(self._place_read, self.packs)

    def breadcrumbs(self) -> tuple[str, ...]:
        """Return the breadcrumbs of the location, from the outermost."""
        return crumbs_at(self.location, self.record())

    def select(self, target: RowTarget) -> None:
        """Move within the list, without an entry in the history. In a search the pack in use becomes the result's."""
        self._rest_on(target)
        if not self.is_search:
            self._last_targets[self.location.pack, self.location.section] = target

    def enter(self, section: Section) -> None:
        """Show a section, at the row that was selected there last."""
        if section is not self.location.section or self.is_search or self.is_glance:
            self._history.push(self.location)
        last = self._last_targets.get((self.location.pack, section))
        self._show(Location(self.location.pack, section, last), keep_area=True)

    def choose_pack(self, pack_id: str) -> None:
        """Show the same section of another pack, and no search; raise NotInOpenPacks if it cannot be read."""
        if pack_id == self.location.pack and not self.is_search:
            return
        self.packs.use(pack_id)
        self._history.push(self.location)
        self.area = None
        section, is_glance = self.location.section, self.is_glance
        self._show(Location(pack_id, section, self._last_targets.get((pack_id, section)), is_glance=is_glance))

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
        self.location = self.location._replace(text=text, literal=literal, target=target, is_glance=False)
        if target is None or not self._is_listed(target):
            self._select_first()
        elif self.unreadable:
            self._rest_on(target)  # the index may have been built again

    def fold(self) -> str | None:
        """Fold or unfold the group of the selected result; return the group's title, None outside a search."""
        rows, target = self.rows(), self.location.target
        group = rows.group_of(target) if isinstance(rows, ResultRows) and target else None
        if group is None:
            return None
        self.folded_titles ^= {group.title}
        if group.title in self.folded_titles and group.first_target:
            self.select(group.first_target)
        return group.title

    def leave_search(self) -> bool:
        """Return to the list in which the search began; return whether that is in the same pack.

        If the selected result is of another pack, the browser stays in that pack, at the result; `back` then returns
        to where the search began. It also stays in the pack in use if the search began in one that cannot be read.
        """
        if not self.is_search:
            return True
        origin, target = self._history.withdraw(), None if self.unreadable else self.location.target
        here = Location(self.pack.id, section_of_target(target) if target else self.location.section, target)
        self.highlighted_plan = None
        same_pack = origin is None or (here.pack == origin.pack if target else self.packs.can_use(origin.pack))
        if origin is not None and not same_pack:
            self._history.push(origin)
        self._show(origin if origin and same_pack else here, keep_area=True)
        return same_pack

    def show_glance(self) -> None:
        """Show the page “At a glance” of the pack in use."""
        if self.is_glance:
            return
        self._history.push(self.location)
        target = None if self.unreadable else self.location.target
        section = section_of_target(target) if target else self.location.section
        self._show(Location(self.pack.id, section, target, is_glance=True), keep_area=True)

    def leave_glance(self) -> None:
        """Return from the page “At a glance” to where it was opened; if it was not, go to the section behind it."""
        place = self.place_behind_glance
        if self._history.behind and place == self._history.behind[-1] and self.packs.can_use(place.pack):
            self._history.withdraw()
        else:
            self._history.push(self.location)
            place = self.location._replace(is_glance=False)
        self._show(place, keep_area=True)

    @property
    def place_behind_glance(self) -> Location:
        """The location to which `leave_glance` returns."""
        opened_at = self._history.behind[-1] if self._history.behind else self.location
        return self.location._replace(is_glance=False) if opened_at.is_glance else opened_at

    def go_to(self, address: str) -> str:
        """Go to an address, a published label or a record's name; return a note on what else it may mean, or "".

        Raises:
            NotInOpenPacks: there is none, or it cannot be read; the message says what to type.
        """
        location, note = self.resolve(address)
        self.packs.use(location.pack)
        if location != self.location:
            self._history.push(self.location)
        self._show(location)
        return note

    def resolve(self, address: str) -> Destination:
        """Return where an address leads; raise NotInOpenPacks as `go_to` does."""
        return resolve_address(address, self.pack, self.packs, self.search_service, self.location.target)

    def back(self) -> bool:
        """Go back to the previous location; return False at the beginning.

        Raises:
            NotInOpenPacks: its pack cannot be read; the next call goes further back.
        """
        return self._return_to(self._history.back(self.location))

    @property
    def beginning_message(self) -> str:
        """The message for when there is nothing to go back to."""
        return self._history.beginning_message

    def forward(self) -> bool:
        """Undo `back`; return False at the end; raise NotInOpenPacks as `back` does."""
        return self._return_to(self._history.forward(self.location))

    def filter_area(self, area: str | None) -> None:
        """Limit every section and search to an area; None removes the limit."""
        self.area = area
        self._show(self.location, keep_area=True)

    def step_area(self, step: int) -> None:
        """Filter by the next (step 1) or previous (-1) area; after the last and before the first, by none."""
        self.filter_area(self.lists.neighbor_area(self.area, self.pack.id, step))

    @property
    def _place_read(self) -> Location:
        """The location, or on the page “At a glance” that of the record under the cursor."""
        return self.location._replace(target=self.glance_target) if self.is_glance else self.location

    def _return_to(self, location: Location | None) -> bool:
        if location is not None:
            self._show(location)
        return location is not None

    def _show(self, location: Location, *, keep_area: bool = False) -> None:
        """Show a location in the pack in use.

        If the area filter hides its target, remove the filter; with `keep_area`, the target.
        """
        if self.area not in self.lists.areas(location.pack):
            self.area = None
        if location.text != self.location.text:
            self.folded_titles = set()
        self.glance_target = None
        if location[:2] != self.location[:2] or location.is_search != self.is_search:
            self.lists.text = ""
            self.marks.clear()
        if location.is_glance:
            self.lists.text = ""
        self.location = location
        self._update_results()
        if not keep_area and self._is_hidden() and self.area:
            self.area = None
            self._update_results()
        if location.target is None or self._is_hidden():
            self._select_first()
        else:
            self.select(location.target)

    def _update_results(self) -> None:
        self.results = self._results_at(self.location) if self.is_search else None
        self.highlighted_plan = self.results.plan if self.results else self.highlighted_plan

    def _is_hidden(self) -> bool:
        row = self.row_target()
        return row is not None and not self._is_listed(row)

    def _results_at(self, location: Location) -> Results:
        """Return the results of the location's search; search thoroughly if the quick results lack its target."""
        results = self.answer(location.text, literal=location.literal)
        if location.target is not None and is_beyond_count(location.target, results):
            return self.answer(location.text, literal=location.literal, thorough=True)
        return results

    def _is_listed(self, target: RowTarget) -> bool:
        if self.results is not None:
            return row_of_target(self.rows(), target) is not None
        return self.lists.holds(target, self.location.pack, self.location.section, self.area)

    def _select_first(self) -> None:
        self._rest_on(next((row.target for row in self.rows() if row.target), None))

    def _rest_on(self, target: RowTarget | None) -> None:
        """Select a target, if there is one, and use its pack if that can be read."""
        self.unreadable = self.packs.use_for(target) if target else ""
        self.location = self.location._replace(pack=self.pack.id, target=target)
