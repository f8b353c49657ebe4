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


def move_section(items: Sequence[BriefItem], start: int, step: int) -> tuple[tuple[BriefItem, ...], int]:
    """Return the items with a heading and all below it a step further down (1) or up (-1), and where it is then.

    It goes past the next section of its level or a higher one; an inner section goes from one outer section to the
    end of what stands directly below the next. Nothing that stands under another heading comes under this one, or
    under none: at the ends, and above what is under no heading, nothing moves.
    """
    heading = items[start]
    assert isinstance(heading, Heading)
    end = _section_end(items, start, heading.level)
    if step > 0:
        after = _section_end(items, end, heading.level) if end < len(items) else end
        return (*items[:start], *items[end:after], *items[start:end], *items[after:]), start + after - end
    starts = [place for place in range(start) if _begins_section(items[place], heading.level)]
    before = starts[-1] if starts else start
    return (*items[:before], *items[start:end], *items[before:start], *items[end:]), before


def _section_end(items: Sequence[BriefItem], start: int, level: int) -> int:
    """Return the place after the last item that stands below the heading at `start`, up to a heading of this level."""
    return next((place for place in range(start + 1, len(items)) if _begins_section(items[place], level)), len(items))


def _begins_section(item: BriefItem, level: int) -> bool:
    return isinstance(item, Heading) and item.level <= level


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


def heading_error(typed: str) -> str | None:
    """Return why a text that was typed is no heading; None if it is one."""
    return None if parse_heading(typed).text else "a heading has words"


def heading_as_typed(heading: Heading) -> str:
    """Return the heading as `parse_heading` takes it."""
    if heading.level > 1:
        return f"{LEVEL_SIGN * (heading.level - 1)} {heading.text}"
    text = " ".join(heading.text.split())
    return text if parse_heading(text).text == text else f"{_ESCAPE}{text}"
