"""The open brief: order, what it holds, what is safe, undo and redo."""

from __future__ import annotations

import pathlib
import random

import pytest

from onrecord.briefs import OpenBrief, read_brief, write_brief
from onrecord.briefs.brief import Clipping, Heading, OwnNote
from onrecord.model import Pack
from tests.briefs.collected import collect, excerpts_of, open_brief
from tests.packs.a_pack import PackFolder

SEED = 7


def filled(*texts: str) -> OpenBrief:
    brief = open_brief()
    for text in texts:
        brief.replace_items((*brief.items, Heading(text)))
    return brief


def texts(brief: OpenBrief) -> str:
    return "".join(item.text if not isinstance(item, Clipping) else item.title for item in brief.items)


def test_it_is_empty_at_first() -> None:
    assert len(open_brief()) == 0
    assert open_brief().items == open_brief().clippings == ()


def test_what_is_added_comes_last_and_headings_are_not_counted(shipped_pack: Pack) -> None:
    brief = filled("a")
    collect(brief, shipped_pack, "p6.s8")
    collect(brief, shipped_pack, "p6.s7", record="missions/slim")
    assert texts(brief) == "ap6.s8SLIM"
    assert len(brief) == len(brief.clippings) == 2


@pytest.mark.parametrize(
    ("ref", "expected"),
    [("p6.s7", True), ("p6.s8", True), ("p6.s7-s8", True), ("p6.s9", False), ("p6.s8-s9", False), ("p6", False)],
)
def test_it_knows_which_sentences_it_holds(shipped_pack: Pack, ref: str, expected: bool) -> None:
    brief = open_brief(shipped_pack)
    collect(brief, shipped_pack, "p6.s7")
    collect(brief, shipped_pack, "p6.s8")
    [words] = excerpts_of(shipped_pack, ref)
    assert brief.collected.contains(words) is expected
    brief.clear()
    assert not brief.collected.contains(words)


def test_the_same_words_under_another_record_are_a_repetition(shipped_pack: Pack) -> None:
    brief = open_brief(shipped_pack)
    collect(brief, shipped_pack, "p6.s7", record="missions/slim")
    for record, expected in (("missions/slim", True), ("missions/xrism", False), ("", False)):
        [words] = excerpts_of(shipped_pack, "p6.s7", record=record)
        assert brief.collected.contains(words) is expected
        assert brief.collected.has_sentences_of(words)
    assert not brief.collected.has_sentences_of(*excerpts_of(shipped_pack, "p6.s8", record="missions/slim"))


def test_the_same_ref_of_another_pack_is_not_held(shipped_pack: Pack, a_pack: PackFolder) -> None:
    other = a_pack.load()
    brief = open_brief(shipped_pack, other)
    collect(brief, other, "p1.s1")
    [words] = excerpts_of(shipped_pack, "p1.s1")
    assert not brief.collected.contains(words)
    assert not brief.collected.has_sentences_of(words)
    assert brief.collected.packs == {other.id}


def test_in_memory_alone_what_was_not_exported_waits(shipped_pack: Pack) -> None:
    brief = open_brief(shipped_pack)
    for ref in ("p1.s1", "p1.s2"):
        collect(brief, shipped_pack, ref)
    assert brief.unsaved_count == brief.at_risk == 2
    brief.mark_exported(brief.clippings)
    assert brief.unsaved_count == brief.at_risk == 0
    collect(brief, shipped_pack, "p2.s1")
    assert brief.unsaved_count == 1
    brief.remove(2)
    assert brief.unsaved_count == 0
    brief.undo()
    assert brief.unsaved_count == 1


def test_what_is_stored_waits_for_nothing(shipped_pack: Pack, tmp_path: pathlib.Path) -> None:
    brief = open_brief(shipped_pack, folder=tmp_path)
    collect(brief, shipped_pack, "p1.s1")
    assert (brief.is_stored, brief.unsaved_count, brief.at_risk) == (False, 1, 1)
    assert brief.store(1.0) == ""
    assert (brief.is_stored, brief.unsaved_count, brief.at_risk) == (True, 0, 0)
    assert read_brief(tmp_path / "brief.toml").brief == brief.brief
    brief.replace_items((*brief.items, OwnNote("Ask the ministry.")))
    assert (brief.is_stored, brief.unsaved_count, brief.at_risk) == (False, 0, 1), "a note is no clipping"


