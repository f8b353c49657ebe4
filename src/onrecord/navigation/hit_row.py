"""The list row of one search result: its name, the words around the match, and where it is."""

import datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from onrecord.library import lazy_search
from onrecord.model import Commitment, Record, Ref, RefError, Sentence
from onrecord.navigation.badges import badge_spans, badges_of
from onrecord.navigation.hit_words import Snippet, remark_spans, snippet_lines, snippet_spans
from onrecord.navigation.note_blocks import OWN_PREFIX, drawn_note, own_note_marks
from onrecord.navigation.record_lines import grade_span, meaning_span
from onrecord.navigation.row_context import first_ref
from onrecord.navigation.row_details import (
    DetailForms,
    StatementDates,
    choose_form,
    distinguish_dates,
    place_forms,
)
from onrecord.navigation.row_lines import (
    GAP,
    Arrangement,
    Look,
    RowLine,
    RowShape,
    Span,
    cut_spans,
    fitting_line,
    spans_text,
    spans_width,
    with_marks,
)
from onrecord.navigation.rows import RowTarget
from onrecord.navigation.unreadable import UNREADABLE_LABEL
from onrecord.text.cell_width import cell_width
from onrecord.text.characters import escape_controls
from onrecord.text.signs import signs

if TYPE_CHECKING:
    from onrecord.search import Hit, MatchMark
    from onrecord.search.document_store import DocumentStore

_INDENT = "  "  # of a result below its heading

NAME_FIELDS = ("name", "short", "name_ja", "alias", "abbreviation", "official_name", "expansion")

FULL_NAME_FIELDS = ("name", "official_name", "expansion")


class HitRow:
    """A `Row` for one search result, with text and marks made on first access, since they cost a search in its texts.

    If `several_packs` are open, its detail says which statement it is from. Where the index is damaged, and the pack's
    files are no help, the row says that it cannot be read. An `own_note` is the user's, by which it was found.
    """

    folded = False

    def __init__(self, hit: "Hit", several_packs: bool, own_note: str = "") -> None:
        self.hit = hit
        self.own_note = own_note
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
        spans = (*self._name, *snippet_spans(self._snippet, 1 << 20))
        return [span.text for span in spans if span.is_match]

    @cached_property
    def detail_forms(self) -> DetailForms:
        """The forms of the detail at the right end, the longest first."""
        try:
            return self._read_details()
        except lazy_search.CorruptIndexError:  # imports the search only if something is wrong
            return (escape_controls(self.hit.place.address),)

    def lines(self, shape: RowShape) -> tuple[RowLine, ...]:
        """Return the row's lines in a list of this shape: the name, then the words around the match, and its state.

        Where these words leave the last line free, it says what else one wants to know.
        """
        name = (Span(_INDENT), *self._name)
        cells = [cell_width(form) for form in self.detail_forms]
        form = self.detail_forms[choose_form(cells, spans_width(name), shape.columns)]
        state = self._state(shape)
        rooms = [max(1, shape.columns - len(_INDENT))] * (result_height(shape) - 1)
        rooms[-1] = max(1, rooms[-1] - spans_width(state) - (GAP if state else 0))
        words = snippet_lines(self._snippet, rooms)
        if not words[-1]:
            words[-1] = cut_spans(self._remark, rooms[-1])
        return (
            fitting_line(name, (Span(form, Look.QUIET),), shape.columns),
            *(RowLine((Span(_INDENT), *line)) for line in words[:-1]),
            fitting_line((Span(_INDENT), *words[-1]), state, shape.columns),
        )

    def _state(self, shape: RowShape) -> tuple[Span, ...]:
        """Return the badges of a record: with their words where these leave most of a line free."""
        try:
            badges = () if isinstance(self.hit.target, Sentence) else badges_of(self.hit.target)
        except lazy_search.CorruptIndexError:
            return ()
        words = badge_spans(badges, shape)
        leaves_room = shape.arrangement is not Arrangement.SINGLE and spans_width(words) * 2 < shape.columns
        return words if leaves_room else badge_spans(badges, shape, signs_only=True)

    @cached_property
    def _remark(self) -> tuple[Span, ...]:
        try:
            if isinstance(self.hit.target, Sentence):
                return ()
            if reasons := self.hit.org_reasons:
                return (Span(", ".join(reasons), Look.QUIET),)
            return remark_spans(self.hit.target, self.hit.statement, self.label)
        except lazy_search.CorruptIndexError:
            return ()

    @cached_property
    def _name(self) -> tuple[Span, ...]:
        try:
            return self._read_name()
        except lazy_search.CorruptIndexError:
            return (Span(UNREADABLE_LABEL),)

    @cached_property
    def _snippet(self) -> Snippet:
        if self.own_note:
            text = drawn_note(self.own_note)
            return Snippet(OWN_PREFIX, text, own_note_marks(text, self.hit.plan))
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
    return "" if _is_official(mark) else "caution: " if mark.field == "caveat" else f"{mark.field}: "


def _is_official(mark: "MatchMark") -> bool:
    return mark.field in ("passage", "clause")
