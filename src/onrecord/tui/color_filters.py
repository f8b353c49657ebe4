"""Line filters, the last step before the terminal: each color as a number of its palette, or looks without colors.

Numbers of the palette are shown exactly by every terminal with 256 colors, while Rich would move some grays to the next
darker one; they are also shorter than red, green and blue.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as TextualColor
from textual.filter import LineFilter

from onrecord.session.terminal_abilities import ColorDepth, TerminalAbilities
from onrecord.tui.palettes import PALETTES, ThemeColors, is_light_theme, rgb

RGB = tuple[int, int, int]
DEFAULT = Color.default()
_CACHED_STYLES = 2048
# the terminal's own black, white and bright white (ECMA-48, and aixterm for the bright ones)
_BLACK, _WHITE, _BRIGHT_WHITE = map(Color.from_ansi, (0, 7, 15))
# and its own colors for what has a color in the theme `terminal`; on light grounds most terminals have only dark blue
# and red that can be read, and words and signs say the rest
_OWN_COLORS = {"accent": 6, "editor": 3, "good": 2, "bad": 1}
_OWN_COLORS_ON_LIGHT = {"accent": 4, "bad": 1}


class StyleFilter(LineFilter):
    """A filter that changes the style of each segment, and nothing else."""

    def __init__(self, change: Callable[[Style], Style]) -> None:
        super().__init__()
        self._changed = lru_cache(_CACHED_STYLES)(change)

    def apply(self, segments: list[Segment], background: TextualColor) -> list[Segment]:
        """Return the segments in their changed styles."""
        return [
            segment if segment.control else Segment(segment.text, self._changed(segment.style or Style.null()))
            for segment in segments
        ]


def color_filter(theme: str, abilities: TerminalAbilities, *, has_light_ground: bool = False) -> LineFilter:
    """Return the filter for a theme, by its name in config.toml, on a terminal with a dark or light ground."""
    depth = abilities.depth
    if depth is ColorDepth.NONE:
        return StyleFilter(_PlainLook(DEFAULT, DEFAULT, abilities))
    if theme == "terminal":
        return StyleFilter(_PlainLook(DEFAULT, DEFAULT, abilities, _own_colors(has_light_ground)))
    if depth is ColorDepth.PALETTE:
        return StyleFilter(_PaletteLook(PALETTES[theme]))
    is_light = is_light_theme(theme)
    is_bright = (is_light or theme.startswith("high-contrast")) and not abilities.is_console
    return StyleFilter(_PlainLook(_BRIGHT_WHITE if is_bright else _WHITE, _BLACK, abilities, turned=is_light))


def _own_colors(has_light_ground: bool) -> Mapping[RGB, Color]:
    """Return the terminal's own color for each color of the style sheet, which is that of the dark theme."""
    own = _OWN_COLORS_ON_LIGHT if has_light_ground else _OWN_COLORS
    return {rgb(PALETTES["dark"][name]): Color.from_ansi(number) for name, number in own.items()}


class _PaletteLook:
    """Each color of a theme as its number, any other as the nearest."""

    def __init__(self, palette: ThemeColors) -> None:
        self._numbers = {rgb(number): Color.from_ansi(number) for number in palette.values()}

    def __call__(self, style: Style) -> Style:
        return style + Style.from_color(self._number(style.color), self._number(style.bgcolor))

    def _number(self, color: Color | None) -> Color | None:
        if color is None or color.triplet is None:
            return color
        return self._numbers.get(color.triplet) or nearest(color)


def nearest(color: Color) -> Color:
    """Return the nearest color of the palette of 256."""
    assert color.triplet
    red, green, blue = color.triplet

    def distance(number: int) -> int:
        r, g, b = rgb(number)
        return (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2

    return Color.from_ansi(min(range(16, 256), key=distance))


class _PlainLook:
    """The looks without colors: text on one ground, told apart by bold, underline and reverse video.

    `own` are the colors that stay beside these. `turned` is dark on light, by reverse video: bold makes dark colors
    pale on many terminals, but only those that are written as the text's.
    """

    def __init__(
        self,
        text: Color,
        ground: Color,
        abilities: TerminalAbilities,
        own: Mapping[RGB, Color] | None = None,
        *,
        turned: bool = False,
    ) -> None:
        self._text, self._ground, self._own, self._turned = text, ground, own or {}, turned
        self._is_console = abilities.is_console

    def __call__(self, style: Style) -> Style:
        reverse = bool(style.reverse) is not self._turned
        color = self._text
        if style.color and style.color.triplet and not reverse:
            color = self._own.get(style.color.triplet, self._text)
        # the Linux console reverses first, and then makes the color bright that stands for bold: gray on gray
        bold = False if reverse and self._is_console else style.bold
        return style + Style(color=color, bgcolor=self._ground, reverse=reverse, bold=bold, dim=False)
