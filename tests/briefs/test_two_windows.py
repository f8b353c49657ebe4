"""Two windows on one brief: whatever both do to it, also undo, nothing is there twice, and no kept word is lost."""

from __future__ import annotations

import pathlib
import random
from collections import Counter

from onrecord.briefs import Brief, BriefProofs, BriefWriter, OpenBrief, read_brief
from onrecord.briefs.anchor import TextAnchor
from onrecord.briefs.brief import BriefItem, Clipping, OwnNote
from onrecord.briefs.brief_files import create_brief
from onrecord.model import Ref
from tests.tiers import trials

SEED = 14


def window(path: pathlib.Path) -> OpenBrief:
    saved = read_brief(path)
    return OpenBrief(saved.brief, BriefProofs(lambda pack_id: None, None), BriefWriter(path.parent, saved))


def clipping(words: str, comment: str = "") -> Clipping:
    return Clipping(words, (TextAnchor("a-pack", Ref.parse("p1.s1"), words),), comment)


def shown(items: tuple[BriefItem, ...]) -> list[str]:
    return [f"{item.title}:{item.comment}" if isinstance(item, Clipping) else item.text for item in items]


def opened_twice(folder: pathlib.Path, *items: BriefItem) -> tuple[OpenBrief, OpenBrief]:
    path = create_brief(folder, Brief("memo", items)).path
    return window(path), window(path)


def comment_on(brief: OpenBrief, words: str, comment: str) -> None:
    changed = [
        item._replace(comment=comment) if isinstance(item, Clipping) and item.title == words else item
        for item in brief.items
    ]
    brief.replace_items(changed)


def test_notes_that_both_wrote_on_one_clipping_are_one_note(tmp_path: pathlib.Path) -> None:
    one, other = opened_twice(tmp_path, clipping("a"), clipping("b"))
    comment_on(one, "a", "from one")
    comment_on(other, "a", "from the other")
    comment_on(other, "b", "alone")
    one.store(1)
    other.store(1)
    assert shown(other.items) == ["a:from one\n\nfrom the other", "b:alone"]
    one.look_again()
    assert shown(one.items) == shown(other.items)
    comment_on(one, "b", "alone, and one")
    comment_on(other, "b", "one")
    one.store(1)
    other.store(1)
    assert shown(other.items)[1] == "b:alone, and one\n\none", "a text within another one is a text"


def test_what_one_removed_and_the_other_wrote_on_is_there_once_after_undo(tmp_path: pathlib.Path) -> None:
    one, other = opened_twice(tmp_path, clipping("a"), clipping("b"))
    one.remove(0)
    one.store(1)
    comment_on(other, "a", "mine")
    other.store(1)
    assert shown(other.items) == ["a:mine", "b:"]
    one.look_again()
    assert one.undo()
    one.store(1)
    assert shown(one.items) == ["a:mine", "b:"]


def test_the_same_note_of_both_stays_when_it_was_there_twice_before(tmp_path: pathlib.Path) -> None:
    """A brief may have something twice: the user asked for it."""
    one, other = opened_twice(tmp_path, clipping("a"), clipping("a", "second"), OwnNote("x"), OwnNote("x"))
    comment_on(one, "a", "both")
    other.replace_items((OwnNote("new"), *other.items))
    one.store(1)
    other.store(1)
    assert sorted(shown(other.items)) == ["a:both", "a:both", "new", "x", "x"]


def change(brief: OpenBrief, dice: random.Random, fresh: str) -> None:
    items = list(brief.items)
    match dice.choice(("note", "clipping", "comment", "remove", "move", "undo", "undo", "redo")):
        case "note":
            items.insert(dice.randrange(len(items) + 1), OwnNote(fresh))
        case "clipping":
            items.append(clipping(fresh))
        case "comment" if clippings := [place for place, item in enumerate(items) if isinstance(item, Clipping)]:
            place = dice.choice(clippings)
            items[place] = items[place]._replace(comment=fresh)  # type: ignore[call-arg]
        case "remove" if items:
            del items[dice.randrange(len(items))]
        case "move" if items:
            items.insert(dice.randrange(len(items)), items.pop(dice.randrange(len(items))))
        case "undo":
            brief.undo()
            return
        case "redo":
            brief.redo()
            return
    brief.replace_items(items)


def test_whatever_both_do_nothing_is_there_twice(tmp_path: pathlib.Path) -> None:
    dice = random.Random(SEED)
    for number in range(trials(test=15, soak=1_000)):
        windows = opened_twice(tmp_path / str(number), *map(clipping, "abc"))
        for step in range(30):
            brief = dice.choice(windows)
            change(brief, dice, f"{step}")
            if dice.random() < 0.7:
                assert brief.store(1) == ""
            if dice.random() < 0.3:
                brief.look_again()
        for brief in (*windows, *windows):
            brief.store(1)
            brief.look_again()
        assert shown(windows[0].items) == shown(windows[1].items)
        counts = Counter(item.title if isinstance(item, Clipping) else item.text for item in windows[0].items)
        assert set(counts.values()) <= {1}, (SEED, number)
