"""The browser without its screen: where one is, what is shown there, and how one got there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.archive import Archive
from onrecord.reading.document import Document
from onrecord.reading.documents import Documents
from onrecord.reading.lists import Lists
from onrecord.reading.lookup import Lookup
from onrecord.reading.place import Place, crumbs_at, pack_at, passages_at, record_at
from onrecord.reading.queries import Queries
from onrecord.reading.result_rows import AnyRow, KeyNames, result_rows
from onrecord.reading.rows import Target
from onrecord.reading.section import FIRST, Section
from onrecord.reading.trail import Trail
from onrecord.reading.written import named, place_of
from onrecord.record import Pack, Record, Ref

if TYPE_CHECKING:
    from onrecord.search import Plan, Results


class Browser:
    """`archive` holds at least one pack. Every method leaves it in a place that exists.

    `packs` and their `titles` are by their ids; a pack of a large archive is read when it is asked for, a title is not.
    `area` is the id of the only area whose records are listed and searched, `lit` the search whose matches are
    highlighted, `folded` the titles of the groups of results that show their first alone.
    """

    def __init__(
        self,
        archive: Archive,
        place: Place | None = None,
        queries: Queries | None = None,
        keys: KeyNames | None = None,
    ) -> None:
        """`place`, which exists, is where one begins; `keys` are what the list calls the keys that it names."""
        self.titles = archive.titles
        self.lookup = Lookup(archive)
        self.packs = archive.packs
        self._lists = Lists(archive.packs)
        self._documents = Documents(archive.packs)
        self.place = place or Place(next(iter(archive.packs)), FIRST)
        self.keys = keys or KeyNames()
        self.area: str | None = None
        self.results: Results | None = None
        self.lit: Plan | None = None
        self.folded: set[str] = set()
        self.queries = queries or Queries()
        self._trail: Trail[Place] = Trail()
        self._last: dict[tuple[str, Section], Target] = {}
        if self.place.target is None:
            self._select_first()

    @property
    def pack(self) -> Pack:
        """That of what is being read."""
        return pack_at(self.place, self.packs)

    @property
    def searching(self) -> bool:
        return self.place.searching

    def rows(self) -> tuple[AnyRow, ...]:
        """What the list pane shows."""
        if self.results is not None:
            return result_rows(
                self.results, several_packs=len(self.packs) > 1, folded=self.folded, area=self.area, keys=self.keys
            )
        return self._lists.rows(self.place.pack, self.place.section, self.area)

    def count(self, section: Section) -> int:
        """How many records or paragraphs a section lists, under the area filter."""
        return self._lists.count(self.place.pack, section, self.area)

    def document(self) -> Document:
        """What the reading pane shows."""
        return self._documents.at(self.place)

    def record(self) -> Record | None:
        return record_at(self.place, self.packs)

    def row_target(self) -> Target | None:
        """What the row that stands for the place stands for."""
        return self.place.row

    def passages(self) -> tuple[Ref, ...]:
        """What a copy takes."""
        return passages_at(self.place, self.packs)

    def crumbs(self) -> tuple[str, ...]:
        """Where one is, from the outside in."""
        return crumbs_at(self.place, self.packs)

    def select(self, target: Target) -> None:
        """Move within the list; the trail does not grow."""
        self.place = self.place._replace(target=target)
        if not self.searching:
            self._last[self.place.pack, self.place.section] = target

    def enter(self, section: Section) -> None:
        """Show a section, at the row where one left it."""
        if section is not self.place.section or self.searching:
            self._trail.leave(self.place)
        self._show(Place(self.place.pack, section, self._last.get((self.place.pack, section))), keep_area=True)

    def choose_pack(self, pack_id: str) -> None:
        """Show the same section of another pack."""
        if named(pack_id, self.packs).id == self.place.pack:
            return
        self._trail.leave(self.place)
        self.area = None
        self._show(Place(pack_id, self.place.section, self._last.get((pack_id, self.place.section))))

    def search(self, text: str, *, literal: bool = False) -> None:
        """Show what `text` finds; an empty text leaves the search where it began."""
        if text := text.strip():
            self.show_found(text, self.find(text, literal=literal), literal=literal)
        else:
            self.leave_search()

    def find(self, text: str, *, literal: bool = False, thorough: bool = False) -> Results:
        """What `text` finds in the area that is shown. Changes nothing, so that another thread may ask."""
        return self.lookup.find(text, self.area, literal=literal, thorough=thorough)

    def show_found(self, text: str, results: Results, *, literal: bool = False) -> None:
        """Show what `find` found for a text that is not empty; if it is found again, the selected row stays."""
        if not self.searching:
            self._trail.leave(self.place)
        again = self.place.target if self.place.text == text else None
        if self.place.text != text:
            self.folded = set()
        self.results = results
        self.lit = results.plan
        self.place = self.place._replace(text=text, literal=literal, target=again)
        if again is None or again not in [row.target for row in self.rows()]:
            self._select_first()

    def fold(self) -> str | None:
        """Fold or unfold the results of the selected one's kind; the group's title, None outside a search."""
        from onrecord.reading.folding import first_of, group_of

        title = group_of(self.place.target, self.results) if self.results else None
        if title is None or self.results is None:
            return None
        self.folded ^= {title}
        if title in self.folded:
            self.select(first_of(title, self.results))
        return title

    def leave_search(self) -> None:
        """Back to the list that one searched from."""
        if self.searching:
            before = self._trail.back(self.place)
            self._trail.ahead.clear()
            self.lit = None
            self._show(before or Place(self.place.pack, self.place.section), keep_area=True)

    def go_to(self, written: str) -> None:
        """Go where a written ref or address leads: `p6.s7`, `missions/slim`, either with a pack's id before it."""
        self._go(self.place_of(written))

    def place_of(self, written: str) -> Place:
        """Where a written ref or address leads; NotFound, with what one looks like or the nearest, if nowhere."""
        return place_of(written, self.pack, self.packs)

    def back(self) -> bool:
        """Return to the place before; False at the beginning."""
        return self._return(self._trail.back(self.place))

    def forward(self) -> bool:
        """Undo `back`; False at the end."""
        return self._return(self._trail.forward(self.place))

    def filter_area(self, area: str | None) -> None:
        """Keep only an area's rows in every section, and in a search; None shows all."""
        self.area = area
        self._show(self.place, keep_area=True)

    def step_area(self, step: int) -> None:
        """Filter by the next or previous area; after the last one and before the first, by none."""
        areas = [None, *self._lists.areas(self.place.pack)]
        self.filter_area(areas[(areas.index(self.area) + step) % len(areas)])

    def _go(self, place: Place) -> None:
        self._trail.leave(self.place)
        self._show(place)

    def _return(self, place: Place | None) -> bool:
        if place is not None:
            self._show(place)
        return place is not None

    def _show(self, place: Place, *, keep_area: bool = False) -> None:
        """Take a place as it is. If the area filter hides its target, the filter goes; with `keep_area` the target."""
        self.place = place
        self.results = self.find(place.text, literal=place.literal) if place.text else None
        self.lit = self.results.plan if self.results else self.lit
        if self.area not in self._lists.areas(place.pack):
            self.area = None
        row = self.row_target()
        hidden = row is not None and not self._is_listed(row)
        if hidden and not keep_area:
            self.area = None
        if place.target is None or (hidden and keep_area):
            self._select_first()
        elif not self.searching:
            self._last[place.pack, place.section] = place.target

    def _is_listed(self, target: Target) -> bool:
        if self.results is not None:
            return target in [row.target for row in self.rows()]
        return self._lists.holds(target, self.place.pack, self.place.section, self.area)

    def _select_first(self) -> None:
        first = next((row.target for row in self.rows() if row.target), None)
        self.place = self.place._replace(target=first)
