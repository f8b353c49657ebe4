"""Records and sentences as rows of text: one line each for programs, or wrapped at words for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.cli import day
from onrecord.cli.formats import qualified
from onrecord.cli.layout import Layout
from onrecord.cli.text import align_cells
from onrecord.model import Commitment, Pack, Participant, Record, Sentence
from onrecord.model.facts import record_facts, record_heading, statement_name
from onrecord.model.provenance import Provenance
from onrecord.text.characters import escape_unsafe
from onrecord.text.hanging_rows import HangingRow, MarkedText, TextSpan, emphasized, hanging_lines

# The facts that a line of text has beside the label; `onrecord show` prints the others.
_LINE_FACTS = ("name_ja", "date", "place", "grade", "due", "outcome", "status")

FindMatches = Callable[[str], Sequence[TextSpan]]

_LINE_ENDS = str.maketrans("\n\t", "  ")


def aligned_lines(
    rows: Sequence[Sequence[str]], layout: Layout, find: FindMatches | None = None, *, tabs: bool = False
) -> Iterator[str]:
    """Yield one line for each row of cells, in aligned columns or between tabs; only the first cell is never marked."""
    safe_rows = [[escape_unsafe(cell) for cell in row] for row in rows]
    for first, *others in safe_rows if tabs else align_cells(safe_rows):
        cells = [first, *(_emphasized(cell, layout, find) for cell in others)]
        yield "\t".join(cells) if tabs else "  ".join(cells).rstrip()


def wrapped_lines(rows: Sequence[HangingRow], layout: Layout) -> Iterator[str]:
    """Yield the lines of rows that are wrapped at words to the layout's width."""
    return hanging_lines(rows, layout.width, layout.emphasize if layout.has_marks else None)


def record_cells(record: Record, pack: Pack, *, qualify: bool) -> list[str]:
    """Return the cells of a record's line: address, label, refs, with `qualify` the statement, and editor's words."""
    heading = [] if record.label == record.name else [record_heading(record, pack)]
    return _cells(record, pack, [*heading, *_facts(record, pack)], qualify=qualify)


def listed_cells(record: Record, pack: Pack, *, qualify: bool) -> list[str]:
    """Return the cells of a record's line in a list of its kind.

    A commitment has its actor as second cell. A participant has its name, side and role, and not its abbreviation once
    more.
    """
    if isinstance(record, Participant):
        name = [] if record.label == record.name else _own_name(record, pack)
        return _cells(record, pack, [*name, *_participant_facts(record, pack)], qualify=qualify)
    cells = record_cells(record, pack, qualify=qualify)
    if not isinstance(record, Commitment):
        return cells
    return [cells[0], pack.statement.actor_title(record.actors), *cells[1:]]


def sentence_cells(sentence: Sentence, pack: Pack, *, qualify: bool) -> list[str]:
    """Return a sentence's ref and text, and with `qualify` its statement."""
    statement = [statement_name(pack.statement)] if qualify else []
    return [qualified(str(sentence.ref), pack, qualify=qualify), sentence.text, *statement]


def record_as_row(
    record: Record, pack: Pack, layout: Layout, *, qualify: bool, find: FindMatches | None = None
) -> HangingRow:
    """Return a record as a wrapped row: its name, its refs and facts, its caution."""
    heading = record_heading(record, pack)
    return _record_row(record, pack, [heading], _facts(record, pack), layout, qualify=qualify, find=find)


def listed_as_row(record: Record, pack: Pack, layout: Layout, *, qualify: bool) -> HangingRow:
    """Return a record as a wrapped row of a list of its kind: commitments by actor, participants by abbreviation."""
    if isinstance(record, Commitment):
        row = _record_row(record, pack, [record.label], _facts(record, pack), layout, qualify=qualify)
        return row._replace(lead=_flowing(pack.statement.actor_title(record.actors)))
    if isinstance(record, Participant):
        facts = _participant_facts(record, pack)
        row = _record_row(record, pack, _own_name(record, pack), facts, layout, qualify=qualify)
        return row._replace(lead=_flowing(record.short or ""))
    return record_as_row(record, pack, layout, qualify=qualify)


def sentence_as_row(
    sentence: Sentence, pack: Pack, layout: Layout, *, qualify: bool, place: str = "", find: FindMatches | None = None
) -> HangingRow:
    """Return a sentence as a wrapped row: its words, then with `qualify` the statement, and where it is published."""
    ref, text, *statement = sentence_cells(sentence, pack, qualify=qualify)
    origin = "; ".join(filter(None, [*statement, place]))
    return HangingRow(ref, [_marked(text, layout, find), *([_marked(origin)] if origin else [])])


def _record_row(
    record: Record,
    pack: Pack,
    names: Sequence[str],
    facts: Sequence[str],
    layout: Layout,
    *,
    qualify: bool,
    find: FindMatches | None = None,
) -> HangingRow:
    statement = [statement_name(pack.statement)] if qualify else []
    details = "; ".join(filter(None, [record.refs, *statement, *names[1:], *facts]))
    texts = [*names[:1], *([details] if details else []), *_caution(record)]
    key = qualified(record.address, pack, qualify=qualify)
    return HangingRow(_flowing(key), [_marked(text, layout, find) for text in texts])


def _cells(record: Record, pack: Pack, words: Sequence[str], *, qualify: bool) -> list[str]:
    statement = [statement_name(pack.statement)] if qualify else []
    editors = "; ".join([*words, *_caution(record)])
    return [qualified(record.address, pack, qualify=qualify), record.label, record.refs, *statement, editors]


def _own_name(participant: Participant, pack: Pack) -> list[str]:
    """Return the name without the abbreviation, and a remark if the abbreviation is not the statement's."""
    provenance = Provenance(participant, pack)
    name = f"{participant.name} [editor's]" if provenance.is_editors("name") else participant.name
    return [name, "Abbreviation: the editor's"] if participant.short and provenance.is_editors("short") else [name]


def _facts(record: Record, pack: Pack) -> list[str]:
    return [fact.line() for fact in record_facts(record, pack, day.today()) if fact.key in _LINE_FACTS]


def _participant_facts(participant: Participant, pack: Pack) -> list[str]:
    """Return the side and role, which are the editor's, and the facts that any record's line has."""
    place = [fact.text for fact in record_facts(participant, pack) if fact.key in ("side", "role")]
    return [*([f"Side and role (editor's): {', '.join(place)}"] if place else []), *_facts(participant, pack)]


def _caution(record: Record) -> list[str]:
    return [f"Caution (editor's): {record.caveat}"] if record.caveat else []


def _marked(text: str, layout: Layout | None = None, find: FindMatches | None = None) -> MarkedText:
    """Return the text for wrapping, with its matches."""
    flowing = _flowing(text)
    return MarkedText(flowing, find(flowing) if find and layout and layout.has_marks else ())


def _flowing(text: str) -> str:
    """Return the text without line ends and tabs, and with what a terminal might act on as escapes."""
    return escape_unsafe(text).translate(_LINE_ENDS)


def _emphasized(cell: str, layout: Layout, find: FindMatches | None) -> str:
    if not (find and layout.has_marks):
        return cell
    return emphasized(MarkedText(cell, find(cell)), (0, len(cell)), layout.emphasize)
