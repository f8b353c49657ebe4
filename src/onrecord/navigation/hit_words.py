"""The words below the name of a search result: those around the match, and what else one wants to know of a record.

Those around the match begin where the lines of the row are filled best. What else there is to say is the first of these
that the row does not say yet: of a mission what became of it; the full name or meaning; the official words; the
editor's caution; of a commitment its grade in words.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from onrecord.model import Area, Commitment, Mission, Participant, Record, Statement
from onrecord.navigation.badges import NONE_NOTED, badges_of
from onrecord.navigation.record_lines import meaning_span
from onrecord.navigation.row_lines import Look, Span, spans_width, with_marks, wrapped_spans
from onrecord.navigation.rows import one_line
from onrecord.text.cell_width import cell_width, cut_start
from onrecord.text.signs import signs

_LEAD_CELLS = 24  # of a text are shown before its first match
_LEAD_SHARE = 3  # or this share of the room for it, if that is less
_SPARE_CELLS = 8  # that a line may lose where it is broken
_CONTEXT_CHARS = 16  # of a sentence, at least, before the words that a record rests on

Spans = tuple[tuple[int, int], ...]


class Snippet(NamedTuple):
    """The words that show why something was found: whose words they are, the text, and the matches in it."""

    prefix: str
    text: str
    marks: Spans = ()
    look: Look = Look.TEXT


def snippet_lines(snippet: Snippet, rooms: Sequence[int]) -> list[tuple[Span, ...]]:
    """Return the words around the first match in as many lines as there are rooms, with the match in sight.

    They begin earlier where the last line would stay free, as early as the rest of the text leaves room for.
    """
    lines = wrapped_spans(snippet_spans(snippet, sum(rooms)), rooms)
    if snippet.marks and not any(span.is_match for line in lines for span in line):
        return wrapped_spans(snippet_spans(snippet, rooms[-1]), rooms)
    for lead in () if lines[-1] or len(rooms) == 1 else (factor * rooms[0] // 2 for factor in (6, 5, 4, 3, 2)):
        spans = snippet_spans(snippet, sum(rooms), lead)
        *_, rest = wrapped_spans(spans, [*rooms[:-1], spans_width(spans)])
        if rest and spans_width(rest) <= rooms[-1]:
            return wrapped_spans(spans, rooms)
    return lines


def snippet_spans(snippet: Snippet, cells: int, least_lead: int = 0) -> tuple[Span, ...]:
    """Return the words from a little before the first match, or more of them if what follows leaves room for that."""
    text = one_line(snippet.text)
    first = snippet.marks[0][0] if snippet.marks else 0
    spare = cells - cell_width(text[first : first + cells]) - _SPARE_CELLS
    text, marks = cut_to_first_mark(text, snippet.marks, max(min(_LEAD_CELLS, cells // _LEAD_SHARE), spare, least_lead))
    prefix = (Span(snippet.prefix, Look.QUIET),) if snippet.prefix else ()
    return (*prefix, *with_marks(text, marks, snippet.look))


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


def remark_spans(record: Record, statement: Statement, shown: str) -> tuple[Span, ...]:
    """Return the remark; `shown` is what the row says already. It is empty if there is nothing else to say."""
    known = shown.casefold()
    for span in chain(_remarks_of_kind(record, statement), _common_remarks(record, statement)):
        if span.text and span.text.casefold() not in known:
            return (span,)
    return ()


def _remarks_of_kind(record: Record, statement: Statement) -> Iterator[Span]:
    """Yield what the section of this kind would show in its list."""
    match record:
        case Participant():
            side = statement.party(record.side).name if record.side else ""
            yield Span(", ".join(filter(None, (side, *record.role))), Look.QUIET)
        case Mission() if not badges_of(record):
            yield Span(NONE_NOTED.word, NONE_NOTED.look)
        case Commitment():
            yield from _caution(record)
            yield Span(f"grade {record.grade.value}: {record.grade.meaning}", Look.NOTE)
        case _:
            pass


def _common_remarks(record: Record, statement: Statement) -> Iterator[Span]:
    """Yield what every kind has; of an area no words, since it rests on whole sentences."""
    yield meaning_span(record, record.label)
    yield Span(record.name)
    for passage in () if isinstance(record, Area) else record.passages[:1]:
        text = "".join(sentence.text for sentence in statement.sentences_at(passage.ref))
        yield Span(_from_before(text.replace("\n", " "), passage.quote.replace("\n", " ")))
    yield from _caution(record)
    yield Span(record.name_ja or "", Look.QUIET)


def _caution(record: Record) -> Iterator[Span]:
    if record.caveat:
        yield Span(f"caution: {record.caveat}", Look.NOTE)


def _from_before(sentence: str, quote: str) -> str:
    """Return the sentence from a few words before the quoted ones."""
    start = sentence.rfind(" ", 0, max(0, sentence.find(quote) - _CONTEXT_CHARS)) + 1
    return f"{signs().ellipsis}{sentence[start:]}" if start else sentence
