"""Arranging the brief without a screen: each command says what it did, and where the cursor goes."""

from __future__ import annotations

import random

import pytest

from onrecord.briefs.anchor import Part
from onrecord.briefs.brief import Clipping, Heading, OwnNote
from onrecord.briefs.held import Standing
from onrecord.session.arranging import ArrangeCommands
from onrecord.session.dialogs import LongPrompt, Prompt
from onrecord.session.outcome import Outcome, Stale
from tests.session.conftest import OpenedSession, OpenSession
from tests.tiers import trials

THREE = ("missions/slim", "missions/gateway", "p1.s2")


@pytest.fixture
def on(open_session: OpenSession) -> OpenedSession:
    on = open_session()
    for address in THREE:
        on.go_to(address)
        on.run("collect")
    return on


@pytest.fixture
def arranging(on: OpenedSession) -> ArrangeCommands:
    return on.commands.arranging


def names(on: OpenedSession) -> list[str]:
    return [item.title if isinstance(item, Clipping) else item.text for item in on.session.clippings.items]


def answer(outcome: Outcome, typed: str) -> Outcome:
    assert isinstance(outcome.follow_up, Prompt | LongPrompt)
    return outcome.follow_up.answer(typed)


def test_an_item_moves_with_the_cursor_and_stops_at_the_ends(on: OpenedSession, arranging: ArrangeCommands) -> None:
    assert arranging.move(0, 1) == Outcome("", Stale.COUNTS)
    assert (names(on), arranging.cursor) == (["Gateway", "SLIM", "p1.s2"], 1)
    assert arranging.move(2, 1) == Outcome("already at the end")
    assert arranging.move(0, -1) == Outcome("already at the beginning")
    arranging.undo()
    assert names(on) == ["SLIM", "Gateway", "p1.s2"]
    arranging.redo()
    assert names(on) == ["Gateway", "SLIM", "p1.s2"]


def test_a_heading_moves_with_its_section_in_one_step_and_marked_alone(
    on: OpenedSession, arranging: ArrangeCommands
) -> None:
    answer(arranging.add_heading(2), "Two")
    answer(arranging.add_heading(0), "One")
    assert names(on) == ["One", "SLIM", "Gateway", "Two", "p1.s2"]
    assert arranging.move(0, 1) == Outcome("", Stale.COUNTS)
    assert (names(on), arranging.cursor) == (["Two", "p1.s2", "One", "SLIM", "Gateway"], 2)
    assert arranging.move(2, 1) == Outcome("already at the end")
    assert arranging.move(0, -1) == Outcome("already at the beginning")
    assert arranging.undo().message == "undone: moved the heading “One”"
    assert (names(on), arranging.cursor) == (["One", "SLIM", "Gateway", "Two", "p1.s2"], 0)
    arranging.mark(0)
    arranging.move(0, 1)
    assert names(on) == ["SLIM", "One", "Gateway", "Two", "p1.s2"]
    arranging.unmark()
    assert arranging.move(1, -1).message.startswith("no section above changes places with it; Space marks it")


def test_marked_items_move_and_go_together(on: OpenedSession, arranging: ArrangeCommands) -> None:
    arranging.mark(0)
    assert arranging.mark(1).message == "2 marked; d removes, J moves, Esc unmarks them"
    arranging.move(1, 1)
    assert (names(on), set(arranging.marked)) == (["p1.s2", "SLIM", "Gateway"], {1, 2})
    assert arranging.remove(0).message == "removed 2 marked; u brings them back"
    assert (names(on), arranging.marked) == (["p1.s2"], frozenset())
    assert arranging.undo().message == "undone: removed 2 clippings"
    assert arranging.marked == {1, 2}, "what comes back is marked as it was"
    arranging.mark(1)
    assert arranging.mark(2).message == "nothing is marked"


