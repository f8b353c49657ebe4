"""The list row of one search result: its name, the words around the match, and where it is."""

import datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from onrecord.library import lazy_search
from onrecord.model import Commitment, Record, Ref, RefError, Sentence
from onrecord.navigation.record_lines import first_ref, grade_span, meaning_span
from onrecord.navigation.row_details import (
    DetailForms,
    StatementDates,
    choose_form,
    distinguish_dates,
    place_forms,
)
from onrecord.navigation.row_lines import (
    Arrangement,
    Look,
    RowLine,
    RowShape,
    Span,
    fitting_line,
    spans_text,
    spans_width,
    with_marks,
    wrapped_spans,
)
from onrecord.navigation.rows import RowTarget, one_line
from onrecord.navigation.unreadable import UNREADABLE_LABEL
from onrecord.text.cell_width import cell_width, cut_start
from onrecord.text.characters import escape_controls
from onrecord.text.signs import signs

if TYPE_CHECKING:
    from onrecord.search import Hit, MatchMark
    from onrecord.search.document_store import DocumentStore

_LEAD_CELLS = 24  # of a text are shown before its first match
_LEAD_SHARE = 3  # or this share of the room for it, if that is less
_SPARE_CELLS = 8  # that a line may lose where it is broken
_INDENT = "  "  # of a result below its heading

NAME_FIELDS = ("name", "short", "name_ja", "alias", "abbreviation", "official_name", "expansion")

FULL_NAME_FIELDS = ("name", "official_name", "expansion")

Spans = tuple[tuple[int, int], ...]


class Snippet(NamedTuple):
    """The words that show why something was found: whose words they are, the text, and the matches in it."""

    prefix: str
    text: str
    marks: Spans = ()
    look: Look = Look.TEXT


class HitRow:
    """A `Row` for one search result, with text and marks made on first access, since they cost a search in its texts.

    If `several_packs` are open, its detail says which statement it is from. Where the index is damaged, and the pack's
    files are no help, the row says that it cannot be read.
    """

    folded = False

    def __init__(self, hit: "Hit", several_packs: bool) -> None:
        self.hit = hit
        self.several_packs = several_packs

    @cached_property
    def target(self) -> RowTarget:
        return hit_target(self.hit)

    @property
    def label(self) -> str:
        """The row in one text: the name, and the words around the match."""
        snippet = self._snippet
        return signs().separator.join(filter(None, (spans_text(self._name).strip(), f"{snippet.prefix}{snippet.text}")))

    def height(self, shape: RowShape) -> int:
        """Return the number of lines."""
        return result_height(shape)

    @property
    def matches(self) -> list[str]:
        """The matches that the row shows."""
        spans = (*self._name, *_snippet_spans(self._snippet, 1 << 20))
        return [span.text for span in spans if span.is_match]

    @cached_property
    def detail_forms(self) -> DetailForms:
        """The forms of the detail at the right end, the longest first."""
        try:
            return self._read_details()
        except lazy_search.CorruptIndexError:  # imports the search only if something is wrong
            return (escape_controls(self.hit.place.address),)

    def lines(self, shape: RowShape) -> tuple[RowLine, ...]:
        """Return the row's lines in a list of this shape: the name, then the words around the match."""
        name = (Span(_INDENT), *self._name)
        cells = [cell_width(form) for form in self.detail_forms]
        form = self.detail_forms[choose_form(cells, spans_width(name), shape.columns)]
        rooms = [max(1, shape.columns - len(_INDENT))] * (result_height(shape) - 1)
        words = wrapped_spans(_snippet_spans(self._snippet, sum(rooms)), rooms)
        return (
            fitting_line(name, (Span(form, Look.QUIET),), shape.columns),
            *(RowLine((Span(_INDENT), *line)) for line in words),
        )

    @cached_property
    def _name(self) -> tuple[Span, ...]:
        try:
            return self._read_name()
        except lazy_search.CorruptIndexError:
            return (Span(UNREADABLE_LABEL),)

    @cached_property
    def _snippet(self) -> Snippet:
        try:
            if isinstance(self.hit.target, Sentence):
                return _sentence_snippet(self.hit.target, self.hit)
            return _record_snippet(self.hit.target, self)
        except lazy_search.CorruptIndexError:
            return Snippet("", "")

    def _read_details(self) -> DetailForms:
        target, pack_id = self.hit.target, self.hit.pack_id
        ref = str(target.ref) if isinstance(target, Sentence) else first_ref(target)
        if not self.several_packs:
            return (ref,)
        date = self.hit.store.date(pack_id)
        suffixes = _statement_dates(self.hit.store).suffixes(pack_id, date)  # type: ignore[arg-type]
        return place_forms(ref, date, suffixes)

    def _read_name(self) -> tuple[Span, ...]:
        """Return the name: of a commitment grade, party and verb, of a sentence its statement or paragraph."""
        target, statement = self.hit.target, self.hit.statement
        if isinstance(target, Sentence):
            return self._sentence_name(target.ref)
        if isinstance(target, Commitment):
            party = statement.short_actor_name(target.actors)
            verb = with_marks(target.verb, lazy_search.highlights(target.verb, self.hit.plan), Look.NAME)
            look = Look.QUIET if statement.is_joint(target.actors) else Look.NAME
            return grade_span(target), Span(f"{party} ", look), *verb
        return with_marks(target.label, lazy_search.highlights(target.label, self.hit.plan), Look.NAME)

    def _sentence_name(self, ref: Ref) -> tuple[Span, ...]:
        """Return the statement's title, or the paragraph's number; before it a heading that matched, with its marks."""
        title = self.hit.store.titles[self.hit.pack_id] if self.several_packs else f"paragraph {ref.first.paragraph}"
        headings = [mark for mark in self.hit.marks if mark.field == "heading"]
        if not headings:
            return (Span(title, Look.NAME),)
        spans = tuple((mark.start, mark.end) for mark in headings if mark.text == headings[0].text)
        return (*with_marks(headings[0].text, spans, Look.NAME), Span(f"{signs().separator}{title}", Look.QUIET))


