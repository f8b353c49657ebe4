"""The user's own words for a brief: whatever asks for them, what was typed is lost by no signal and by no Esc."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.briefs.brief import BriefItem, Clipping, Heading, OwnNote
from onrecord.session.dialogs import LongPrompt, Prompt
from onrecord.session.outcome import Outcome
from tests.session.conftest import OpenedSession, OpenSession

MINE = "Words of mine"
ASKING: dict[str, Callable[[OpenedSession], Outcome]] = {
    "collect with a note": lambda on: on.run("collect-with-note"),
    "collect marked rows with a note": lambda on: collect_marked(on),
    "heading": lambda on: on.commands.arranging.add_heading(0),
    "note": lambda on: on.commands.arranging.add_note(0),
    "edited heading": lambda on: on.commands.arranging.edit(0),
    "edited note": lambda on: on.commands.arranging.edit(1),
    "note on a clipping": lambda on: on.commands.arranging.edit(2),
}


def collect_marked(on: OpenedSession) -> Outcome:
    if not on.browser.marks:
        targets = [row.target for row in on.browser.rows() if row.target][:2]
        assert len(targets) == 2
        for target in targets:
            on.browser.marks.toggle(target)
    return on.run("collect-with-note")


@pytest.fixture
def on(open_session: OpenSession) -> OpenedSession:
    on = open_session()
    on.go_to("p1.s2")
    on.run("collect")
    items = on.session.clippings.items
    on.session.clippings.replace_items((Heading("Old"), OwnNote("Old"), *items))
    on.go_to("missions/slim")
    return on


def question(outcome: Outcome) -> Prompt | LongPrompt:
    assert isinstance(outcome.follow_up, Prompt | LongPrompt)
    return outcome.follow_up


def words(items: tuple[BriefItem, ...]) -> list[str]:
    return [item.comment if isinstance(item, Clipping) else item.text for item in items]


@pytest.mark.parametrize("asking", ASKING)
def test_what_is_being_typed_when_the_program_is_ended_is_in_the_brief(on: OpenedSession, asking: str) -> None:
    asked = question(ASKING[asking](on))
    before = words(on.session.clippings.items)
    assert MINE not in before
    assert asked.typed
    asked.typed(MINE)
    assert words(on.session.clippings.items) == before, "not before it is kept"
    on.session.brief.end()
    assert MINE in words(on.session.clippings.items)


@pytest.mark.parametrize("asking", ASKING)
def test_what_was_left_is_there_when_the_same_is_asked_again_and_not_in_the_brief(
    on: OpenedSession, asking: str
) -> None:
    asked = question(ASKING[asking](on))
    before = on.session.clippings.items
    assert asked.typed
    assert asked.dropped
    asked.typed(MINE)
    said = asked.dropped(MINE).message
    assert "goes on with what you typed" in said
    assert said.split()[2] in {"A", "H", "n", "e"}
    on.session.brief.end()
    assert on.session.clippings.items == before
    assert question(ASKING[asking](on)).text == MINE


@pytest.mark.parametrize("asking", ASKING)
def test_what_was_kept_is_no_draft_any_more(on: OpenedSession, asking: str) -> None:
    asked = question(ASKING[asking](on))
    assert asked.typed
    asked.typed(MINE)
    asked.answer(MINE)
    after = on.session.clippings.items
    assert MINE in words(after)
    on.session.brief.end()
    assert on.session.clippings.items == after
    if "edited" not in asking and asking != "note on a clipping":
        on.session.clippings.undo()
        assert question(ASKING[asking](on)).text == ""


def test_a_heading_without_words_is_no_draft(on: OpenedSession) -> None:
    asked = question(on.commands.arranging.add_heading(0))
    before = on.session.clippings.items
    assert asked.typed
    asked.typed("#")
    on.session.brief.end()
    assert on.session.clippings.items == before


def test_a_note_on_several_rows_stands_once_below_them(on: OpenedSession) -> None:
    before = len(on.session.clippings.items)
    question(collect_marked(on)).answer(MINE)
    *collected, note = on.session.clippings.items[before:]
    assert len(collected) == 2
    assert {item.comment for item in collected if isinstance(item, Clipping)} == {""}
    assert note == OwnNote(MINE)
    on.session.clippings.undo()
    assert len(on.session.clippings.items) == before
