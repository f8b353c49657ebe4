"""A model of a terminal's screen: it is fed with what a program writes, and says what stands in each cell, and how.

It shares nothing with the program's own notion of cells, and fails on a sequence that it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from onrecord.text.cell_width import graphemes

SEQUENCE = re.compile(
    r"\x1b\[(?P<parameters>[<>=?]?[0-9;]*)(?P<intermediate>[ $]?)(?P<final>[A-Za-z])"
    r"|\x1b\](?P<string>[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1bP.*?\x1b\\|[\n\r\x07]",
    re.DOTALL,
)
ATTRIBUTES = {1: "bold", 2: "dim", 3: "italic", 4: "underline", 5: "blink", 7: "reverse", 8: "hidden", 9: "strike"}
OFF = {22: ("bold", "dim"), 23: ("italic",), 24: ("underline",), 25: ("blink",), 27: ("reverse",), 28: ("hidden",)}
OFF |= {29: ("strike",)}
LEVELS = (0, 95, 135, 175, 215, 255)
# what the text of a grapheme takes on this terminal, and what it is drawn as
Widths = Callable[[str], Iterator[tuple[str, int]]]


class Cell(NamedTuple):
    """A character in its looks: attributes, colors (red, green, blue of all but the first sixteen), link."""

    text: str = " "
    attributes: frozenset[str] = frozenset()
    foreground: str = ""
    background: str = ""
    link: str = ""


BLANK = Cell()
UNKNOWN = Cell("\ufffd")


def as_the_program_counts(text: str) -> Iterator[tuple[str, int]]:
    """Yield the graphemes of a text with the widths by which the program lays out."""
    if text.isascii():
        yield from ((char, 1) for char in text)
        return
    for grapheme in graphemes(text):
        yield text[grapheme.start : grapheme.end], grapheme.cells


class ScreenModel:
    """A screen that does not wrap lines, as the program asks for.

    `touched` are the lines that were drawn on,
    and `cut_cells` counts what was drawn beyond the last column.
    """

    def __init__(self, columns: int, lines: int, widths: Widths = as_the_program_counts) -> None:
        self.cells = [[UNKNOWN] * columns for _ in range(lines)]
        self.line = self.column = 0
        self.touched: set[int] = set()
        self.cut_cells = 0
        self._pen = BLANK
        self._widths = widths
        self._unread = ""

    @property
    def columns(self) -> int:
        return len(self.cells[0])

    @property
    def lines(self) -> list[str]:
        """The text of each line."""
        return [self.line_text(line) for line in range(len(self.cells))]

    def line_text(self, line: int) -> str:
        return "".join(cell.text for cell in self.cells[line]).rstrip()

    def lose(self, columns: int, lines: int) -> None:
        """Take another size, with something else in every cell, as terminals may have when windows are resized."""
        self.cells = [[UNKNOWN] * columns for _ in range(lines)]

    def feed(self, text: str) -> None:
        """Draw what a program writes; what is incomplete is kept for the next time."""
        text = self._unread + text
        position = 0
        while position < len(text):
            if text[position] >= " ":
                end = next((i for i in range(position, len(text)) if text[i] < " "), len(text))
                self._draw(text[position:end])
                position = end
                continue
            match = SEQUENCE.match(text, position)
            if match is None:
                rest = text[position:]
                assert len(rest) < 60 or rest[1:2] in "]P", f"unknown: {rest[:40]!r}"
                break
            self._obey(match)
            position = match.end()
        self._unread = text[position:]

    def _draw(self, text: str) -> None:
        row = self.cells[self.line]
        self.touched.add(self.line)
        for cluster, width in self._widths(text):
            if not width:
                self._add_mark(cluster)
                continue
            column = min(self.column, len(row) - 1)
            self.cut_cells += max(0, self.column + width - len(row))
            for at in range(column, min(column + width, len(row))):
                self._split(row, at)
                row[at] = self._pen._replace(text=cluster if at == column else "")
            self.column = min(column + width, len(row))

    def _add_mark(self, mark: str) -> None:
        row, before = self.cells[self.line], self.column - 1
        while before > 0 and row[before].text == "":
            before -= 1
        if before >= 0:
            row[before] = row[before]._replace(text=row[before].text + mark)

    def _split(self, row: list[Cell], at: int) -> None:
        """Blank the rest of a wide character, of which one cell is drawn over."""
        first = at
        while first > 0 and row[first].text == "":
            first -= 1
        last = at
        while last + 1 < len(row) and row[last + 1].text == "":
            last += 1
        if last > first:
            for cell in range(first, last + 1):
                row[cell] = row[cell]._replace(text=" ")

    def _obey(self, match: re.Match[str]) -> None:
        if match["string"] is not None:
            if match["string"].startswith("8;"):
                self._pen = self._pen._replace(link=match["string"].split(";", 2)[2])
            return
        parameters, final = match["parameters"] or "", match["final"]
        if final is None or match["intermediate"]:
            return
        if final == "H":
            numbers = [int(number or 1) for number in parameters.split(";")] + [1]
            self.line, self.column = min(numbers[0], len(self.cells)) - 1, min(numbers[1], self.columns) - 1
        elif final == "C":
            assert self.column < self.columns, "the cursor is moved from behind the last column"
            self.column = min(self.column + int(parameters or 1), self.columns - 1)
        elif final == "m" and not parameters.startswith((">", "?")):
            self._change_pen(parameters)
        elif final == "J" or (final == "h" and parameters == "?1049"):
            assert final == "h" or parameters == "2"
            self.cells = [[BLANK] * self.columns for _ in self.cells]
        else:
            assert final in "hlcnut", f"unknown: {match[0]!r}"

    def _change_pen(self, parameters: str) -> None:
        codes = [int(code or 0) for code in parameters.split(";")]
        while codes:
            code = codes.pop(0)
            if code == 0:
                self._pen = BLANK._replace(link=self._pen.link)
            elif code in ATTRIBUTES:
                self._pen = self._pen._replace(attributes=self._pen.attributes | {ATTRIBUTES[code]})
            elif code in OFF:
                self._pen = self._pen._replace(attributes=self._pen.attributes.difference(OFF[code]))
            elif code in (38, 48):
                count = {2: 4, 5: 2}[codes[0]]
                self._change_color(_color(codes[:count]), is_foreground=code == 38)
                del codes[:count]
            else:
                ground, number = divmod(code, 10)
                assert ground in (3, 4, 9, 10), f"unknown: {parameters}"
                color = "" if number == 9 else str(number + 8 * (ground > 4))
                self._change_color(color, is_foreground=ground in (3, 9))

    def _change_color(self, color: str, *, is_foreground: bool) -> None:
        self._pen = self._pen._replace(foreground=color) if is_foreground else self._pen._replace(background=color)


def _color(parameters: list[int]) -> str:
    """Return a color as red, green and blue; one of the first sixteen, which users choose, as its number."""
    if parameters[0] == 2:
        return ",".join(map(str, parameters[1:]))
    number = parameters[1]
    if number < 16:
        return str(number)
    if number >= 232:
        return ",".join([str(8 + 10 * (number - 232))] * 3)
    number -= 16
    return ",".join(str(LEVELS[digit]) for digit in (number // 36, number // 6 % 6, number % 6))