def result_height(shape: RowShape) -> int:
    """Return the number of lines of each result."""
    return 3 if shape.arrangement is Arrangement.SIDE_BY_SIDE else 2


def _snippet_spans(snippet: Snippet, cells: int) -> tuple[Span, ...]:
    """Return the words from a little before the first match, or more of them if what follows leaves room for that."""
    text = one_line(snippet.text)
    first = snippet.marks[0][0] if snippet.marks else 0
    spare = cells - cell_width(text[first : first + cells]) - _SPARE_CELLS
    text, marks = cut_to_first_mark(text, snippet.marks, max(min(_LEAD_CELLS, cells // _LEAD_SHARE), spare))
    prefix = (Span(snippet.prefix, Look.QUIET),) if snippet.prefix else ()
    return (*prefix, *with_marks(text, marks, snippet.look))


def _sentence_snippet(sentence: Sentence, hit: "Hit") -> Snippet:
    marks = lazy_search.highlights(sentence.text, hit.plan)
    marks = marks or tuple((mark.start, mark.end) for mark in hit.marks if mark.field == "text")
    return Snippet("", sentence.text, marks)


def _record_snippet(record: Record, row: HitRow) -> Snippet:
    """Return the words of a record that match, unless its name shows the match; then what the record stands for."""
    hit, name = row.hit, spans_text(row._name)
    if isinstance(record, Commitment):
        clause = record.clause.removeprefix(record.verb).strip()
        marks = lazy_search.highlights(clause, hit.plan)
        if marks or not hit.marks or any(mark.text in record.clause for mark in hit.marks):
            return Snippet("", clause, marks)
    elif not hit.marks or any(mark.text in name for mark in hit.marks):
        meaning = meaning_span(record, record.label)
        return Snippet("", meaning.text, lazy_search.highlights(meaning.text, hit.plan), meaning.look)
    first = next((mark for mark in hit.marks if mark.field in NAME_FIELDS), hit.marks[0])
    spans = tuple((mark.start, mark.end) for mark in hit.marks if mark.text == first.text)
    look = Look.TEXT if _is_official(first) or first.field in FULL_NAME_FIELDS else Look.NOTE
    return Snippet(_author_prefix(first), first.text, spans, look)


class AnyRow(Protocol):
    """A row of a list: a heading or note, a record, a result, a statement. A `folded` one stands for a group."""

    @property
    def label(self) -> str: ...
    @property
    def target(self) -> RowTarget | None: ...
    @property
    def folded(self) -> bool: ...
    def lines(self, shape: RowShape) -> tuple[RowLine, ...]: ...
    def height(self, shape: RowShape) -> int: ...


@lru_cache(maxsize=1)
def _statement_dates(store: "DocumentStore") -> StatementDates:
    """Return the dates of all packs of a library that can be read, computed once."""
    return distinguish_dates({pack_id: _readable_date(pack_id, store) for pack_id in store.titles})


def _readable_date(pack_id: str, store: "DocumentStore") -> datetime.date | None:
    try:
        return store.date(pack_id)
    except lazy_search.CorruptIndexError:
        return None


def hit_target(hit: "Hit") -> RowTarget:
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


def _author_prefix(mark: "MatchMark") -> str:
    """Return a prefix that says whose words a match is in, empty if they are the statement's: `also `, `caution: `."""
    if mark.field in NAME_FIELDS:
        return "" if mark.field in FULL_NAME_FIELDS else "= "
    return "" if _is_official(mark) else f"{mark.field}: "


def _is_official(mark: "MatchMark") -> bool:
    return mark.field in ("passage", "clause")


def cut_to_first_mark(text: str, marks: Spans, lead: int = _LEAD_CELLS) -> tuple[str, Spans]:
    """Return the text from a little before its first mark, and the marks moved to fit; cut at a space if one is near.

    If the only space near is just before the mark, the text begins with the mark, not within a word.
    """
    first = marks[0][0] if marks else 0
    before = text[max(0, first - 4 * lead) : first]  # more is not needed, and a sentence may be very long
    if len(before) == first and cell_width(before) <= lead:
        return text, marks
    near, latest = (first - len(cut_start(before, cells)) for cells in (2 * lead, lead // 2))
    start = text.rfind(" ", near, latest) + 1 or text.rfind(" ", near, first) + 1 or latest
    ellipsis = signs().ellipsis
    moved = len(ellipsis) - start
    return ellipsis + text[start:], tuple((a + moved, b + moved) for a, b in marks)
