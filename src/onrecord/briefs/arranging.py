"""Arranging a brief: items are moved, put in, replaced, taken out; headings are read as they are typed."""

from collections.abc import Collection, Sequence

from onrecord.briefs.brief import HEADING_LEVELS, BriefItem, Heading

LEVEL_SIGN = "#"  # before a heading that is typed, once for each level but the first


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
    """Return the heading that was typed: `# Lunar` is an inner one, of level 2."""
    text = typed.lstrip(LEVEL_SIGN)
    level = min(1 + len(typed) - len(text), HEADING_LEVELS[-1])
    return Heading(" ".join(text.split()), level)


def heading_as_typed(heading: Heading) -> str:
    """Return the heading as `parse_heading` takes it."""
    return f"{LEVEL_SIGN * (heading.level - 1)} {heading.text}".strip()
