"""Convert Textual's SVG of a screen to a portable one with the same cells and colors.

It loads nothing from the network, uses common fonts, keeps every wide character in its two cells, and has at most one
space between words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby
from xml.etree import ElementTree

from rich.cells import cell_len

from screenshots.shapes import HEIGHT, WIDTH, shape

FONTS = "'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK JP', 'Hiragino Sans', 'Yu Gothic', monospace"
FONT_SIZE = 16.6  # where DejaVu Sans Mono is as wide as a cell
TEXT_CSS = f"font-family:{FONTS};font-size:{FONT_SIZE}px"
FILL_CSS = "g>rect{shape-rendering:crispEdges}"  # backgrounds side by side leave no gap
BASELINE = 15
WIDE_FROM = (2 * WIDTH - FONT_SIZE) / 2  # centers a square character in its two cells
MARGIN = 10

# The cell that Rich draws with, and where in it a background and a text begin.
_RICH_WIDTH, _RICH_HEIGHT, _RICH_TOP, _RICH_BASELINE = 12.2, 24.4, 1.5, 20
_SVG = "{http://www.w3.org/2000/svg}"
_RULE = re.compile(r"\.terminal-\d+-(r\d+) \{ (.*?);* \}")
_WORDS = re.compile(r"[^ ]+(?: [^ ]+)*")


@dataclass(frozen=True, slots=True)
class Screen:
    """The contents of a screen: its page's color `base`, the SVG of each row, and the CSS of the classes used there."""

    columns: int
    base: str
    rows: tuple[str, ...]
    css: Mapping[str, str]


def screen(exported: str, columns: int, rows: int) -> Screen:
    """Return the screen of that size for the output of `App.export_screenshot`."""
    root = ElementTree.fromstring(exported)
    style = root.findtext(f"{_SVG}style") or ""
    classes = {name: re.sub(r"\s*([:;])\s*", r"\1", css) for name, css in _RULE.findall(style)}
    cells = root.findall(f"{_SVG}g")[-1]
    fills = _fills(cells.findall(f"{_SVG}rect"))
    areas: Counter[str] = Counter()
    for fill in fills:
        areas[fill.color] += fill.cells
    base = areas.most_common(1)[0][0] if areas else "#000000"
    drawn: list[list[str]] = [[] for _ in range(rows)]
    for fill in fills:
        if fill.color != base:
            drawn[fill.row].append(fill.svg())
    for text in cells.iter(f"{_SVG}text"):
        drawn[_row(text)].extend(_marks(text))
    return Screen(columns, base, tuple("\n".join(row) for row in drawn), classes)


def drawing(shown: Screen) -> str:
    """Return the SVG of a screen."""
    wide, high = shown.columns * WIDTH + 2 * MARGIN, len(shown.rows) * HEIGHT + 2 * MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">',
        "<style>",
        f"text{{{TEXT_CSS}}}",
        FILL_CSS,
        *(f".{name}{{{css}}}" for name, css in shown.css.items()),
        "</style>",
        f'<rect width="{wide}" height="{high}" rx="8" fill="{shown.base}"/>',
        f'<g transform="translate({MARGIN} {MARGIN})">',
        *filter(None, shown.rows),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


@dataclass(slots=True)
class _Fill:
    """Cells of one row with one background."""

    row: int
    column: int
    cells: int
    color: str

    def svg(self) -> str:
        position = f'x="{self.column * WIDTH}" y="{self.row * HEIGHT}" width="{self.cells * WIDTH}" height="{HEIGHT}"'
        return f'<rect {position} fill="{self.color}"/>'


def _fills(rects: Iterable[ElementTree.Element]) -> list[_Fill]:
    """Return the backgrounds, with neighbors of one color joined."""
    fills: list[_Fill] = []
    for rect in rects:
        row = round((float(rect.attrib["y"]) - _RICH_TOP) / _RICH_HEIGHT)
        fill = _Fill(row, _column(rect), round(float(rect.attrib["width"]) / _RICH_WIDTH), rect.attrib["fill"])
        last = fills[-1] if fills else None
        if last and (last.row, last.column + last.cells, last.color) == (fill.row, fill.column, fill.color):
            last.cells += fill.cells
        else:
            fills.append(fill)
    return fills


def _row(text: ElementTree.Element) -> int:
    return round((float(text.attrib["y"]) - _RICH_BASELINE) / _RICH_HEIGHT)


def _column(element: ElementTree.Element) -> int:
    return round(float(element.attrib["x"]) / _RICH_WIDTH)


def _marks(text: ElementTree.Element) -> Iterator[str]:
    """Yield the SVG elements of a run of one style; a viewer can position each by itself."""
    name = text.attrib["class"].rpartition("-")[2]
    row, column = _row(text), _column(text)
    for kind, letters in groupby((text.text or "").replace("\xa0", " "), _kind):
        run = "".join(letters)
        if kind == "shape":
            yield _path(run, name, column, row)
        elif kind == "wide":
            places = " ".join(_number((column + 2 * n) * WIDTH + WIDE_FROM) for n in range(len(run)))
            yield f'<text class="{name}" x="{places}" y="{row * HEIGHT + BASELINE}">{escape(run)}</text>'
        else:
            for words in _WORDS.finditer(run):
                yield _text(words[0], name, column + cell_len(run[: words.start()]), row)
        column += cell_len(run)


def _kind(letter: str) -> str:
    if shape(letter):
        return "shape"
    if cell_len(letter) == 2:
        return "wide"
    # A sign that a font may lack gets its own element: a fallback of another width must not move the letters beside it.
    return "letters" if letter < "\u0250" or "\u2010" <= letter <= "\u2027" else letter


def _text(words: str, name: str, column: int, row: int) -> str:
    length = f' textLength="{cell_len(words) * WIDTH}"' if len(words) > 1 else ""
    return f'<text class="{name}" x="{column * WIDTH}" y="{row * HEIGHT + BASELINE}"{length}>{escape(words)}</text>'


def _path(run: str, name: str, column: int, row: int) -> str:
    steps: list[str] = []
    for letter, repeated in groupby(run):
        count = len(list(repeated))
        for left, top, width, height in shape(letter):
            joined = left == 0 and width == WIDTH
            for place, cells in [(0, count)] if joined else [(n, 1) for n in range(count)]:
                x, y = (column + place) * WIDTH + left, row * HEIGHT + top
                wide = width * cells
                steps.append(f"M{_number(x)} {_number(y)}h{_number(wide)}v{_number(height)}h-{_number(wide)}z")
        column += count
    return f'<path class="{name}" d="{"".join(steps)}"/>'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
