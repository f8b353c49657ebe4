"""Rows laid out for people: each begins with its key, such as an address, and its texts are wrapped at words beside it.

In a narrow window, or if the keys are long, the texts continue below the key instead. Marked parts are emphasized.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from onrecord.text.cell_width import cell_width, pad
from onrecord.text.wrap import wrap

GAP = "  "
# Columns before the texts are given up if less is left for the texts.
MIN_TEXT_CELLS = 36
MAX_LEAD_CELLS = 18
# One key in so many may be wider than the column of keys; its text begins further to the right.
KEYS_PER_WIDE_KEY = 4

TextSpan = tuple[int, int]
Emphasize = Callable[[str], str]


class MarkedText(NamedTuple):
    """A text and the spans in it that are emphasized, in order and without overlaps."""

    text: str
    marks: Sequence[TextSpan] = ()


class HangingRow(NamedTuple):
    """A row: `key` stays in sight, `lead` is a short second cell, and each of the texts begins on a line of its own."""

    key: str
    texts: Sequence[MarkedText]
    lead: str = ""


def hanging_lines(rows: Sequence[HangingRow], width: int, emphasize: Emphasize | None = None) -> Iterator[str]:
    """Yield the lines of all rows, at most `width` cells each, unless a single word or key is wider."""
    key_cells = _key_cells(rows, width)
    lead_cells = _lead_cells(rows, width - key_cells) if key_cells else 0
    indent = key_cells + len(GAP) + (lead_cells + len(GAP) if lead_cells else 0)
    for row in rows:
        before = pad(row.key, key_cells) + GAP
        texts = [marked for marked in row.texts if marked.text.strip(" ")] or [MarkedText("")]
        if row.lead and lead_cells:
            before += pad(row.lead, lead_cells) + GAP
        elif row.lead:
            texts[0] = _prefixed(row.lead + GAP, texts[0])
        elif lead_cells:
            before = pad(before, indent)
        yield from _row_lines(before, texts, indent, width, emphasize)


def emphasized(marked: MarkedText, span: TextSpan, emphasize: Emphasize | None) -> str:
    """Return the text in the span, with the marked parts of it emphasized."""
    start, end = span
    if emphasize is None:
        return marked.text[start:end]
    parts, at = [], start
    for first, last in marked.marks:
        first, last = max(first, at), min(last, end)
        if first < last:
            parts += [marked.text[at:first], emphasize(marked.text[first:last])]
            at = last
    return "".join([*parts, marked.text[at:end]])


def wrap_line(line: str, width: int) -> Iterator[str]:
    """Yield a line of text wrapped at words; its continuation stands below its text, behind indent and short label.

    A label ends with two blanks: `terms/sw  Space Weather`. Behind a long address the continuation is indented.
    """
    text = line.lstrip(" ")
    indent = len(line) - len(text)
    label, gap, rest = text.partition(GAP)
    label_cells = cell_width(label + gap)
    before, hanging = " " * indent, indent
    if gap and indent + label_cells <= width // 3:
        before, hanging, text = before + label + gap, indent + label_cells, rest
    elif gap and " " not in label:
        hanging = indent + len(GAP)
    for number, (start, end) in enumerate(wrap(text, width - hanging)):
        yield (" " * hanging if number else before) + text[start:end]


def _key_cells(rows: Sequence[HangingRow], width: int) -> int:
    """Return the width of the column of keys; 0 if there is no room for one, so that texts continue below the keys."""
    room = max(width - MIN_TEXT_CELLS - len(GAP), width // 4)
    all_cells = [cell_width(row.key) for row in rows]
    fitting = [cells for cells in all_cells if cells <= room]
    if (len(all_cells) - len(fitting)) * KEYS_PER_WIDE_KEY > len(all_cells):
        return 0
    return max(fitting, default=0)


def _lead_cells(rows: Sequence[HangingRow], width: int) -> int:
    """Return the width of the second column; 0 if there is no room for one, so that leads stand before the texts."""
    cells = max((cell_width(row.lead) for row in rows), default=0)
    return cells if cells <= min(MAX_LEAD_CELLS, width - MIN_TEXT_CELLS - 2 * len(GAP)) else 0


def _prefixed(prefix: str, marked: MarkedText) -> MarkedText:
    marks = [(start + len(prefix), end + len(prefix)) for start, end in marked.marks]
    return MarkedText(prefix + marked.text, marks)


def _row_lines(
    before: str, texts: Sequence[MarkedText], indent: int, width: int, emphasize: Emphasize | None
) -> Iterator[str]:
    """Yield the lines of a row; the first text begins behind `before`, if there is room for its first word."""
    room = width - cell_width(before)
    for number, marked in enumerate(texts):
        first_room = room if number == 0 else width - indent
        if first_room < 1:
            yield before.rstrip()
            first_room = width - indent
            before = " " * indent
        spans = wrap(marked.text, width - indent, first_room)
        for line_number, span in enumerate(spans):
            start = before if number == 0 and line_number == 0 else " " * indent
            yield (start + emphasized(marked, span, emphasize)).rstrip()
