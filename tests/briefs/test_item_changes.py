"""The difference between two states of a brief: added, removed, edited or moved items, found where they stand."""

from __future__ import annotations

import random

from onrecord.briefs.arranging import insert_item, move_items, replace_item, without_items
from onrecord.briefs.brief import BriefItem, OwnNote
from onrecord.briefs.item_changes import ChangeKind, find_change
from tests.tiers import trials


def test_each_step_is_told_from_its_two_states() -> None:
    source = random.Random(3)
    for _ in range(trials(test=300, soak=5_000)):
        before: tuple[BriefItem, ...] = tuple(OwnNote(source.choice("abc")) for _ in range(source.randrange(1, 8)))
        index = source.randrange(len(before))
        item = OwnNote("new")
        added = find_change(before, insert_item(before, index, item))
        assert added
        assert (added.kind, added.items, added.after) == (ChangeKind.ADDED, (item,), index)
        edited = find_change(before, replace_item(before, index, item))
        assert edited
        assert (edited.kind, edited.before, edited.after) == (ChangeKind.EDITED, index, index)
        chosen = {place for place in range(len(before)) if source.random() < 0.4} or {index}
        removed = find_change(before, without_items(before, chosen))
        assert removed
        assert (removed.kind, len(removed.items), removed.before) == (ChangeKind.REMOVED, len(chosen), min(chosen))
        after, places = move_items(before, chosen, source.choice([-1, 1]))
        if places != chosen:
            change = find_change(before, after, [after[place] for place in sorted(places)])
            if change:  # not if all that changed places are equal
                assert change.kind is ChangeKind.MOVED
                assert after[change.after] is before[change.before]
                assert change.before in chosen


def test_the_same_items_read_anew_are_no_change() -> None:
    some = (OwnNote("a"), OwnNote("b"))
    anew = tuple(OwnNote(note.text) for note in some)
    assert find_change(some, some) is None
    assert find_change(some, anew) is None
    change = find_change(some, (*anew, OwnNote("c")))
    assert change
    assert (change.kind, change.items, change.after) == (ChangeKind.ADDED, (OwnNote("c"),), 2)