def test_marks_go_with_their_items_when_these_are_edited_or_read_anew(
    on: OpenedSession, arranging: ArrangeCommands
) -> None:
    arranging.mark(2)
    answer(arranging.edit(2), "Mine.")
    answer(arranging.add_heading(0), "First")
    assert arranging.marked == {3}
    clippings = on.session.clippings
    clippings.replace_items([item._replace(unknown=dict(item.unknown)) for item in clippings.items])
    assert arranging.marked == {3}, "as after another window wrote to the file"
    arranging.undo()
    arranging.undo()
    arranging.undo()
    assert names(on) == ["SLIM", "Gateway", "p1.s2"]
    assert arranging.marked == {2}


def test_no_command_acts_on_marked_items_that_the_filter_hides(on: OpenedSession, arranging: ArrangeCommands) -> None:
    for index in range(3):
        arranging.mark(index)
    arranging.filter("gateway")
    assert (list(arranging.in_sight), arranging.marked_words) == ([1], "3 marked, 2 not in sight")
    assert arranging.remove(1).message == "removed Gateway; 2 marked out of sight stay; u brings it back"
    assert names(on) == ["SLIM", "p1.s2"]
    assert arranging.marked == {0, 1}
    arranging.undo()
    arranging.mark(1)
    assert arranging.remove(1).message.startswith("removed Gateway; 2 marked out of sight stay")
    arranging.undo()
    assert arranging.remove_all().message == (
        "removed all 1 that are in sight; 2 marked out of sight stay; u brings it back"
    )
    assert names(on) == ["SLIM", "p1.s2"]


def step_on(arranging: ArrangeCommands, step: str, index: int, direction: int) -> str:
    """Do one step of a walk, and return its message."""
    match step:
        case "remove":
            return arranging.remove(index).message
        case "all":
            return arranging.remove_all().message
        case "heading":
            return answer(arranging.add_heading(index), "New").message
        case "note":
            return answer(arranging.add_note(index), "New note").message
        case "edit" if index >= 0:
            return answer(arranging.edit(index), "Edited").message
        case "move" if not arranging.filtered_by:
            return arranging.move(index, direction).message
    return ""


def test_whatever_is_done_below_a_filter_what_it_hides_stays_and_undo_brings_back_all(
    on: OpenedSession, arranging: ArrangeCommands
) -> None:
    """Random marks, filters and steps: hidden items and the order of the others stay, and undo finds what it undid."""
    source = random.Random(17)
    for text in ("Alpha", "# Beta", "Gamma"):
        answer(arranging.add_heading(0), text)
        answer(arranging.add_note(1), f"{text} is a note")
    hidden_and_marked = 0
    for _ in range(trials(test=150, soak=2_000)):
        arranging.filter(source.choice(["", "a", "note", "alpha", "p6", "beta", "s"]))
        for _ in range(source.randrange(3)):
            arranging.mark(source.choice(list(arranging.in_sight) or [-1]))
        before, sight, marked = on.session.clippings.items, list(arranging.in_sight), arranging.marked
        hidden = [item for place, item in enumerate(before) if place not in sight]
        hidden_and_marked += bool(marked.difference(sight))
        index = source.choice(sight or [-1])
        step = source.choice(["remove", "heading", "note", "edit", "all", "move"])
        message = step_on(arranging, step, index, source.choice([-1, 1]))
        after = on.session.clippings.items
        if after == before:  # two items that are alike may have changed places
            arranging.undo()
            continue
        where = f"{step} {index} {arranging.filtered_by!r} {message}"
        assert [item for item in after if any(item is one for one in hidden)] == hidden, where
        if step in ("heading", "note", "edit"):
            assert arranging.cursor in arranging.in_sight, where
        undone = arranging.undo()
        assert on.session.clippings.items == before, where
        assert arranging.marked == marked, where
        assert undone.message.startswith("undone: "), where
        if step in ("remove", "all"):
            removed = [place for place, item in enumerate(before) if not any(item is other for other in after)]
            assert (arranging.cursor, set(removed) <= set(sight)) == (removed[0], True), where
        if source.random() < 0.3:
            arranging.redo()
            assert on.session.clippings.items == after, where
    assert hidden_and_marked > 20


