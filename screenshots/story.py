"""The picture on top of the README: one question answered, key by key, in one SVG that moves by CSS alone.

It is drawn of the screens of the real program, and of what the program has copied.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from screenshots.animation import Animation, still
from screenshots.drawing import FILL_CSS, MARGIN, TEXT_CSS, Screen
from screenshots.shapes import HEIGHT, WIDTH
from screenshots.stage import Stage

SIZE = (100, 28)
QUESTION = "“What exactly did we say on anti-satellite tests?”"
ROUNDS = 3  # then it rests on its last stage


@dataclass(frozen=True, slots=True)
class Step:
    """A key of the story: as it is printed on the keyboard, what it does, and for how long that is shown."""

    cap: str
    key: str
    does: str
    seconds: float


STEPS = (
    Step("", "", "onrecord, just started", 1.4),
    Step("/", "slash", "starts a search", 0.7),
    Step("a", "a", "finds as you type", 0.4),
    Step("s", "s", "finds as you type", 0.4),
    Step("a", "a", "finds as you type", 0.4),
    Step("t", "t", "finds as you type", 1.4),
    Step("Enter", "enter", "to the first result", 1.2),
    Step("y", "y", "copies the words and their citation", 1.6),
    Step("Ctrl+V", "", "pasted into a note", 2.5),
)

_TEXT, _QUIET, _RULE, _ACCENT = "#e4e4e4", "#a8a8a8", "#4e4e4e", "#87afff"  # those of the dark theme
_PANEL, _DARK, _PAPER = "#1c1c1c", "#121212", "#ffffff"
_HEAD, _FOOT, _CAP, _GAP = 54, 64, 34, 8  # heights of question, keys and a key, and what stands between keys
_NOTE_COLUMN, _NOTE_ROW, _NOTE_LETTERS = 20, 5, 74


async def draw_story() -> str:
    """Return the SVG of the whole story.

    Raises:
        UnstableScreenError: when a screen does not stop changing.
    """
    screens: list[Screen] = []
    async with Stage.opened(SIZE) as stage:
        for step in STEPS:
            await stage.press(*filter(None, [step.key]))
            screens.append(stage.screen())
        return _story(screens, stage.clipboard.read_text(encoding="utf-8"))


def stills(svg: str) -> Iterator[str]:
    """Yield the stages of the story, each as an SVG that does not move."""
    return (still(svg, stage) for stage in range(len(STEPS)))


def _story(screens: Sequence[Screen], copied: str) -> str:
    """Return the SVG: the question, the screens, the note in front of the last of them, and the keys."""
    columns, rows = SIZE
    wide, terminal = columns * WIDTH + 2 * MARGIN, rows * HEIGHT + 2 * MARGIN
    high = _HEAD + terminal + _FOOT
    animation = Animation([step.seconds for step in STEPS], ROUNDS)
    css, drawn = _with_common_classes(screens)
    shown = [part for row in zip(*drawn, strict=True) for part in animation.parts(row)]
    shown += animation.parts([*[""] * (len(STEPS) - 1), _note(copied)])
    keys = [part for number in range(1, len(STEPS)) for part in animation.parts(_key_at_each_stage(number))]
    keys += animation.parts([_label(step.does, columns * WIDTH, "end", _QUIET) for step in STEPS])
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">',
        f"<title>{escape(QUESTION)}</title>",
        "<style>",
        f"text{{{TEXT_CSS}}}",
        FILL_CSS,
        *css,
        *animation.css(),
        "</style>",
        f'<rect width="{wide}" height="{high}" rx="8" fill="{_PANEL}"/>',
        f'<text x="{2 * MARGIN}" y="35" fill="{_TEXT}" style="font-size:20px;font-weight:bold">{QUESTION}</text>',
        f'<path d="M0 {_HEAD}h{wide}v{terminal}h-{wide}z" fill="{screens[0].base}"/>',
        f'<g transform="translate({MARGIN} {_HEAD + MARGIN})">',
        *shown,
        "</g>",
        f'<g transform="translate({MARGIN} {_HEAD + terminal})">',
        *keys,
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _with_common_classes(screens: Sequence[Screen]) -> tuple[list[str], list[list[str]]]:
    """Return the CSS rules of all screens, and the rows of each with the names of those rules."""
    names: dict[str, str] = {}

    def renamed(shown: Screen, row: str) -> str:
        def common(use: re.Match[str]) -> str:
            return f'class="{names.setdefault(shown.css[use[1]], f"c{len(names)}")}"'

        return re.sub(r'class="(\w+)"', common, row)

    drawn = [[renamed(shown, row) for row in shown.rows] for shown in screens]
    return [f".{name}{{{css}}}" for css, name in names.items()], drawn


def _key_at_each_stage(number: int) -> list[str]:
    """Return the drawing of a key before it is pressed, as it is pressed, and afterwards."""
    before, now, after = (
        _key(number, *colors)
        for colors in ((_RULE, "none", _QUIET), (_ACCENT, _ACCENT, _DARK), (_ACCENT, "none", _TEXT))
    )
    return [*number * [before], now, *(len(STEPS) - number - 1) * [after]]


def _key(number: int, line: str, ground: str, letters: str) -> str:
    widths = [len(step.cap) * WIDTH + 24 for step in STEPS[1 : number + 1]]
    left, wide = sum(widths[:-1]) + len(widths[:-1]) * _GAP, widths[-1]
    place = f'x="{left}" y="{(_FOOT - _CAP) // 2}" width="{wide}" height="{_CAP}" rx="5"'
    frame = f'<rect {place} fill="{ground}" stroke="{line}" stroke-width="1.5" style="shape-rendering:auto"/>'
    return frame + _label(STEPS[number].cap, left + wide // 2, "middle", letters)


def _label(text: str, x: int, anchor: str, fill: str) -> str:
    return f'<text x="{x}" y="38" text-anchor="{anchor}" fill="{fill}">{escape(text)}</text>'


def _note(copied: str) -> str:
    """Return a sheet of paper with what was copied, in front of the terminal."""
    lines = textwrap.wrap(copied, _NOTE_LETTERS)
    left, top = _NOTE_COLUMN * WIDTH, _NOTE_ROW * HEIGHT
    wide, high = (_NOTE_LETTERS + 4) * WIDTH, (len(lines) + 3) * HEIGHT
    drawn = [
        f'<path d="M{left} {top}h{wide}v{high}h-{wide}z" fill="{_PAPER}" stroke="#808080"/>',
        f'<text x="{left + 2 * WIDTH}" y="{top + 26}" fill="#5f5f5f">My note</text>',
    ]
    for number, line in enumerate(lines, 3):
        place = f'x="{left + 2 * WIDTH}" y="{top + number * HEIGHT}" textLength="{len(line) * WIDTH}"'
        drawn.append(f'<text {place} fill="{_PANEL}">{escape(line)}</text>')
    return "".join(drawn)
