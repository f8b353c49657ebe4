"""Documents as plain text, wrapped by the width that is drawn, for mail and for old printers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from onrecord.quoting.render.plain import LEVEL_INDENT, QUOTATION_INDENT, render_plain
from onrecord.quoting.tree import (
    BlockQuotation,
    Footnote,
    ListItem,
    Run,
    SectionHeading,
    Table,
    TextParagraph,
    TextRun,
    TreeBlock,
    Verbatim,
)
from onrecord.text.cell_width import cell_width
from onrecord.text.wrap import wrap
from onrecord.writers.document import WrittenDocument

WIDTH_COLUMNS = 76
MIN_ROOM_COLUMNS = 20
# Below `Note: ` and the title of a cell: no line of these can be taken for a quotation.
HANGING_INDENT = "      "
TITLE_RULE, HEADING_RULE = "=", "-"
_ADDRESS = re.compile(r"https?://\S+")


def write_text(document: WrittenDocument) -> bytes:
    """Return the document as text in UTF-8, with lines of at most 76 columns where words and addresses allow it."""
    above = [document.classification, ""] if document.classification else []
    below = ["", document.classification] if document.classification else []
    numbered = _Numbered()
    blocks = [_with_rule(document.title, TITLE_RULE), *(list(numbered.block(block)) for block in document.tree)]
    notes = [_wrapped(f"[{number}] {text}") for number, text in enumerate(numbered.notes, 1)]
    lines = [line for block in [*blocks, *notes] for line in ("", *block)]
    return "".join(f"{line}\n" for line in (*above, *lines[1:], *below)).encode()


class _Numbered:
    """The lines of blocks; collects the texts of their footnotes, and writes `[1]` in their place."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def block(self, block: TreeBlock) -> Iterator[str]:
        match block:
            case TextParagraph(runs, "note"):
                yield from _wrapped(self._text(runs), following=HANGING_INDENT)
            case TextParagraph(runs):
                yield from _wrapped(self._text(runs))
            case SectionHeading(level, runs):
                yield from _with_rule(self._text(runs), HEADING_RULE if level == 1 else "")
            case ListItem(label, paragraphs, level):
                margin = LEVEL_INDENT * (level - 1)
                yield from self._paragraphs(paragraphs, f"{margin}{label} ", " " * (len(margin) + len(label) + 1))
            case BlockQuotation(paragraphs, source):
                cited = [TextParagraph((TextRun("— "), source))] if source else []
                yield from self._paragraphs([*paragraphs, *cited], QUOTATION_INDENT, QUOTATION_INDENT)
            case Verbatim(text):
                yield from text.split("\n")
            case Table(header, rows):
                yield from _rows(header, rows)
            case _:
                assert_never(block)

    def _paragraphs(self, paragraphs: Sequence[TextParagraph], first: str, following: str) -> Iterator[str]:
        for number, paragraph in enumerate(paragraphs):
            if number:
                yield ""
            yield from _wrapped(self._text(paragraph.runs), following if number else first, following)

    def _text(self, runs: Iterable[Run]) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        if isinstance(run, Footnote):
            self.notes.append(self._text(run.runs))
            return f"[{len(self.notes)}]"
        return render_plain((TextParagraph((run,)),))


def _with_rule(text: str, sign: str) -> list[str]:
    """Return a heading with a line below it of this sign, as wide as the heading; without a sign, the heading alone."""
    lines = _wrapped(text)
    return [*lines, sign * max(map(cell_width, lines))] if sign and text else lines


def _rows(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield each row as lines of its own, a title before each cell: a page is too narrow for many columns."""
    for number, row in enumerate(rows):
        if number:
            yield ""
        for title, cell in zip(header, row, strict=True):
            if cell:
                yield from _wrapped(f"{title}: {cell}", following=HANGING_INDENT)


def _wrapped(text: str, first: str = "", following: str = "") -> list[str]:
    """Return the text in lines, with `first` before the first and `following` before the others; blanks stay."""
    lines: list[str] = []
    for line in text.split("\n"):
        for piece in _pieces(line, WIDTH_COLUMNS - cell_width(following)) if line else [""]:
            margin = following if lines else first
            lines.append(f"{margin}{piece}" if piece else "")
    return lines


def _pieces(line: str, columns: int) -> Iterator[str]:
    """Yield the pieces of a line that fit; an address that is longer stands in one piece, to be opened or copied."""
    room, end = max(columns, MIN_ROOM_COLUMNS), 0
    for match in _ADDRESS.finditer(line):
        if cell_width(match[0]) > room:
            yield from _fitting(line[end : match.start()], room)
            yield match[0]
            end = match.end()
    yield from _fitting(line[end:], room)


def _fitting(text: str, room: int) -> Iterator[str]:
    if text.strip(" "):
        yield from (text[start:last] for start, last in wrap(text, room))
