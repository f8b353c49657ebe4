"""The contents of a browser at its current location: the rows of the list, the document, the record, the results."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import onrecord.navigation as room  # whose documents and rows of results are loaded when there are any
from onrecord.library import Library, lazy_search
from onrecord.model import Pack, Record, Ref
from onrecord.navigation.displayed_keys import KeyNames
from onrecord.navigation.index_doubt import IndexDoubt
from onrecord.navigation.location import Location, crumbs_at, passages_at, record_at_location
from onrecord.navigation.marks import Marks
from onrecord.navigation.pane_content import Lists
from onrecord.navigation.pinned_packs import PinnedPacks
from onrecord.navigation.rows import Row, RowTarget
from onrecord.navigation.search_service import SearchService
from onrecord.navigation.section import FIRST_SECTION, Section
from onrecord.text.signs import own_words

if TYPE_CHECKING:
    from onrecord.navigation import AnyRow, Destination, Document, Documents, SearchRows
    from onrecord.navigation.noted import Noted
    from onrecord.search import Plan, Results


class LocationView:
    """The current location, and everything that is shown there; its methods change nothing.

    `packs` and their `titles` are by pack id; a pack of a large library is read on access, a title is not. `area` is
    the id of the area that lists and searches are limited to, `highlighted_plan` the search whose matches are
    highlighted, `folded_titles` the titles of the groups of results that show only their first. `doubt` says why
    results may be missing; it is set by the check of the index. `noted` are the user's own notes, None until they are
    read.

    One pack is in use: that of what is being read. If the words of the result under the cursor cannot be read,
    `unreadable` says so in a sentence, which the reading pane shows, and the pack in use stays.

    While the page “At a glance” is shown, `glance_target` is the record under its cursor, `glance_section` the section
    that the row there leads to, if there is one.
    """

    def __init__(
        self, library: Library, location: Location | None, keys: KeyNames | None, today: datetime.date | None
    ) -> None:
        self.today = today
        self.titles = library.titles
        self.search_service = SearchService(library)
        location = location or Location(next(iter(library.packs)), FIRST_SECTION)
        self.packs = PinnedPacks(library.packs, location.pack)
        self.lists = Lists(self.packs)
        self.location = location if self.pack.id == location.pack else Location(self.pack.id, location.section)
        self.unreadable = ""
        self.glance_target: RowTarget | None = None
        self.glance_section: Section | None = None
        self.key_names = keys or KeyNames()
        self._has_several_packs = len(library.packs) > 1
        self.area: str | None = None
        self.doubt = IndexDoubt.CHECKING if library.file else IndexDoubt.NONE
        self.results: Results | None = None
        self.highlighted_plan: Plan | None = None
        self.folded_titles: set[str] = set()
        self.marks = Marks()
        self.noted: Noted | None = None

    @cached_property
    def _documents(self) -> Documents:
        """The documents of the reading pane."""
        return room.Documents(self.packs, self.today)

    @cached_property
    def _rows(self) -> SearchRows:
        """The rows of results."""
        return room.SearchRows(self.key_names, several_packs=self._has_several_packs)

    @property
    def pack(self) -> Pack:
        """The pack in use; it stays in memory."""
        return self.packs.in_use

    @property
    def is_search(self) -> bool:
        return self.location.is_search

    @property
    def is_glance(self) -> bool:
        """Return whether the page “At a glance” is shown."""
        return self.location.is_glance

    def rows(self) -> Sequence[AnyRow]:
        """Return the rows of the list pane; of a search the same object until something changes."""
        if self.results is None:
            rows = self.lists.rows(self.location.pack, self.location.section, self.area)
            return rows or self._nothing_listed()
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

    def filter_completions(self, text: str) -> tuple[str, ...]:
        """Return what the half-typed filter of the list may become."""
        return room.filter_completions(self.pack, self.location.section, text)

    def document(self) -> Document:
        """Return the document of the reading pane."""
        return room.unreadable_document(self.unreadable) if self.unreadable else self._documents.at(self.location)

    def record(self) -> Record | None:
        return None if self.unreadable else record_at_location(self._place_read, self.packs)

    def row_target(self) -> RowTarget | None:
        """Return the target of the list row for this location."""
        return self.location.row

    def passages(self) -> tuple[Ref, ...]:
        """Return the refs of the passages that a copy contains."""
        return () if self.unreadable else passages_at(self._place_read, self.packs)

    def marked_targets(self) -> list[RowTarget]:
        """Return the marked rows in the order of the whole list: filters and folded groups hide rows, and move none."""
        if not self.marks:
            return []
        if self.results is not None:
            results = self._rows.unfolded(self.results, self.area, self.doubt)
            places = {target: room.row_of_target(results, target) for target in self.marks.targets}
            targets = sorted(places, key=lambda target: (places[target] is None, places[target] or 0))
            return self.marks.in_order(targets)
        rows = self.lists.whole_rows(self.location.pack, self.location.section)
        return self.marks.in_order(row.target for row in rows)

    @property
    def marked_words(self) -> str:
        """The number of marked rows, and of those that the list does not show, in words; empty if none is marked."""
        hidden = sum(not self._is_listed(target) for target in self.marks.targets)
        return f"{len(self.marks)} marked{f', {hidden} not in sight' if hidden else ''}" if self.marks else ""

    @property
    def hides_marks(self) -> bool:
        """Return whether a filter or a folded group hides a marked row."""
        return any(not self._is_listed(target) for target in self.marks.targets)

    def breadcrumbs(self) -> tuple[str, ...]:
        """Return the breadcrumbs of the location, from the outermost."""
        return crumbs_at(self.location, self.record())

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

    def resolve(self, address: str) -> Destination:
        """Return where an address leads; raise NotInOpenPacks as `go_to` does."""
        return room.resolve_address(address, self.pack, self.packs, self.search_service, self.location.target)

    @property
    def _place_read(self) -> Location:
        """The location, or on the page “At a glance” that of the record under the cursor."""
        return self.location._replace(target=self.glance_target) if self.is_glance else self.location

    def _nothing_listed(self) -> tuple[Row, ...]:
        """Return the notes in place of an empty list: why it is empty, and where to look instead."""
        if not self.list_filter:
            return self._nothing_recorded()
        keys = f"Enter, then {self.key_names.search}"
        looked = f"It looks at fields, rows, headings and names; {keys} searches everything."
        area = f" in area {self.area}" if self.area else ""
        notices = room.parse_filter(self.pack, self.location.section, self.list_filter).notices
        said = (Row(own_words(f"{notice[:1].upper()}{notice[1:]}.")) for notice in notices)
        return Row(own_words(f"No row has “{self.list_filter}”{area}.")), *said, Row(looked)

    @property
    def lists_nothing(self) -> bool:
        """Return whether the section has nothing to list, whatever one types."""
        return not self.is_search and not self.list_filter and self.count(self.location.section) == 0

    def _nothing_recorded(self) -> tuple[Row, ...]:
        """Return the notes in place of a section that lists nothing: why, and the key that leads to something."""
        section, keys = self.location.section, self.key_names
        names = "paragraphs" if section is Section.TEXT else section.value
        if self.area and self.whole_count(section):
            return Row(f"No {names} in area {self.area}."), Row(f"{keys.next_area} shows the next area, and then all.")
        why = "" if self.pack.records else ": its pack has the text alone"
        return Row(f"No {names} are recorded for this statement{why}."), Row(f"{keys.text} reads its text.")

    def _is_hidden(self) -> bool:
        row = self.row_target()
        return row is not None and not self._is_listed(row)

    def _is_listed(self, target: RowTarget) -> bool:
        if self.results is not None:
            return room.row_of_target(self.rows(), target) is not None
        return self.lists.holds(target, self.location.pack, self.location.section, self.area)

    def _results_at(self, location: Location) -> Results:
        """Return the results of the location's search; search thoroughly if the quick results lack its target."""
        results = self.answer(location.text, literal=location.literal)
        if location.target is not None and room.is_beyond_count(location.target, results):
            return self.answer(location.text, literal=location.literal, thorough=True)
        return results