def test_undo_goes_to_what_it_undid_and_says_what(on: OpenedSession, arranging: ArrangeCommands) -> None:
    answer(arranging.add_note(0), "Ask.\nBy Monday.")
    arranging.move(1, 1)
    arranging.move(2, 1)
    answer(arranging.edit(0), "Mine.")
    steps = [
        ("undone: changed SLIM", 0),
        ("undone: moved the note “Ask. By Monday.”", 2),
        ("undone: moved the note “Ask. By Monday.”", 1),
        ("undone: added the note “Ask. By Monday.”", 1),
        ("undone: collected p1.s2", 1),
    ]
    for message, cursor in steps:
        assert (arranging.undo().message, arranging.cursor) == (message, cursor)
    redone = [
        ("done again: collected p1.s2", 2),
        ("done again: added the note “Ask. By Monday.”", 1),
        ("done again: moved the note “Ask. By Monday.”", 2),
        ("done again: moved the note “Ask. By Monday.”", 3),
        ("done again: changed SLIM", 0),
    ]
    for message, cursor in redone:
        assert (arranging.redo().message, arranging.cursor) == (message, cursor)


def test_headings_of_two_levels_go_above_and_are_edited(on: OpenedSession, arranging: ArrangeCommands) -> None:
    answer(arranging.add_heading(1), "# Lunar  orbit")
    assert on.session.clippings.items[1] == Heading("Lunar orbit", 2)
    assert arranging.cursor == 1
    edit = arranging.edit(1)
    assert isinstance(edit.follow_up, Prompt)
    assert edit.follow_up.text == "# Lunar orbit"
    assert edit.follow_up.validate("#") == "a heading has words"
    answer(edit, "Moon")
    assert on.session.clippings.items[1] == Heading("Moon", 1)


def test_notes_of_several_lines_go_below_and_are_edited(on: OpenedSession, arranging: ArrangeCommands) -> None:
    answer(arranging.add_note(0), "Ask the ministry.\n\nBy Monday.\n")
    assert on.session.clippings.items[1] == OwnNote("Ask the ministry.\n\nBy Monday.")
    assert answer(arranging.add_note(0), " \n") == Outcome("an empty note is not kept")
    answer(arranging.edit(1), "Asked.")
    assert on.session.clippings.items[1] == OwnNote("Asked.")
    assert answer(arranging.edit(1), "").message.startswith("removed Asked.")
    arranging.undo()
    assert on.session.clippings.items[1] == OwnNote("Asked.")


def test_a_clipping_takes_a_note_and_its_words_stay(on: OpenedSession, arranging: ArrangeCommands) -> None:
    before = on.session.clippings.clippings[0]
    edit = arranging.edit(0)
    assert isinstance(edit.follow_up, LongPrompt)
    assert edit.follow_up.title == "Your note on SLIM"
    answer(edit, "Launched in 2023.")
    assert on.session.clippings.clippings[0] == before._replace(comment="Launched in 2023.")
    count = len(on.session.clippings.items)
    assert answer(arranging.edit(0), "Launched in 2023.") == Outcome(), "nothing changed, so nothing is to be undone"
    assert len(on.session.clippings.items) == count


def test_what_was_moved_meanwhile_is_edited_where_it_is(on: OpenedSession, arranging: ArrangeCommands) -> None:
    edit = arranging.edit(0)
    arranging.move(0, 1)
    answer(edit, "mine")
    assert [clipping.comment for clipping in on.session.clippings.clippings] == ["", "mine", ""]


def test_with_nothing_there_everything_says_so(open_session: OpenSession) -> None:
    arranging = open_session().commands.arranging
    for outcome in (arranging.move(-1, 1), arranging.mark(-1), arranging.edit(-1)):
        assert outcome == Outcome("there is nothing here yet")
    assert arranging.take_wording(-1).message == "only clippings have a wording of their statement"
    answer(arranging.add_heading(-1), "First")
    answer(arranging.add_note(0), "Second")


