"""Arranging a brief: items are moved, put in, replaced, taken out; headings are read as they are typed."""

import re
from collections.abc import Collection, Sequence

from onrecord.briefs.brief import HEADING_LEVELS, BriefItem, Heading

LEVEL_SIGN = "#"  # before a heading that is typed, once for each level but the first
_LEVEL_SIGNS = re.compile(rf"({LEVEL_SIGN}+)(?:\s|$)")
_ESCAPE = "\\"


def move_items(
    items: Sequence[BriefItem], chosen: Collection[int], step: int
) -> tuple[tuple[BriefItem, ...], set[int]]:
    """Return the items with the chosen ones a step further down (1) or up (-1), and where these are then.

    At the end nothing moves.
    """
    moved, places = list(items), set(chosen)
    edge = len(items) - 1 if step > 0 else 0
    if edge in places:
        return tuple(items), places
    for place in sorted(places, reverse=step > 0):
        moved[place], moved[place + step] = moved[place + step], moved[place]
    return tuple(moved), {place + step for place in places}


def insert_item(items: Sequence[BriefItem], index: int, item: BriefItem) -> tuple[BriefItem, ...]:
    """Return the items with another one before the index."""
    return (*items[:index], item, *items[index:])


def replace_item(items: Sequence[BriefItem], index: int, item: BriefItem) -> tuple[BriefItem, ...]:
    """Return the items with another one in place of that at the index."""
    return (*items[:index], item, *items[index + 1 :])


def without_items(items: Sequence[BriefItem], chosen: Collection[int]) -> tuple[BriefItem, ...]:
    """Return the items that are not chosen."""
    return tuple(item for index, item in enumerate(items) if index not in chosen)


def parse_heading(typed: str) -> Heading:
    """Return the heading that was typed: `# Lunar` is an inner one, of level 2.

    The sign has a blank after it: `#1 priority` is a text. Of a text that begins like that, a backslash says so.
    """
    typed = typed.strip()
    signs, text = "", typed
    if is_sign := _LEVEL_SIGNS.match(typed):
        signs, text = is_sign[1], typed[is_sign.end() :]
    elif typed.lstrip(_ESCAPE).startswith(LEVEL_SIGN) and typed.startswith(_ESCAPE):
        text = typed[1:]
    return Heading(" ".join(text.split()), min(1 + len(signs), HEADING_LEVELS[-1]))


def heading_as_typed(heading: Heading) -> str:
    """Return the heading as `parse_heading` takes it."""
    if heading.level > 1:
        return f"{LEVEL_SIGN * (heading.level - 1)} {heading.text}"
    text = " ".join(heading.text.split())
    return text if parse_heading(text).text == text else f"{_ESCAPE}{text}"
