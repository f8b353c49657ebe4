"""The abilities of a terminal, as far as its environment says: number of colors, ground, and signs.

Its own answers to questions come later and count for more. `onrecord doctor` says what follows from it.
"""

import os
import sys
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import NamedTuple

from onrecord.session.terminal_encoding import (
    ASCII_ENCODING,
    UTF_8_ENCODING,
    is_utf_8_device,
    locale_encoding,
    locale_variables,
)

# values of TERM for which Rich and Textual assume two different sizes, and so repaint forever
INCAPABLE_TERMS = ("dumb", "unknown")
# ends of the names of terminals whose number of colors needs no looking up
_NAMES_OF_256 = ("-256color", "-direct", "kitty")
# how the names begin of terminals whose fonts lack the signs, and with what names of those without colors begin or end
_WITHOUT_SIGNS = ("linux", "vt", "cons", "ansi", "dumb")
_WITHOUT_COLORS, _MONOCHROME = "vt", "-mono"
_LEAST_COLORS, _PALETTE_COLORS = 8, 256
_CONSOLE = "linux"
# WCAG's relative luminance at which black and white are equally readable
_LIGHT_LUMINANCE = 0.179
_DARK_NUMBERS = (0, 1, 2, 3, 4, 5, 6, 8)  # of a ground in COLORFGBG


class ColorDepth(Enum):
    """The number of colors that are drawn; `value` says it in words."""

    NONE = "no colors"
    SIXTEEN = "16 colors"
    PALETTE = "256 colors"


class TerminalAbilities(NamedTuple):
    """The abilities of a terminal. `is_light` is None where the environment does not say.

    `lacks_signs` says why the terminal lacks all signs but those of ASCII; it is empty if it has them. `is_console` is
    true for the console of Linux, which draws bold in a way of its own.
    """

    depth: ColorDepth = ColorDepth.PALETTE
    is_light: bool | None = None
    lacks_signs: str = ""
    is_console: bool = False

    def draws_ascii(self, choice: str) -> bool:
        """Return whether only signs of ASCII are drawn, by the setting `signs`."""
        return choice == "ascii" or (choice == "auto" and bool(self.lacks_signs))


def terminal_abilities(environment: Mapping[str, str] = os.environ) -> TerminalAbilities:
    """Return what the terminal of a session can draw."""
    term = environment.get("TERM", "").lower()
    return TerminalAbilities(
        _color_depth(environment, term),
        _has_light_ground(environment.get("COLORFGBG", "")),
        _lacks_signs(environment, term),
        term.startswith(_CONSOLE),
    )


@cache
def own_terminal() -> TerminalAbilities:
    """Return what the terminal of this process can draw, as its environment said when it was asked first."""
    return terminal_abilities()


def is_light(background: tuple[int, int, int]) -> bool:
    """Return whether dark text is easier to read than light text on a background (red, green, blue from 0 to 255)."""
    red, green, blue = (_linear(channel / 255) for channel in background)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > _LIGHT_LUMINANCE


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _color_depth(environment: Mapping[str, str], term: str) -> ColorDepth:
    if environment.get("NO_COLOR"):
        return ColorDepth.NONE
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return ColorDepth.PALETTE
    if sys.platform == "win32" or term.endswith(_NAMES_OF_256):
        return ColorDepth.PALETTE
    colors = terminfo_colors(environment.get("TERM", ""))
    if colors is None:
        is_monochrome = term.startswith(_WITHOUT_COLORS) or term.endswith(_MONOCHROME)
        return ColorDepth.NONE if is_monochrome else ColorDepth.SIXTEEN
    if colors >= _PALETTE_COLORS:
        return ColorDepth.PALETTE
    return ColorDepth.SIXTEEN if colors >= _LEAST_COLORS else ColorDepth.NONE


def terminfo_colors(term: str) -> int | None:
    """Return the number of colors that terminfo has for a terminal, 0 for none; None if it does not know it."""
    try:
        import curses
    except ImportError:  # Windows
        return None
    try:
        null_device = os.open(os.devnull, os.O_WRONLY)
    except OSError:
        return None
    try:
        curses.setupterm(term, null_device)
        return max(curses.tigetnum("colors"), 0)
    except curses.error:
        return None
    finally:
        os.close(null_device)


def _has_light_ground(colors: str) -> bool | None:
    """Return what COLORFGBG says of the ground, such as `15;0` or `0;default;15` (rxvt, Konsole); None if nothing."""
    ground = colors.rpartition(";")[2]
    if not (ground.isascii() and ground.isdigit() and len(ground) <= len("15") and int(ground) <= 15):
        return None
    return int(ground) not in _DARK_NUMBERS


def _lacks_signs(environment: Mapping[str, str], term: str) -> str:
    if sys.platform == "win32":
        return ""
    if term.startswith(_WITHOUT_SIGNS):
        return f"the fonts of TERM={environment['TERM']} lack the others"
    encoding = locale_encoding() if locale_variables(environment) else UTF_8_ENCODING
    if encoding == UTF_8_ENCODING or is_utf_8_device():
        return ""
    return f"the encoding of this session is {'ASCII' if encoding == ASCII_ENCODING else encoding}"