def changed(on: OpenedSession, words: str) -> None:
    """Have the first clipping come from an edition with other words."""
    [first, *others] = on.session.clippings.items
    assert isinstance(first, Clipping)
    anchor = first.anchors[0]._replace(words=words)
    on.session.clippings.replace_items((first._replace(anchors=(anchor,)), *others))


def test_changed_words_are_taken_or_kept(on: OpenedSession, arranging: ArrangeCommands) -> None:
    now = on.session.clippings.clippings[0].anchors[0].words
    assert arranging.take_wording(0).message == "the statement has the same words there"
    assert arranging.keep_wording(0).message == "only words that changed in their statement can be kept as they were"
    changed(on, "Both sides expressed surprise.")
    proofs = on.session.clippings.proofs
    assert proofs.standing(on.session.clippings.clippings[0]) is Standing.CHANGED
    assert arranging.keep_wording(0).message == "keeps the old words, marked as such"
    assert on.session.clippings.clippings[0].keeps_wording
    assert arranging.keep_wording(0).message == "no longer keeps the old words"
    assert arranging.take_wording(0).message == "has the new wording; u undoes"
    taken = on.session.clippings.clippings[0]
    assert (taken.anchors[0].words, taken.keeps_wording) == (now, False)
    assert proofs.standing(taken) is Standing.UNCHANGED
    arranging.undo()
    assert on.session.clippings.clippings[0].anchors[0].words == "Both sides expressed surprise."


def test_of_a_part_the_part_is_taken_or_it_is_said(on: OpenedSession, arranging: ArrangeCommands) -> None:
    now = on.session.clippings.clippings[0].anchors[0].words
    begins, _, rest = now.partition("expressed excitement")
    for meant, taken, said in (
        ("both sides expressed surprise", "both sides expressed excitement", "has the new wording; u undoes"),
        ("surprise", now, "has the new wording, and all of the sentence: your part of it is not in that; u undoes"),
    ):
        words = f"{begins}expressed surprise{rest}"
        assert meant in words
        [first, *others] = on.session.clippings.items
        assert isinstance(first, Clipping)
        anchor = first.anchors[0]._replace(words=words, part=Part(meant))
        on.session.clippings.replace_items((first._replace(anchors=(anchor,)), *others))
        assert arranging.take_wording(0).message == said
        [renewed] = on.session.clippings.clippings[0].anchors
        assert (renewed.words, renewed.meant) == (now, taken)


def test_words_that_moved_are_followed(on: OpenedSession, arranging: ArrangeCommands) -> None:
    [first, *others] = on.session.clippings.items
    assert isinstance(first, Clipping)
    elsewhere = first.anchors[0]._replace(ref=on.session.clippings.clippings[2].anchors[0].ref)
    on.session.clippings.replace_items((first._replace(anchors=(elsewhere,)), *others))
    moved = on.session.clippings.clippings[0]
    assert on.session.clippings.proofs.standing(moved) is Standing.MOVED
    arranging.take_wording(0)
    assert on.session.clippings.clippings[0].anchors == first.anchors


def test_words_of_a_pack_that_is_not_open_can_only_stay(on: OpenedSession, arranging: ArrangeCommands) -> None:
    [first, *others] = on.session.clippings.items
    assert isinstance(first, Clipping)
    anchor = first.anchors[0]._replace(pack="elsewhere")
    on.session.clippings.replace_items((first._replace(anchors=(anchor,)), *others))
    assert "has no words there now, or is not open" in arranging.take_wording(0).message


def test_what_is_collected_with_a_note_has_it(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    asked = on.run("collect-with-note").follow_up
    assert isinstance(asked, LongPrompt)
    assert asked.answer("Ask JAXA.").message.startswith("Collected SLIM (p6.s7)")
    assert on.session.clippings.clippings[0].comment == "Ask JAXA."
    on.go_to("missions/gateway")
    on.run("collect")
    assert on.session.clippings.clippings[1].comment == ""
    again = on.run("collect-with-note").follow_up
    assert isinstance(again, LongPrompt)
    assert "collected before" in again.answer("No typed note is lost.").message
    assert on.session.clippings.clippings[2].comment == "No typed note is lost."
