"""The browser without a screen: it goes from location to location, and remembers those it has left."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import onrecord.navigation as room  # as in location_view.py
from onrecord.library import Library
from onrecord.navigation.displayed_keys import KeyNames
from onrecord.navigation.location import Location, section_of_target
from onrecord.navigation.location_history import LocationHistory
from onrecord.navigation.location_view import LocationView
from onrecord.navigation.rows import RowTarget
from onrecord.navigation.search_history import SearchHistory
from onrecord.navigation.section import Section

if TYPE_CHECKING:
    from onrecord.briefs.personal_note import PersonalNotes
    from onrecord.search import Results


class Browser(LocationView):
    """A browser, which changes its location. The library has at least one pack; every method ends at a location of it.

    In a search over several packs the pack in use follows the result under the cursor, and counts, filters and sections
    are of that pack; leaving the search stays in it. Where a method cannot go because a pack cannot be read, it raises
    NotInOpenPacks and stays.
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
        super().__init__(library, location, keys, today)
        self.search_history = queries or SearchHistory()
        self._history = LocationHistory(self.packs)
        self._last_targets: dict[tuple[str, Section], RowTarget] = {}
        if self.location.target is None:
            self._select_first()

    def filter_list(self, text: str) -> None:
        """List only what has the words of a text; an empty one lists everything. The cursor stays if it can."""
        self.lists.text = text
        self._show(self.location, keep_area=True)

    def use_key_names(self, keys: KeyNames) -> None:
        """Name other keys in rows from now on."""
        self.key_names = keys
        self._rows.use_keys(keys)

    def show_notes(self, notes: PersonalNotes) -> None:
        """Show these notes of the user's own, which may change what a search for them finds."""
        noted = self.noted = room.Noted(notes)
        self._documents.show_notes(noted)
        self.search_service.own_notes = noted.for_search
        if self.results and self.results.plan.own_filters:
            self._show(self.location, keep_area=True)

    def reorder(self) -> None:
        """Keep the cursor on its record after the order of the list has changed."""
        self._show(self.location, keep_area=True)

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

    def read_statement(self, pack_id: str) -> None:
        """Show a statement: the same section of it, or its text if the section lists nothing; never a search.

        Raises:
            NotInOpenPacks: it cannot be read.
        """
        self.packs.use(pack_id)
        before, section = self.location, self._section_with_rows(pack_id)
        place = Location(pack_id, section, self._last_targets.get((pack_id, section)))
        if before[:2] != place[:2] or before.is_search or before.is_glance:
            self._history.push(before)
            self._show(place)

    def show_glance_of(self, pack_id: str) -> None:
        """Show the page “At a glance” of a statement; raise NotInOpenPacks if it cannot be read."""
        self.packs.use(pack_id)
        if not (self.is_glance and self.location.pack == pack_id):
            self._history.push(self.location)
            self._show(Location(pack_id, self.location.section, is_glance=True))

    def search(self, text: str, *, literal: bool = False) -> None:
        """Show the results for `text`, or why there is no answer; an empty text leaves the search."""
        if text := text.strip():
            self.show_results(text, self.answer(text, literal=literal), literal=literal)
        else:
            self.leave_search()

    def show_results(self, text: str, results: Results, *, literal: bool = False) -> None:
        """Show the results for a text that is not empty; when they are updated, the selected row stays."""
        if not self.is_search:
            self._history.push(self.location)
        target = self.location.target if self.location.text == text else None
        if self.location.text != text:
            self.folded_titles = set()
            self.marks.drop()
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
        group = rows.group_of(target) if isinstance(rows, room.ResultRows) and target else None
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
            place = self._below_glance
        self._show(place, keep_area=True)

    @property
    def place_behind_glance(self) -> Location:
        """The location to which `leave_glance` returns."""
        opened_at = self._history.behind[-1] if self._history.behind else self.location
        return self._below_glance if opened_at.is_glance else opened_at

    @property
    def _below_glance(self) -> Location:
        """The section of the statement that the page is of, or its text if the section lists nothing."""
        return self.location._replace(section=self._section_with_rows(self.location.pack), is_glance=False)

    def _section_with_rows(self, pack_id: str) -> Section:
        section = self.location.section
        return section if self.lists.count(pack_id, section) else Section.TEXT

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
        self.glance_target = self.glance_section = None
        if location[:2] != self.location[:2] or location.is_search != self.is_search:
            self.lists.text = ""
            self.marks.drop()
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

    def _select_first(self) -> None:
        self._rest_on(next((row.target for row in self.rows() if row.target), None))

    def _rest_on(self, target: RowTarget | None) -> None:
        """Select a target, if there is one, and use its pack if that can be read."""
        self.unreadable = self.packs.use_for(target) if target else ""
        self.location = self.location._replace(pack=self.pack.id, target=target)
