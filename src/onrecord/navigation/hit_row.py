"""The list row of one search result: its text, why it matched, and where it is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, ClassVar

from onrecord.library import lazy_search
from onrecord.model import Event, Record, Ref, RefError, Sentence
from onrecord.navigation.row_details import (
    DetailForms,
    StatementDates,
    distinguish_dates,
    event_date_forms,
    place_forms,
)
from onrecord.navigation.rows import Row, RowTarget, first_ref, row_detail_forms, row_label
from onrecord.navigation.unreadable import UNREADABLE_LABEL
from onrecord.text.cell_width import cell_width, cut_start
from onrecord.text.characters import escape_controls

if TYPE_CHECKING:
    from onrecord.search import Hit, MatchMark
    from onrecord.search.document_store import DocumentStore

LEAD_CELLS = 24  # of a text are shown before its first match, so that the match is visible in a narrow list
SHORT_LEAD_CELLS = 8  # the same, for a text behind a name, or beside the name of its statement

NAME_FIELDS = ("name", "short", "name_ja", "alias", "abbreviation", "official_name", "expansion")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, repr=False)
class HitRow:
    """A `Row` for one search result, with text and marks made on first access, since they cost a search in its texts.

    If `several_packs` are open, its detail says which statement it is from. Where the index is damaged, and the pack's
    files are no help, the row says that it cannot be read.
    """

    hit: Hit
    several_packs: bool
    folded: ClassVar[bool] = False
    short_label: ClassVar[str] = ""

    @cached_property
    def target(self) -> RowTarget:
        return hit_target(self.hit)

    @property
    def detail(self) -> str:
        return self._details[0]

    @property
    def shorter_details(self) -> DetailForms:
        return self._details[1:]

    @property
    def label(self) -> str:
        return self._label_and_marks[0]

    @property
    def marks(self) -> Spans:
        return self._label_and_marks[1]

    @cached_property
    def _details(self) -> DetailForms:
        try:
            return self._read_details()
        except lazy_search.CorruptIndexError:  # imports the search only if something is wrong
            return (escape_controls(self.hit.place.address),)

    @cached_property
    def _label_and_marks(self) -> tuple[str, Spans]:
        try:
            return self._read_label()
        except lazy_search.CorruptIndexError:
            return UNREADABLE_LABEL, ()

    def _read_details(self) -> DetailForms:
        target, pack_id = self.hit.target, self.hit.pack_id
        if not self.several_packs:
            return (str(target.ref),) if isinstance(target, Sentence) else row_detail_forms(target, self.hit.statement)
        ref = str(target.ref) if isinstance(target, Sentence) else first_ref(target)
        event_dates = event_date_forms(target) if isinstance(target, Event) else ()
        date = self.hit.store.date(pack_id)
        suffixes = _statement_dates(self.hit.store).suffixes(pack_id, date)  # type: ignore[arg-type]
        return place_forms(ref, event_dates, self.hit.store.titles[pack_id], date, suffixes)

    def _read_label(self) -> tuple[str, Spans]:
        target = self.hit.target
        if isinstance(target, Sentence):
            highlighted = lazy_search.highlights(target.text, self.hit.plan)
            marks = highlighted or tuple((m.start, m.end) for m in self.hit.marks if m.field == "text")
            if not marks and (headings := [mark for mark in self.hit.marks if mark.field == "heading"]):
                spans = tuple((mark.start, mark.end) for mark in headings if mark.text == headings[0].text)
                return f"{headings[0].text} · {target.text}", spans
            return cut_to_first_mark(target.text, marks, SHORT_LEAD_CELLS if self.several_packs else LEAD_CELLS)
        return _label_with_match(target, self.hit)


AnyRow = Row | HitRow


@lru_cache(maxsize=1)
def _statement_dates(store: DocumentStore) -> StatementDates:
    """Return the dates of all packs of a library that can be read, computed once."""
    return distinguish_dates({pack_id: _readable_date(pack_id, store) for pack_id in store.titles})


def _readable_date(pack_id: str, store: DocumentStore) -> datetime.date | None:
    try:
        return store.date(pack_id)
    except lazy_search.CorruptIndexError:
        return None


def hit_target(hit: Hit) -> RowTarget:
    """Return the target of a result's row, by the address of its own words: an index's claim is not proved.

    Only a row whose words cannot be read goes by the claim; selecting it reads the pack, and shows no words if that
    fails.
    """
    try:
        address = hit.address
    except lazy_search.CorruptIndexError:
        address = escape_controls(hit.place.address)
    if "/" in address:
        return RowTarget(hit.pack_id, address=address)
    try:
        return RowTarget(hit.pack_id, ref=Ref.parse(address))
    except RefError:
        return RowTarget(hit.pack_id, address=address)


def _label_with_match(record: Record, hit: Hit) -> tuple[str, Spans]:
    """Return a record's label and marks, with the match if the label does not show it: ` = METI`, or a snippet."""
    label = row_label(record, hit.statement)
    label_marks = lazy_search.highlights(label, hit.plan)
    if not hit.marks or any(mark.text in label for mark in hit.marks):
        return cut_to_first_mark(label, label_marks)
    first = next((mark for mark in hit.marks if mark.field in NAME_FIELDS), hit.marks[0])
    prefix = f"{label} = " if first.field in NAME_FIELDS else f"{label} · {_author_prefix(first)}"
    spans = tuple((mark.start, mark.end) for mark in hit.marks if mark.text == first.text)
    snippet, snippet_marks = cut_to_first_mark(first.text, spans, SHORT_LEAD_CELLS)
    return prefix + snippet, (*label_marks, *((a + len(prefix), b + len(prefix)) for a, b in snippet_marks))


def _author_prefix(mark: MatchMark) -> str:
    """Return a prefix that says whose words a match is in, empty if they are the statement's."""
    return "" if mark.field in ("passage", "clause") else f"{mark.field}: "


def cut_to_first_mark(text: str, marks: Spans, lead: int = LEAD_CELLS) -> tuple[str, Spans]:
    """Return the text from a little before its first mark, and the marks moved to fit; cut at a space if one is near.

    If the only space near is just before the mark, the text begins with the mark, not within a word.
    """
    first = marks[0][0] if marks else 0
    before = text[max(0, first - 4 * lead) : first]  # more is not needed, and a sentence may be very long
    if len(before) == first and cell_width(before) <= lead:
        return text, marks
    near, latest = (first - len(cut_start(before, cells)) for cells in (2 * lead, lead // 2))
    start = text.rfind(" ", near, latest) + 1 or text.rfind(" ", near, first) + 1 or latest
    return "…" + text[start:], tuple((a - start + 1, b - start + 1) for a, b in marks)
