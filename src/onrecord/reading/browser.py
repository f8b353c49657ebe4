"""The browser without its screen: where one is, what is listed, what is read, and how one got there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from onrecord.archive import Archive
from onrecord.reading.document import EMPTY, Document
from onrecord.reading.place import NotFound, Place
from onrecord.reading.queries import Queries
from onrecord.reading.record_document import record_document
from onrecord.reading.result_rows import AnyRow, KeyNames, kind_title, result_rows, target_of
from onrecord.reading.rows import Row, Target, section_rows
from onrecord.reading.section import FIRST, Section
from onrecord.reading.text_document import text_document
from onrecord.reading.trail import Trail
from onrecord.reading.written import named, place_in_text, place_of
from onrecord.record import BY_PLURAL, Kind, Pack, Record, Ref, Sentence

if TYPE_CHECKING:
    from onrecord.search import Hit, Index, Plan, Results

MOST_FOUND = 200
"""Results that a list shows; nobody walks further."""

LISTS_KEPT = 32
"""Lists of rows, of all sections of a few packs, that are not made anew at every key."""

SEARCHED_AT_ONCE = 2_000
"""Records and sentences that are searched within a few milliseconds (benchmarks/results.md)."""


class Browser:
    """`archive` holds at least one pack. Every method leaves it in a place that exists.

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
        self._archive = archive
        self._packs = archive.packs
        self.place = place or Place(next(iter(archive.packs)), FIRST)
        self.keys = keys or KeyNames()
        self.area: str | None = None
        self.results: Results | None = None
        self.lit: Plan | None = None
        self.folded: set[str] = set()
        self.queries = queries or Queries()
        self._trail: Trail[Place] = Trail()
        self._last: dict[tuple[str, Section], Target] = {}
        self._index: Index | None = None
        self._building = Lock()
        self._section_rows = lru_cache(LISTS_KEPT)(self._rows_of)
        self._text = lru_cache(1)(self._text_of)
        if self.place.target is None:
            self._select_first()

    @property
    def titles(self) -> Mapping[str, str]:
        """Of the open packs, by their ids."""
        return self._archive.titles

    @property
    def pack(self) -> Pack:
        """The pack of what is being read: in a search over several packs, the selected result's."""
        target = self.place.target
        return self._packs[target.pack if target else self.place.pack]

    @property
    def searching(self) -> bool:
        return bool(self.place.text)

    @property
    def index(self) -> Index:
        """Built when first asked for; the screen asks, on another thread, once its first picture stands."""
        with self._building:
            if self._index is None:
                self._index = self._archive.new_index()
            return self._index

    def rows(self) -> tuple[AnyRow, ...]:
        """What the list pane shows."""
        if self.results is not None:
            return result_rows(
                self.results, several_packs=len(self._packs) > 1, folded=self.folded, area=self.area, keys=self.keys
            )
        return self._section_rows(self.place.pack, self.place.section, self.area)[0]

    def count(self, section: Section) -> int:
        """How many records or paragraphs a section lists, under the area filter."""
        return self._section_rows(self.place.pack, section, self.area)[1]

    def _text_of(self, pack_id: str) -> Document:
        return text_document(self._packs[pack_id])

    def _rows_of(self, pack_id: str, section: Section, area: str | None) -> tuple[tuple[Row, ...], int]:
        """The rows, and how many of them are no headings."""
        rows = section_rows(self._packs[pack_id], section, area)
        return rows, sum(row.target is not None for row in rows)

    def document(self) -> Document:
        """What the reading pane shows: the selected record, or the full text around a sentence."""
        target = self.place.target
        if target is None:
            return EMPTY
        if target.ref is not None:
            return self._text(self.pack.id)
        record = self.record()
        return record_document(record, self.pack) if record else EMPTY

    def record(self) -> Record | None:
        """The selected record; None in the full text."""
        target = self.place.target
        return self.pack.record(target.address) if target and target.address else None

    def row_target(self) -> Target | None:
        """The row that stands for the place: in the full text the paragraph that holds the sentence."""
        target = self.place.target
        if target is None or target.ref is None or self.searching:
            return target
        return Target(target.pack, ref=Ref.parse(f"p{target.ref.first.paragraph}"))

    def passages(self) -> tuple[Ref, ...]:
        """What the place stands for, and a copy takes: each sentence of its ref, or each passage of its record once."""
        target, record = self.place.target, self.record()
        if target and target.ref:
            return tuple(sentence.ref for sentence in self.pack.statement.sentences_at(target.ref))
        return tuple(dict.fromkeys(passage.ref for passage in record.passages)) if record else ()

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
        if named(pack_id, self._packs).id == self.place.pack:
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

    @property
    def search_takes_time(self) -> bool:
        """Whether so much is open that a search belongs on a thread of its own."""
        return self._archive.index is not None or (self._index is not None and self._index.size > SEARCHED_AT_ONCE)

    def find(self, text: str, *, literal: bool = False, thorough: bool = False) -> Results:
        """What `text` finds in the area that is shown. Changes nothing, so that another thread may ask."""
        from onrecord.search import parse  # what searches is loaded after the first picture (tui/app.py)

        within = f"area:{self.area} {text}" if self.area and parse(text).ref is None else text
        return self.index.search(within, MOST_FOUND, literal=literal, thorough=thorough)

    def completions(self, text: str) -> tuple[str, ...]:
        """What a half-typed query may go on to be."""
        from onrecord.search import completions

        return completions(text, self.index.lexicon)

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

    def toggle_literal(self) -> None:
        """Search for the words as they are typed, correcting nothing; or do correct again."""
        if self.searching:
            self.search(self.place.text, literal=not self.place.literal)

    def fold(self) -> str | None:
        """Fold or unfold the results of the selected one's kind; the group's title, None outside a search."""
        hit = self._selected_hit()
        if hit is None:
            return None
        title = kind_title(hit)
        self.folded ^= {title}
        if title in self.folded:
            self._select_first_of(title)
        return title

    def folded_groups(self) -> list[str]:
        """The titles of the groups of results that are folded now."""
        titles = [kind_title(hit) for hit in self.results.hits] if self.results else []
        return [title for title in dict.fromkeys(titles) if title in self.folded]

    def facets(self) -> list[tuple[str, str, int]]:
        """By what the results can be narrowed: field, value and how many have it; only what takes some away."""
        if self.results is None:
            return []
        found = len(self.results.found)
        return [
            (field, value, count)
            for field, values in self.results.facets.items()
            for value, count in values
            if count < found
        ]

    def leave_search(self) -> None:
        """Back to the list that one searched from."""
        if self.searching:
            before = self._trail.back(self.place)
            self._trail.ahead.clear()
            self.lit = None
            self._show(before or Place(self.place.pack, self.place.section), keep_area=True)

    def follow(self, address: str) -> None:
        """Go to a record of the pack that is being read."""
        if self.pack.record(address) is None:
            raise NotFound(f"{self.pack.id} has no {address}; search for it instead")
        section = Section.of(BY_PLURAL[address.partition("/")[0]])
        self._go(Place(self.pack.id, section, Target(self.pack.id, address=address)))

    def open_text(self, ref: Ref) -> None:
        """Show a sentence in the full text."""
        self._go(place_in_text(ref, self.pack, self._packs))

    def go_to(self, written: str) -> None:
        """Go where a written ref or address leads: `p6.s7`, `missions/slim`, either with a pack's id before it."""
        self._go(self.place_of(written))

    def place_of(self, written: str) -> Place:
        """Where a written ref or address leads; NotFound, with what one looks like or the nearest, if nowhere."""
        return place_of(written, self.pack, self._packs)

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
        areas = [None, *self._areas()]
        self.filter_area(areas[(areas.index(self.area) + step) % len(areas)])

    def crumbs(self) -> tuple[str, ...]:
        """Where one is, from the outside in."""
        first = f"search: {self.place.text}" if self.searching else self.place.section.title
        target = self.place.target
        if target is None:
            return (first,)
        record = self.record()
        return (first, record.label if record else str(target.ref))

    def listed(self) -> tuple[list[tuple[Record, Pack]], list[tuple[Sentence, Pack]]]:
        """What the list pane shows, for a table: the records, and the sentences, each with its pack.

        Folded groups are not in it.
        """
        records: list[tuple[Record, Pack]] = []
        sentences: list[tuple[Sentence, Pack]] = []
        for row in self.rows():
            if row.target is None or row.folded:
                continue
            pack = self._packs[row.target.pack]
            if row.target.ref is not None:
                sentences += [(sentence, pack) for sentence in pack.statement.sentences_at(row.target.ref)]
            elif record := pack.record(row.target.address or ""):
                records.append((record, pack))
        return records, sentences

    def _go(self, place: Place) -> None:
        self._trail.leave(self.place)
        self._show(place)

    def _return(self, place: Place | None) -> bool:
        if place is not None:
            self._show(place)
        return place is not None

    def _areas(self) -> list[str]:
        return [record.id for record in self._packs[self.place.pack].of_kind(Kind.AREA)]

    def _show(self, place: Place, *, keep_area: bool = False) -> None:
        """Take a place as it is. If the area filter hides its target, the filter goes; with `keep_area` the target."""
        self.place = place
        self.results = self.find(place.text, literal=place.literal) if place.text else None
        self.lit = self.results.plan if self.results else self.lit
        if self.area not in self._areas():
            self.area = None
        hidden = place.target is not None and self.row_target() not in [row.target for row in self.rows()]
        if hidden and not keep_area:
            self.area = None
        if place.target is None or (hidden and keep_area):
            self._select_first()
        elif not self.searching:
            self._last[place.pack, place.section] = place.target

    def _selected_hit(self) -> Hit | None:
        hits = self.results.hits if self.results else ()
        return next((hit for hit in hits if target_of(hit) == self.place.target), None)

    def _select_first_of(self, title: str) -> None:
        """A folded group's row stands for its first result."""
        hits = self.results.hits if self.results else ()
        self.select(next(target_of(hit) for hit in hits if kind_title(hit) == title))

    def _select_first(self) -> None:
        first = next((row.target for row in self.rows() if row.target), None)
        self.place = self.place._replace(target=first)
