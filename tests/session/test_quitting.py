"""Quitting: a session asks before clippings or saved searches are lost, and waits for its copies."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.clipboard import Content, Report
from onrecord.session import copy_queue
from onrecord.session.arranging import ArrangeCommands
from onrecord.session.brief_list import BriefListCommands
from onrecord.session.dialogs import ChoiceList, LongPrompt, Prompt, Quit
from onrecord.session.outcome import Outcome
from onrecord.settings import SessionMemory
from tests.session.conftest import OpenSession

LIMIT_SECONDS = 30.0
LEAVES = Outcome(follow_up=Quit())


def test_with_nothing_to_lose_it_quits_at_once(open_session: OpenSession) -> None:
    assert open_session().run("quit") == LEAVES


def test_it_asks_before_clippings_are_lost(open_session: OpenSession) -> None:
    on = open_session()
    on.run("collect")
    lost = "1 clipping was not safely copied out and will be gone: q again quits, t shows them"
    assert on.run("quit") == Outcome(lost)
    on.run("fold")
    assert on.run("quit") == Outcome(lost), "something else came between"
    assert on.run("quit") == LEAVES


def typed(outcome: Outcome, text: str) -> None:
    assert isinstance(outcome.follow_up, Prompt | LongPrompt)
    outcome.follow_up.answer(text)


CHANGES: dict[str, Callable[[ArrangeCommands, BriefListCommands, Path], object]] = {
    "heading": lambda arranging, _, __: typed(arranging.add_heading(0), "Mine"),
    "note": lambda arranging, _, __: typed(arranging.add_note(0), "Mine"),
    "edited note": lambda arranging, _, __: typed(arranging.edit(0), "Mine"),
    "note on a clipping": lambda arranging, _, __: typed(arranging.edit(1), "Mine"),
    "removal": lambda arranging, _, __: arranging.remove(0),
    "removal of a clipping": lambda arranging, _, __: arranging.remove(1),
    "removal of all": lambda arranging, _, __: arranging.remove_all(),
    "order": lambda arranging, _, __: arranging.move(0, 1),
    "name": lambda _, briefs, path: typed(briefs.rename(path), "Mine"),
    "state": lambda _, briefs, path: briefs.archive(path),
    "another clipping's place": lambda arranging, _, __: arranging.move(2, -1),
}


@pytest.mark.parametrize("change", CHANGES)
async def test_whatever_is_not_saved_is_asked_about_before_it_is_lost(
    open_session: OpenSession, tmp_path: Path, change: str
) -> None:
    """Clippings, and whatever else can be done to a brief: nothing of it goes without a question."""
    on = open_session(briefs_folder=tmp_path / "briefs")
    for address in ("p1.s2", "p6.s7"):
        on.go_to(address)
        on.run("collect")
    typed(on.commands.arranging.add_note(-1), "A note")
    brief = on.session.clippings
    await on.host.settle()
    assert brief.writer
    assert brief.writer.saved
    assert on.run("quit") == LEAVES, "saved, so nothing is lost"
    path = brief.writer.saved.path
    (tmp_path / "briefs").rename(tmp_path / "aside")
    (tmp_path / "briefs").write_text("in the way")
    before = brief.brief
    CHANGES[change](on.commands.arranging, on.commands.brief_list, path)
    await on.host.settle()
    assert brief.brief is not before
    asked = on.run("quit")
    assert asked != LEAVES
    is_on_clipping = change == "note on a clipping"
    title = "1 clipping is not saved" if is_on_clipping else "The last changes are not saved"
    assert isinstance(asked.follow_up, ChoiceList)
    assert asked.follow_up.title == title
    on.run("fold")
    if change not in ("name", "state"):
        brief.undo()
        assert on.run("quit") == LEAVES, "it is as it was saved"


async def test_the_question_names_clippings_and_other_changes(open_session: OpenSession, tmp_path: Path) -> None:
    on = open_session(briefs_folder=tmp_path / "briefs")
    (tmp_path / "briefs").write_text("in the way")
    on.run("collect")
    typed(on.commands.arranging.add_heading(0), "Mine")
    asked = on.run("quit").follow_up
    assert isinstance(asked, ChoiceList)
    assert asked.title == "1 clipping and other changes are not saved"


async def test_it_asks_nothing_once_all_were_copied_out(open_session: OpenSession) -> None:
    on = open_session()
    on.run("collect")
    on.commands.collecting.copy_all()
    await on.host.settle()
    assert on.run("quit") == LEAVES


async def test_it_asks_where_the_file_that_held_them_holds_another_copy(open_session: OpenSession) -> None:
    on = open_session()
    on.run("collect")
    on.commands.collecting.copy_all()
    await on.host.settle()
    on.go_to("p1.s2")
    await on.copy("copy")
    assert on.run("quit").message.startswith("1 clipping was not safely copied out")


def test_it_asks_before_a_saved_search_is_lost(open_session: OpenSession, monkeypatch: pytest.MonkeyPatch) -> None:
    on = open_session()
    on.session.memory = SessionMemory(on.copy_file.parent / "no-folder" / "state.toml")
    on.copy_file.parent.joinpath("no-folder").write_text("a file where the folder should be")
    assert "is kept only until you leave" in on.run("keep-search", "slim").message
    assert on.run("quit").message == (
        "1 kept search could not be remembered: q again quits and writes down what they were"
    )
    assert on.run("quit") == LEAVES


async def test_it_waits_for_a_copy_and_leaves_at_once_the_second_time(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    on, go_on = open_session(), threading.Event()
    put = on.session.put

    def slow_put(content: Content) -> Report:
        go_on.wait(LIMIT_SECONDS)
        return put(content)

    monkeypatch.setattr(on.session, "put", slow_put)
    try:
        on.run("copy")
        assert on.run("quit") == Outcome("finishing the copy…; q again leaves at once")
        assert on.run("quit") == Outcome(follow_up=Quit("onrecord: quit before a copy was done"))
    finally:
        go_on.set()
    await on.host.settle()
    assert on.host.outcomes[-1] == LEAVES


async def test_it_waits_no_longer_than_its_ceiling(open_session: OpenSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copy_queue, "MAX_COPY_WAIT_SECONDS", 0.0)
    on, go_on = open_session(), threading.Event()
    put = on.session.put

    def slow_put(content: Content) -> Report:
        go_on.wait(LIMIT_SECONDS)
        return put(content)

    monkeypatch.setattr(on.session, "put", slow_put)
    try:
        on.run("copy")
        on.run("quit")
        async with asyncio.timeout(LIMIT_SECONDS):
            while on.host.outcomes[-1].follow_up is None:
                await asyncio.sleep(0)
        assert on.host.outcomes[-1] == Outcome(follow_up=Quit("onrecord: quit before a copy was done"))
    finally:
        go_on.set()
    await on.host.settle()


async def test_an_open_question_is_asked_again_as_it_is_when_a_copy_ends(open_session: OpenSession) -> None:
    on = open_session()
    on.run("collect")
    on.commands.collecting.copy_all()
    on.go_to("p1.s2")
    on.run("collect")
    assert on.run("quit").message.startswith("2 clippings were not safely copied out")
    await on.host.settle()
    assert on.message.startswith("Saved 1 clipping as quote. ")
    assert on.message.endswith(". 1 clipping was not safely copied out and will be gone: q again quits, t shows them")
