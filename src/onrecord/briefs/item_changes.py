"""The difference between two states of a brief's items, to say what is undone and to find it again."""

import operator
from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple

from onrecord.briefs.brief import BriefItem

# Removed and added items that are compared with each other, at most so many of both together.
MAX_COMPARED_ITEMS = 200


class ChangeKind(Enum):
    """The kinds of changes that one step can make."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    EDITED = "edited"


class ItemsChange(NamedTuple):
    """A change of a brief: the items that were added, removed or moved, or the edited ones as they are after it.

    `before` and `after` are the places where the first of them stands in either state, or would stand.
    """

    kind: ChangeKind
    items: tuple[BriefItem, ...]
    before: int
    after: int


def find_change(
    before: Sequence[BriefItem], after: Sequence[BriefItem], moved: Sequence[BriefItem] = ()
) -> ItemsChange | None:
    """Return the change between two states, None if they are equal; `moved` are those of its items that were moved.

    Of two that changed places, nobody can see which was moved.
    """
    has_same_objects = not set(map(id, before)).isdisjoint(map(id, after))
    is_same = operator.is_ if has_same_objects else operator.eq
    start = _common(before, after, is_same)
    if start == len(before) == len(after):
        return None
    end = _common(before[start:][::-1], after[start:][::-1], is_same)
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    removed, added = _without(old, new), _without(new, old)
    if removed and added:
        return ItemsChange(ChangeKind.EDITED, tuple(added), _place(before, removed[0]), _place(after, added[0]))
    if added:
        return ItemsChange(ChangeKind.ADDED, tuple(added), start, _place(after, added[0]))
    if removed:
        return ItemsChange(ChangeKind.REMOVED, tuple(removed), _place(before, removed[0]), start)
    if old == new:
        return None
    known = set(map(id, moved))
    items = [item for item in new if id(item) in known] or [old[0]]
    return ItemsChange(ChangeKind.MOVED, tuple(items), _place(before, items[0]), _place(after, items[0]))


def _common(some: Sequence[BriefItem], others: Sequence[BriefItem], is_same: Callable[[object, object], bool]) -> int:
    """Return how many items at the beginning are the same."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((number for number, (one, other) in pairs if not is_same(one, other)), min(len(some), len(others)))


def _without(items: Sequence[BriefItem], others: Sequence[BriefItem]) -> list[BriefItem]:
    """Return the items that are not among the others; equal ones count as the same if there are not too many."""
    there = set(map(id, others))
    left = [item for item in items if id(item) not in there]
    mine = set(map(id, items))
    candidates = [item for item in others if id(item) not in mine]
    if not candidates or len(left) + len(candidates) > MAX_COMPARED_ITEMS:
        return left
    unmatched = []
    for item in left:
        if item in candidates:
            candidates.remove(item)
        else:
            unmatched.append(item)
    return unmatched


def _place(items: Sequence[BriefItem], item: BriefItem) -> int:
    return next((number for number, other in enumerate(items) if other is item), 0)
