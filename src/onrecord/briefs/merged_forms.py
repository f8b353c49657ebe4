"""Two forms that a merge leaves of one item, as of a clipping on which two windows wrote notes, made one item again."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from onrecord.briefs.brief import BriefItem, Clipping, Heading
from onrecord.briefs.personal_note import NOTE_BREAK


class MergedItem(NamedTuple):
    """An item of a merge; `is_ours` if it is only there because of this side."""

    item: BriefItem
    is_ours: bool = False


def join_forms(
    merged: Sequence[MergedItem],
    base: Sequence[BriefItem],
    ours: Sequence[BriefItem],
    theirs: Sequence[BriefItem],
) -> tuple[BriefItem, ...]:
    """Return the items with none more often than either side has it: what is more is joined to another form of it.

    It stands where their side has it, or where ours moved it; a note that both wrote has both texts.
    """
    if not any(one.is_ours for one in merged):
        return tuple(one.item for one in merged)
    most = Counter(map(_identity, ours)) | Counter(map(_identity, theirs))
    excess = Counter(_identity(one.item) for one in merged) - most
    items: list[BriefItem | None] = [one.item for one in merged]
    before = {_identity(item): item for item in reversed(base)}
    for place, one in enumerate(merged):
        identity = _identity(one.item)
        if not one.is_ours or not excess[identity]:
            continue
        other = next(
            number
            for number, item in enumerate(items)
            if item is not None and not merged[number].is_ours and _identity(item) == identity
        )
        excess[identity] -= 1
        joined = _joined(before.get(identity), one.item, items[other])
        was_moved = one.item in base
        items[place], items[other] = (joined, None) if was_moved else (None, joined)
    return tuple(item for item in items if item is not None)


def _identity(item: BriefItem) -> Hashable:
    """Return what tells an item from others, whatever note is on it."""
    if isinstance(item, Clipping):
        return tuple((anchor.pack, anchor.ref, anchor.part, anchor.words, anchor.record) for anchor in item.anchors)
    return (item.text, item.level) if isinstance(item, Heading) else item.text


def _joined(before: BriefItem | None, ours: BriefItem, theirs: BriefItem | None) -> BriefItem:
    """Return their form with what ours changed."""
    if not isinstance(ours, Clipping) or not isinstance(theirs, Clipping):
        return ours
    old = before if isinstance(before, Clipping) else None
    keeps = ours.keeps_wording if old and theirs.keeps_wording == old.keeps_wording else theirs.keeps_wording
    comment = _joined_notes(old.comment if old else "", ours.comment, theirs.comment)
    return theirs._replace(comment=comment, keeps_wording=keeps)


def _joined_notes(before: str, ours: str, theirs: str) -> str:
    if ours == before or _has_text(theirs, ours):
        return theirs
    return ours if theirs == before or _has_text(ours, theirs) else f"{theirs}{NOTE_BREAK}{ours}"


def _has_text(note: str, other: str) -> bool:
    """Return whether a note has all of another one, as it does once they were joined."""
    return f"{NOTE_BREAK}{other}{NOTE_BREAK}" in f"{NOTE_BREAK}{note}{NOTE_BREAK}"
