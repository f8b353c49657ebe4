"""The pen of a terminal: parse SGR sequences, and write the shortest one from one look to another."""

from functools import lru_cache
from typing import NamedTuple

RESET = "\x1b[m"
END_LINK = "\x1b]8;;\x1b\\"

# Codes that turn an attribute on, with the one that turns it off (ECMA-48); bold and dim share theirs.
_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 6: 25, 7: 27, 8: 28, 9: 29, 21: 24, 51: 54, 52: 54, 53: 55}
_COLOR_PARAMETERS = {2: 5, 5: 3}  # by the form of a color: as red, green and blue, or as a number
# Of the palette of 256 colors, the first sixteen are the user's, and some programs set the next six.
_FIRST_FIXED_COLOR = 22
_LEVELS = (0, 95, 135, 175, 215, 255)
_GRAYS = range(8, 239, 10)  # red, green and blue of number 232 and those behind it


class Pen(NamedTuple):
    """The attributes (SGR codes, sorted), colors (SGR parameters) and link (of OSC 8) that characters are drawn with.

    What is empty is the terminal's default.
    """

    attributes: tuple[int, ...] = ()
    foreground: str = ""
    background: str = ""
    link: str = ""


@lru_cache(4096)
def _one_object(pen: Pen) -> Pen:
    """Return the same object for equal pens, so that cells are compared quickly."""
    return pen


@lru_cache(4096)
def with_link(pen: Pen, link: str) -> Pen:
    """Return the pen with another link, none if it is empty."""
    return _one_object(pen._replace(link=link))


@lru_cache(4096)
def pen_after(pen: Pen, codes: str) -> Pen | None:
    """Return the pen after an SGR sequence with these parameters; None if a parameter is unknown.

    A color that is in the palette is written as its number, which is shorter.
    """
    numbers = [int(code or 0) for code in codes.split(";")]
    attributes = set(pen.attributes)
    foreground, background = pen.foreground, pen.background
    while numbers:
        code = numbers.pop(0)
        if code == 0:
            attributes, foreground, background = set(), "", ""
        elif code in _OFF:
            attributes.add(code)
        elif code in _OFF.values():
            attributes = {attribute for attribute in attributes if _OFF[attribute] != code}
        elif code in (38, 48):
            count = _COLOR_PARAMETERS.get(numbers[0], 0) - 1 if numbers else 0
            if not 0 < count <= len(numbers):
                return None
            color, numbers = _color(numbers[:count]), numbers[count:]
            foreground, background = (color, background) if code == 38 else (foreground, color)
        elif code == 39 or 30 <= code <= 37 or 90 <= code <= 97:
            foreground = "" if code == 39 else str(code)
        elif code == 49 or 40 <= code <= 47 or 100 <= code <= 107:
            background = "" if code == 49 else str(code)
        else:
            return None
    return _one_object(Pen(tuple(sorted(attributes)), foreground, background, pen.link))


DEFAULT_PEN = _one_object(Pen())


def _color(parameters: list[int]) -> str:
    text = ";".join(map(str, parameters))
    number = _palette_number(*parameters[1:]) if len(parameters) == 4 else 0
    return f"5;{number}" if number >= _FIRST_FIXED_COLOR else text


def _palette_number(red: int, green: int, blue: int) -> int:
    """Return the number of a color in the palette, 0 if it is not in it."""
    if {red, green, blue} <= set(_LEVELS):
        return 16 + 36 * _LEVELS.index(red) + 6 * _LEVELS.index(green) + _LEVELS.index(blue)
    return 232 + _GRAYS.index(red) if red == green == blue and red in _GRAYS else 0


@lru_cache(4096)
def pen_change(before: Pen, after: Pen) -> str:
    """Return the shortest sequences that turn one pen into the other."""
    link = ""
    if before.link != after.link:
        link = f"\x1b]8;{after.link}\x1b\\" if after.link else END_LINK
    if before[:3] == after[:3]:
        return link
    if after[:3] == DEFAULT_PEN[:3]:
        return link + RESET
    off = sorted({_OFF[attribute] for attribute in before.attributes if attribute not in after.attributes})
    kept = {attribute for attribute in before.attributes if _OFF[attribute] not in off}
    difference = [*map(str, off), *(str(attribute) for attribute in after.attributes if attribute not in kept)]
    if before.foreground != after.foreground:
        difference.append(_color_code(after.foreground, "3"))
    if before.background != after.background:
        difference.append(_color_code(after.background, "4"))
    colors = (after.foreground, "3"), (after.background, "4")
    whole = ["", *map(str, after.attributes), *(_color_code(color, ground) for color, ground in colors if color)]
    return f"{link}\x1b[{min(';'.join(difference), ';'.join(whole), key=len)}m"


def _color_code(color: str, ground: str) -> str:
    """Return the SGR code of a color: as it is if it is one of the sixteen, else with 38 or 48 before it."""
    if not color:
        return f"{ground}9"
    return f"{ground}8;{color}" if ";" in color else color
