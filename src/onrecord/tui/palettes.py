"""The colors of the themes, by what they are for, as numbers of the palette of 256 colors.

Terminals with 256 colors show these exactly. tests/tui/test_palettes.py proves the contrast of every pair that is
drawn, and that the voices differ for people who are color-blind.
"""

from collections.abc import Mapping

# xterm's palette: 6 levels each of red, green and blue from number 16, then 24 grays (256colres.pl of xterm)
_CUBE_LEVELS = (0, 95, 135, 175, 215, 255)
_FIRST_OF_CUBE, _FIRST_GRAY = 16, 232


# Of each theme: `page` and `panel` are grounds; `text`, `quiet`, `accent`, `editor`, `good` and `bad` are written on
# them. `cursor` is the ground of the cursor's row and of selected words, `on_cursor` what is written there,
# `quiet_on_cursor` its refs, and `bar_on_cursor` its bar. `away` is the ground of that row in a pane without the focus.
# `bar` stands beside official text; `rule` is decoration.
ThemeColors = Mapping[str, int]
PALETTES: Mapping[str, ThemeColors] = {
    "dark": {
        "page": 233,
        "panel": 234,
        "text": 254,
        "quiet": 248,
        "accent": 111,
        "editor": 179,
        "good": 114,
        "bad": 210,
        "cursor": 24,
        "on_cursor": 231,
        "quiet_on_cursor": 254,
        "bar_on_cursor": 111,
        "away": 236,
        "match": 221,
        "on_match": 233,
        "bar": 244,
        "rule": 239,
    },
    "light": {
        "page": 231,
        "panel": 255,
        "text": 234,
        "quiet": 59,
        "accent": 25,
        "editor": 94,
        "good": 22,
        "bad": 124,
        "cursor": 153,
        "on_cursor": 233,
        "quiet_on_cursor": 235,
        "bar_on_cursor": 25,
        "away": 254,
        "match": 221,
        "on_match": 233,
        "bar": 243,
        "rule": 250,
    },
    "high-contrast-dark": {
        "page": 16,
        "panel": 16,
        "text": 231,
        "quiet": 251,
        "accent": 45,
        "editor": 184,
        "good": 120,
        "bad": 217,
        "cursor": 231,
        "on_cursor": 16,
        "quiet_on_cursor": 16,
        "bar_on_cursor": 16,
        "away": 236,
        "match": 226,
        "on_match": 233,
        "bar": 231,
        "rule": 247,
    },
    "high-contrast-light": {
        "page": 231,
        "panel": 231,
        "text": 16,
        "quiet": 237,
        "accent": 17,
        "editor": 52,
        "good": 22,
        "bad": 88,
        "cursor": 16,
        "on_cursor": 231,
        "quiet_on_cursor": 231,
        "bar_on_cursor": 231,
        "away": 253,
        "match": 226,
        "on_match": 233,
        "bar": 16,
        "rule": 240,
    },
}


def is_light_theme(name: str) -> bool:
    """Return whether the page of a theme is light."""
    return name.endswith("light")


def rgb(number: int) -> tuple[int, int, int]:
    """Return the red, green and blue of a number from 16 to 255; the first 16 are the terminal's own."""
    if number >= _FIRST_GRAY:
        gray = 8 + 10 * (number - _FIRST_GRAY)
        return gray, gray, gray
    number -= _FIRST_OF_CUBE
    red, green, blue = number // 36, number // 6 % 6, number % 6
    return _CUBE_LEVELS[red], _CUBE_LEVELS[green], _CUBE_LEVELS[blue]


def css_color(number: int) -> str:
    """Return the color of a number as CSS writes it."""
    return "#{:02x}{:02x}{:02x}".format(*rgb(number))