def test_where_it_cannot_be_written_it_says_why_and_goes_on(shipped_pack: Pack, tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").write_text("")
    brief = open_brief(shipped_pack, folder=tmp_path / "file")
    collect(brief, shipped_pack, "p1.s1")
    assert str(tmp_path / "file") in brief.store(1.0) == brief.problem
    assert (brief.is_stored, len(brief), brief.unsaved_count) == (False, 1, 1)
    (tmp_path / "file").unlink()
    assert brief.store(1.0) == brief.problem == ""
    assert brief.is_stored


@pytest.mark.parametrize(("index", "left"), [(0, "bc"), (1, "ac"), (2, "ab")])
def test_one_is_removed_and_given_back(index: int, left: str) -> None:
    brief = filled("a", "b", "c")
    assert brief.remove(index) == Heading("abc"[index])
    assert texts(brief) == left
    assert brief.undo()
    assert texts(brief) == "abc"


@pytest.mark.parametrize("index", [3, 99, -1, -3])
def test_removing_what_is_not_there_changes_nothing(index: int) -> None:
    brief = filled("a", "b", "c")
    with pytest.raises(IndexError):
        brief.remove(index)
    assert texts(brief) == "abc"


def test_clearing_nothing_is_no_change_to_undo() -> None:
    brief = filled("a")
    brief.clear()
    brief.clear()
    assert brief.undo()
    assert texts(brief) == "a"


def test_there_is_nothing_to_undo_or_redo_at_first() -> None:
    assert not open_brief().undo()
    assert not open_brief().redo()


def test_undo_takes_back_one_change_after_the_other_and_redo_does_them_again() -> None:
    dice = random.Random(SEED)
    for _ in range(50):
        brief = open_brief(name="memo")
        states = [brief.items]
        for step in range(dice.randrange(1, 12)):
            if dice.random() < 0.3 and brief.items:
                brief.remove(dice.randrange(len(brief.items)))
            else:
                brief.replace_items((Heading(str(step)), *brief.items))
            states.append(brief.items)
        for state in reversed(states[:-1]):
            assert brief.undo()
            assert brief.items == state
        assert not brief.undo()
        for state in states[1:]:
            assert brief.redo()
            assert brief.items == state
        assert not brief.redo()


def test_undo_after_another_window_wrote_leaves_what_that_wrote(tmp_path: pathlib.Path) -> None:
    """Also its name and state, and however often the other window wrote."""
    brief = open_brief(folder=tmp_path, name="memo")
    other = OwnNote("theirs")
    for text in "ab":
        brief.replace_items((*brief.items, OwnNote(text)))
        assert brief.store(1) == ""
        saved = read_brief(tmp_path / "memo.toml")
        write_brief(saved.path, saved.brief._replace(items=(*saved.brief.items, other), archived=True))
        assert "was changed in another window" in brief.look_again()
        other = OwnNote("theirs again")
    brief.change_head(lambda head: head._replace(name="note", archived=False))

    def shown() -> list[str]:
        return [item.text for item in brief.items if isinstance(item, OwnNote)]

    assert shown() == ["a", "theirs", "b", "theirs again"]
    assert brief.undo()
    assert shown() == ["a", "theirs", "theirs again"]
    assert brief.undo()
    assert shown() == ["theirs", "theirs again"]
    assert (brief.name, brief.brief.archived) == ("note", False)
    assert brief.redo()
    assert brief.redo()
    assert sorted(shown()) == ["a", "b", "theirs", "theirs again"]


def test_what_is_collected_stays_the_same_while_no_passages_are_added_or_removed(shipped_pack: Pack) -> None:
    """So that nothing is marked anew after a move."""
    brief = open_brief(shipped_pack)
    collect(brief, shipped_pack, "p6.s7")
    collect(brief, shipped_pack, "p6.s8")
    collected = brief.collected
    brief.replace_items((OwnNote("note"), *reversed(brief.items)))
    assert brief.collected is collected
    brief.remove(1)
    assert brief.collected is not collected
    assert len(brief.collected.anchors) == 1


def test_a_change_after_undo_leaves_nothing_to_redo() -> None:
    brief = filled("a", "b")
    brief.undo()
    brief.replace_items((*brief.items, Heading("c")))
    assert not brief.redo()
    assert texts(brief) == "ac"
