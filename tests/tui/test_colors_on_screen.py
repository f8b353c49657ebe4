"""Every cell of 82 scenes can be read, in every theme and with however few colors: looked at after all filters."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Iterator

import pytest
from rich.color import Color

from onrecord.session.terminal_abilities import ColorDepth, TerminalAbilities
from onrecord.tui.palettes import PALETTES, rgb
from tests.support.cells import Run, runs
from tests.support.color_science import RGB, contrast
from tests.support.driver import NAMES, Driver
from tests.tiers import trials
from tests.tui.color_pairs import DECORATION, LEAST_CONTRAST, LEAST_OF_MARKS, MARK_PAIRS, MARKS, TEXT_PAIRS
from tests.tui.color_scenes import GLANCE, LEFT_OUT, SCENES, SIZES, STEPS
from tests.tui.conftest import Opening

DEPTHS = (ColorDepth.PALETTE, ColorDepth.SIXTEEN, ColorDepth.NONE)
PLAIN = (
    *((theme, ColorDepth.SIXTEEN, console) for theme in PALETTES for console in (False, True)),
    *(("terminal", depth, False) for depth in DEPTHS),
    ("dark", ColorDepth.NONE, False),
)
"""Looks that tell everything apart without colors: theme, depth, whether on the console of Linux."""
EACH = trials(1, len(PLAIN))
"""Themes, and looks without colors, in which each scene is looked at; the next scene has others."""

OWN_COLORS = {Color.from_ansi(number) for number in (1, 2, 3, 6)}
# the 16 colors of terminals: xterm's and PuTTY's own, the console of Linux (VGA), Windows, macOS, Tango, Solarized
XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
VGA = "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
WINDOWS = (
    "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2"
)
MACOS = (
    "000000 990000 00a600 999900 0000b2 b200b2 00a6b2 bfbfbf 666666 e50000 00d900 e5e500 0000ff e500e5 00e5e5 e5e5e5"
)
TANGO = (
    "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf 555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec"
)
SOLARIZED = (
    "073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5 002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3"
)
TERMINALS = {"xterm": XTERM, "vga": VGA, "windows": WINDOWS, "macos": MACOS, "tango": TANGO, "solarized": SOLARIZED}
BRIGHTENED = ("xterm", "vga", "tango")
"""Terminals that draw bold text in the bright color, as they are set up by default."""


async def _walk(on: Driver, names: list[str]) -> AsyncIterator[str]:
    """Lead to the scenes, one after the other."""
    for name in sorted(names, key=lambda name: name != GLANCE):
        await on.press(*(NAMES.get(key, key) for key in STEPS.get(name, ())))
        yield name
        for _ in range(4):
            await on.press("escape")
        while on.app.screen is not on.browse:
            await on.press("escape")


async def draw_in(on: Driver, theme: str, depth: ColorDepth = ColorDepth.PALETTE, *, console: bool = False) -> None:
    """Draw what is on the screen in another theme, as on another terminal."""
    on.app.no_color = depth is not ColorDepth.PALETTE
    on.app.abilities = TerminalAbilities(depth, is_console=console)
    on.app._drawn = ("", False, on.app.get_line_filters()[0])
    on.app.choose_theme(theme)
    on.app._draw_again()
    on.app.refresh_css(animate=False)
    await on.calm()


def pairs_of(theme: str, names: tuple[tuple[str, str], ...]) -> set[tuple[RGB, RGB]]:
    colors = PALETTES[theme]
    return {(rgb(colors[text]), rgb(colors[ground])) for text, ground in names}


def test_no_scene_is_left_out() -> None:
    assert len(set(SCENES)) == len(SIZES) * len({GLANCE, *STEPS}) - len(LEFT_OUT) > 55
    assert {scene.name for scene in SCENES} == {GLANCE, *STEPS}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_cell_can_be_read(opened: Opening, size: tuple[int, int]) -> None:
    """In make test each scene is drawn in one of the themes with colors, and in one of the looks without."""
    themes, looks = itertools.cycle(PALETTES), itertools.cycle(PLAIN)
    seen: set[tuple[RGB, RGB]] = set()
    own: set[Color] = set()
    async with opened(size=size, glance=True) as on:
        async for name in _walk(on, [scene.name for scene in SCENES if scene.size == size]):
            for _ in range(min(EACH, len(PALETTES))):
                theme = next(themes)
                await draw_in(on, theme)
                seen |= {_require_pair(name, theme, run) for run in runs(on.app)}
            for _ in range(EACH):
                theme, depth, console = next(looks)
                await draw_in(on, theme, depth, console=console)
                for run in runs(on.app):
                    if depth is ColorDepth.SIXTEEN and theme in PALETTES:
                        _require_16_colors(name, theme, run, console=console)
                    else:
                        own |= _require_own_colors(name, depth, run)
    assert len(seen) > 15
    assert own <= OWN_COLORS
    assert own


def _require_pair(name: str, theme: str, run: Run) -> tuple[RGB, RGB]:
    """Require that what is computed in test_palettes.py is all that there is."""
    is_mark = not set(run.text) - set(MARKS)
    is_decoration = is_mark and run.pair in pairs_of(theme, DECORATION)
    marks = pairs_of(theme, MARK_PAIRS) if is_mark else set()
    assert run.pair in pairs_of(theme, TEXT_PAIRS) | marks or is_decoration, (name, theme, run)
    least = LEAST_OF_MARKS if is_mark else LEAST_CONTRAST[theme]
    assert is_decoration or contrast(*run.pair) >= least, (name, theme, run)
    return run.pair


def _require_16_colors(name: str, theme: str, run: Run, *, console: bool) -> None:
    """Require that it can be read whatever terminals make of the colors, and of bold."""
    low = {terminal: pair for terminal, pair in as_shown(run, console=console) if contrast(*pair) < 4.5}
    assert not low, (name, theme, run)


def _require_own_colors(name: str, depth: ColorDepth, run: Run) -> set[Color]:
    """Require that nothing but the terminal's own colors is sent; return those beside its foreground."""
    assert run.style.bgcolor, (name, run)
    assert run.style.bgcolor.is_default, (name, run)
    assert run.style.color, (name, run)
    assert not run.style.dim, (name, run)
    if run.style.color.is_default:
        return set()
    assert depth is not ColorDepth.NONE, (name, run)
    assert not run.style.reverse, (name, run)
    return {run.style.color}


def as_shown(run: Run, *, console: bool) -> Iterator[tuple[str, tuple[RGB, RGB]]]:
    """Yield the colors that terminals show of a run: bold may make a color bright, before or after reverse video."""
    for terminal in ("vga",) if console else TERMINALS:
        assert run.style.color, run
        assert run.style.bgcolor, run
        color, ground = run.style.color.number, run.style.bgcolor.number
        assert color is not None, run
        assert ground is not None, run
        if console and run.style.reverse:
            color, ground = ground, color
        if run.style.bold and color < 8 and terminal in BRIGHTENED:
            color += 8
        if not console and run.style.reverse:
            color, ground = ground, color
        if console:
            assert ground < 8, "the console has no bright grounds"
        table = [bytes.fromhex(entry) for entry in TERMINALS[terminal].split()]
        text, page = (tuple(table[number]) for number in (color, ground))
        yield terminal, (text, page)  # type: ignore[misc]  # of three each
