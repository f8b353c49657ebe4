"""The browser without its screen: where one is, what is listed, what is read, and how one got there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.reading.document import EMPTY, Document
from onrecord.reading.record_document import record_document
from onrecord.reading.rows import Row, Target, result_rows, section_rows
from onrecord.reading.section import FIRST, Section
from onrecord.reading.text_document import text_document
from onrecord.reading.trail import Trail
from onrecord.record import BY_PLURAL, Kind, NoSuchPassage, Pack, Record, Ref, RefError, Sentence
from onrecord.search import Index, Results


class NotFound(LookupError):
    """What was asked for is not in the open packs; the message says what is."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader is. `text` is what is being searched for, empty outside a search."""

    pack: str
    section: Section
    target: Target | None = None
    text: str = ""


class Browser:
    """Holds at least one pack. Every method leaves it in a place that exists.

    `area` is the id of the only area whose records are listed, `lit` the search whose matches are highlighted.
    """

    def __init__(self, packs: tuple[Pack, ...], section: Section = FIRST) -> None:
        self._packs = {pack.id: pack for pack in packs}
        self.place = Place(packs[0].id, section)
        self.area: str | None = None
        self.results: Results | None = None
        self.lit = ""
        self._trail: Trail[Place] = Trail()
        self._last: dict[tuple[str, Section], Target] = {}
        self._select_first()

    @property
    def packs(self) -> tuple[Pack, ...]:
        return tuple(self._packs.values())

    @property
    def pack(self) -> Pack:
        """The pack of what is being read: in a search over several packs, the selected result's."""
        target = self.place.target
        return self._packs[target.pack if target else self.place.pack]

    @property
    def searching(self) -> bool:
        return bool(self.place.text)

    @cached_property
    def index(self) -> Index:
        """Built when first asked for; the screen asks once its first picture stands."""
        return Index(self.packs)

    def rows(self) -> tuple[Row, ...]:
        """What the list pane shows."""
        if self.results is not None:
            return result_rows(self.results.hits, self.place.text, several_packs=len(self._packs) > 1)
        return section_rows(self._packs[self.place.pack], self.place.section, self.area)

    def count(self, section: Section) -> int:
        """How many records or paragraphs a section lists, under the area filter."""
        rows = section_rows(self._packs[self.place.pack], section, self.area)
        return sum(row.target is not None for row in rows)

    def document(self) -> Document:
        """What the reading pane shows: the selected record, or the full text around a sentence."""
        target = self.place.target
        if target is None:
            return EMPTY
        if target.ref is not None:
            return text_document(self.pack)
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

    def anchor_ref(self) -> Ref | None:
        """The sentence at which the full text is to be opened."""
        target = self.place.target
        if target is None or target.ref is None:
            return None
        return self.pack.statement.sentences_at(target.ref)[0].ref

    def select(self, target: Target) -> None:
        """Move within the list; the trail does not grow."""
        self.place = replace(self.place, target=target)
        if not self.searching:
            self._last[self.place.pack, self.place.section] = target

    def enter(self, section: Section) -> None:
        """Show a section, at the row where one left it."""
        if section is not self.place.section or self.searching:
            self._trail.leave(self.place)
        self._show(Place(self.place.pack, section, self._last.get((self.place.pack, section))), keep_area=True)

    def choose_pack(self, pack_id: str) -> None:
        """Show the same section of another pack."""
        if self._named(pack_id).id == self.place.pack:
            return
        self._trail.leave(self.place)
        self.area = None
        self._show(Place(pack_id, self.place.section, self._last.get((pack_id, self.place.section))))

    def search(self, text: str) -> None:
        """Show what `text` finds; an empty text leaves the search where it began."""
        text = text.strip()
        if not text:
            self.leave_search()
            return
        if not self.searching:
            self._trail.leave(self.place)
        self.results = self.index.search(text)
        self.lit = text
        self.place = replace(self.place, text=text, target=None)
        self._select_first()

    def leave_search(self) -> None:
        """Back to the list that one searched from."""
        if self.searching:
            before = self._trail.back(self.place)
            self._trail.ahead.clear()
            self.lit = ""
            self._show(before or Place(self.place.pack, self.place.section), keep_area=True)

    def follow(self, address: str) -> None:
        """Go to a record of the pack that is being read."""
        if self.pack.record(address) is None:
            raise NotFound(f"{self.pack.id} has no {address}; / searches for it")
        section = Section.of(BY_PLURAL[address.partition("/")[0]])
        self._go(Place(self.pack.id, section, Target(self.pack.id, address=address)))

    def open_text(self, ref: Ref) -> None:
        """Show a sentence in the full text."""
        pack = self._named(ref.pack) if ref.pack else self.pack
        try:
            pack.statement.sentences_at(ref.local())
        except NoSuchPassage as error:
            raise NotFound(str(error)) from None
        self._go(Place(pack.id, Section.TEXT, Target(pack.id, ref=ref.local())))

    def go_to(self, written: str) -> None:
        """Go where a written ref or address leads: `p6.s7`, `missions/slim`, either with a pack's id before it."""
        pack_id, colon, rest = written.strip().rpartition(":")
        kind, _, record_id = rest.lower().partition("/")
        if kind in BY_PLURAL and record_id:
            pack = self._named(pack_id.lower()) if colon else self.pack
            if pack.record(rest.lower()) is None:
                raise NotFound(f"there is no {rest}; / searches for it")
            self._go(Place(pack.id, Section.of(BY_PLURAL[kind]), Target(pack.id, address=rest.lower())))
            return
        try:
            ref = Ref.parse(written)
        except RefError as error:
            raise NotFound(str(error)) from None
        self.open_text(ref)

    def back(self) -> bool:
        """Return to the place before; False at the beginning."""
        return self._return(self._trail.back(self.place))

    def forward(self) -> bool:
        """Undo `back`; False at the end."""
        return self._return(self._trail.forward(self.place))

    def filter_area(self, area: str | None) -> None:
        """Keep only an area's rows in every section; None shows all. A search's results stay as they are."""
        self.area = area
        if not self.searching:
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
        """What the list pane shows, for a table: the records, and the sentences, each with its pack."""
        records: list[tuple[Record, Pack]] = []
        sentences: list[tuple[Sentence, Pack]] = []
        for row in self.rows():
            if row.target is None:
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

    def _named(self, pack_id: str) -> Pack:
        if pack := self._packs.get(pack_id):
            return pack
        raise NotFound(f"no open pack is called {pack_id}; there are {', '.join(self._packs)}")

    def _areas(self) -> list[str]:
        return [record.id for record in self._packs[self.place.pack].of_kind(Kind.AREA)]

    def _show(self, place: Place, *, keep_area: bool = False) -> None:
        """Take a place as it is. If the area filter hides its target, the filter goes; with `keep_area` the target."""
        self.place = place
        self.results = self.index.search(place.text) if place.text else None
        self.lit = place.text or self.lit
        if self.area not in self._areas():
            self.area = None
        hidden = place.target is not None and self.row_target() not in [row.target for row in self.rows()]
        if hidden and not keep_area:
            self.area = None
        if place.target is None or (hidden and keep_area):
            self._select_first()
        elif not self.searching:
            self._last[place.pack, place.section] = place.target

    def _select_first(self) -> None:
        first = next((row.target for row in self.rows() if row.target), None)
        self.place = replace(self.place, target=first)
