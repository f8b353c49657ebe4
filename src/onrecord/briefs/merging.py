"""Merging what two windows made of one brief: nothing that either of them added, wrote or moved is lost."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from onrecord.briefs.brief import Brief, BriefItem, join_sources
from onrecord.briefs.brief_toml import encode_item
from onrecord.briefs.merged_forms import MergedItem, join_forms


def merge_briefs(base: Brief, ours: Brief, theirs: Brief) -> Brief:
    """Return `theirs` with what `ours` changed since both were `base` (a three-way merge).

    What one side removed is gone; what both sides changed is there in both forms, but of a clipping with both notes in
    one.
    """
    times = [brief.changed for brief in (ours, theirs) if brief.changed]
    return theirs._replace(
        name=ours.name if ours.name != base.name else theirs.name,
        items=merge_items(base.items, ours.items, theirs.items),
        sources=join_sources(theirs.sources, ours.sources),
        created=theirs.created or ours.created,
        changed=max(times) if times else None,
        archived=ours.archived if ours.archived != base.archived else theirs.archived,
    )


def merge_items(
    base: Sequence[BriefItem], ours: Sequence[BriefItem], theirs: Sequence[BriefItem]
) -> tuple[BriefItem, ...]:
    """Return the items of `theirs` with the changes from `base` to `ours`."""
    if ours is base or theirs is base:
        return tuple(theirs if ours is base else ours)
    keys = _Keys(*(tuple(map(_key, items)) for items in (base, ours, theirs)))
    merged: list[MergedItem] = []
    at = _Places(0, 0, 0)
    for stretch in _common_stretches(keys):
        start = stretch.first
        merged += _merge_stretch(keys, ours, theirs, at, start)
        merged += map(MergedItem, theirs[start.theirs : start.theirs + stretch.length])
        at = _Places(*(place + stretch.length for place in start))
    return join_forms(merged, base, ours, theirs)


def _key(item: BriefItem) -> str:
    """Return a text that is equal for equal items, whether they were read from a file or not: what a file has of them.

    An item itself may hold what has no hash.
    """
    return repr(encode_item(item))


class _Keys(NamedTuple):
    """The items of each side as texts that are equal where the items are."""

    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


class _Places(NamedTuple):
    """An offset in each of the three lists."""

    base: int
    ours: int
    theirs: int


class _Stretch(NamedTuple):
    """So many items that are the same in all three lists."""

    first: _Places
    length: int


def _common_stretches(keys: _Keys) -> Iterator[_Stretch]:
    """Yield the stretches that neither side changed, in order, and an empty one at the end."""
    blocks = [
        SequenceMatcher(None, keys.base, other, autojunk=False).get_matching_blocks()
        for other in (keys.ours, keys.theirs)
    ]
    places = [{block.a + step: block.b + step for block in matched for step in range(block.size)} for matched in blocks]
    start: _Places | None = None
    count = 0
    for base in sorted(places[0].keys() & places[1].keys()):
        here = _Places(base, places[0][base], places[1][base])
        if start is not None and here == _Places(*(place + count for place in start)):
            count += 1
            continue
        if start is not None:
            yield _Stretch(start, count)
        start, count = here, 1
    if start is not None:
        yield _Stretch(start, count)
    yield _Stretch(_Places(*map(len, keys)), 0)


def _merge_stretch(
    keys: _Keys, ours: Sequence[BriefItem], theirs: Sequence[BriefItem], start: _Places, end: _Places
) -> Iterator[MergedItem]:
    """Yield the items between two stretches: theirs without those that we removed, then those that only we have."""
    in_base = frozenset(keys.base[start.base : end.base])
    in_ours = frozenset(keys.ours[start.ours : end.ours])
    in_theirs = frozenset(keys.theirs[start.theirs : end.theirs])
    for place in range(start.theirs, end.theirs):
        if keys.theirs[place] in in_ours or keys.theirs[place] not in in_base:
            yield MergedItem(theirs[place])
    for place in range(start.ours, end.ours):
        if keys.ours[place] not in in_base and keys.ours[place] not in in_theirs:
            yield MergedItem(ours[place], is_ours=True)
