"""The user's own notes in a session: on what the cursor is on, and said to be saved only when they are."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.briefs.notes_file import read_notes
from onrecord.library import library_in_memory
from onrecord.model import Pack, Ref
from onrecord.navigation import Anchor, Browser, Section
from onrecord.navigation.voice import Voice
from onrecord.packs import LoadedPacks
from onrecord.session import Session, SessionPreferences, View
from onrecord.session.dialogs import ChoiceList, LongPrompt, Prompt, Quit
from onrecord.session.negative_answer import negative_answer
from onrecord.storage.home import NO_HOME
from tests.session.conftest import OpenedSession, WindowlessHost
from tests.today import TODAY

PACK = "japan-us-space-8"


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "data" / "notes.toml"


def _open(packs: LoadedPacks, path: pathlib.Path | None) -> OpenedSession:
    host = WindowlessHost()
    host.browser = browser = Browser(library_in_memory(packs), today=TODAY)
    copies = (path or pathlib.Path("/nowhere/x")).parent.parent / "last-copy.txt"
    session = Session(browser, host, SessionPreferences(), write=None, fallback=copies, notes_file=path)
    return OpenedSession(session, host, copies)


@pytest.fixture
async def on(shipped_packs: LoadedPacks, path: pathlib.Path) -> OpenedSession:
    return _open(shipped_packs, path)


def _prompt(on: OpenedSession, view: View | None = None) -> LongPrompt:
    outcome = on.commands.run("note", view) if view else on.run("note")
    assert isinstance(outcome.follow_up, LongPrompt), outcome
    return outcome.follow_up


async def _write(on: OpenedSession, text: str, view: View | None = None) -> None:
    on.host.carry_out(_prompt(on, view).answer(text))
    await on.host.settle()


def _saved(path: pathlib.Path) -> list[tuple[str, str]]:
    return [(str(note.subject), note.text) for note in read_notes(path).notes.notes]


def _found(on: OpenedSession) -> list[str]:
    assert on.browser.results
    return [hit.address for hit in on.browser.results.hits]


def _own_lines(on: OpenedSession) -> list[str]:
    return [
        piece.text
        for block in on.browser.document().blocks
        for piece in block.pieces
        if piece.voice in (Voice.YOURS, Voice.YOUR_LABEL)
    ]


async def test_a_note_on_a_record_is_shown_saved_and_found(on: OpenedSession, path: pathlib.Path) -> None:
    on.go_to("missions/slim")
    await _write(on, "Ask the ministry.\n\nAgain.\n")
    assert on.message == "Noted on SLIM  saved  u undoes"
    assert _saved(path) == [(f"{PACK}:missions/slim", "Ask the ministry.\n\nAgain.")]
    assert _own_lines(on) == ["YOUR NOTE", "Ask the ministry.", "Again."]
    assert on.browser.noted
    assert on.browser.noted.has_row(on.browser.row_target())
    on.browser.search("my:minis")
    assert _found(on) == ["missions/slim"]
    assert _prompt(on).text == "Ask the ministry.\n\nAgain."


@pytest.mark.parametrize(
    ("address", "view", "subject"),
    [
        ("missions/slim", View(), "missions/slim"),
        ("missions/slim", View((Ref.parse("p6.s7"),), in_list=False, cursor=Anchor(Ref.parse("p6.s7"))), "p6.s7"),
        ("missions/slim", View((), in_list=False, cursor=Anchor(address="participants/jaxa")), "missions/slim"),
        ("missions/slim", View((), in_list=False, cursor=Anchor(url="https://x", note=0)), "missions/slim"),
        ("p6.s7", View(), "p6"),
        ("p6.s7", View((Ref.parse("p6.s7-s8"),), in_list=False, cursor=Anchor(Ref.parse("p6.s8"))), "p6.s7-s8"),
    ],
)
async def test_the_subject_is_what_the_cursor_is_on(
    on: OpenedSession, path: pathlib.Path, address: str, view: View, subject: str
) -> None:
    on.go_to(address)
    await _write(on, "x", view)
    assert _saved(path) == [(f"{PACK}:{subject}", "x")]


async def test_a_statement_at_a_glance_and_in_the_list_of_statements(on: OpenedSession, path: pathlib.Path) -> None:
    on.run("glance")
    await _write(on, "read it", View(in_list=False))
    follow_up = on.commands.noting.write_on_statement(PACK).follow_up
    assert isinstance(follow_up, LongPrompt)
    assert follow_up.text == "read it"
    assert _saved(path) == [(PACK, "read it")]
    on.run("text")
    assert _own_lines(on) == ["YOUR NOTE", "read it"]
    assert "YOUR NOTE" in {block.text for block in on.browser.document().blocks[:12]}


async def test_undo_brings_back_what_stood_there(on: OpenedSession, path: pathlib.Path) -> None:
    on.go_to("missions/slim")
    await _write(on, "one")
    await _write(on, "")
    assert on.message.startswith("Removed your note on SLIM  saved  u undoes")
    assert _saved(path) == []
    on.run("undo")
    await on.host.settle()
    assert _saved(path) == [(f"{PACK}:missions/slim", "one")]
    on.run("undo")
    await on.host.settle()
    assert _saved(path) == []
    on.run("undo")
    assert on.message == "nothing to undo"


async def test_undo_is_of_the_last_change_whatever_that_was(on: OpenedSession, path: pathlib.Path) -> None:
    on.go_to("missions/slim")
    await _write(on, "one")
    on.run("collect")
    await _write(on, "two")
    await _write(on, "three")
    steps = []
    for _ in range(4):
        on.run("undo")
        await on.host.settle()
        steps.append(([text for _, text in _saved(path)], len(on.session.clippings)))
    assert steps == [(["two"], 1), (["one"], 1), (["one"], 0), ([], 0)]
    again = []
    for _ in range(4):
        on.run("redo")
        await on.host.settle()
        again.append(([text for _, text in _saved(path)], len(on.session.clippings)))
    assert again == [(["one"], 0), (["one"], 1), (["two"], 1), (["three"], 1)], "in the order in which it was done"
    assert on.run("redo").message == "nothing to do again"


async def test_what_is_written_after_undo_is_not_overwritten_by_doing_again(
    on: OpenedSession, path: pathlib.Path
) -> None:
    on.go_to("missions/slim")
    await _write(on, "one")
    on.run("undo")
    await on.host.settle()
    assert on.message == "Your note on SLIM is as it was before  saved  U brings back what you wrote"
    await _write(on, "other")
    assert on.run("redo").message == "nothing to do again"
    assert _saved(path) == [(f"{PACK}:missions/slim", "other")]
    on.run("undo")
    await on.host.settle()
    on.run("redo")
    await on.host.settle()
    assert on.message.startswith("Your note on SLIM is as you wrote it  saved")
    assert _saved(path) == [(f"{PACK}:missions/slim", "other")]


async def test_a_style_that_was_chosen_later_is_undone_first(on: OpenedSession, path: pathlib.Path) -> None:
    on.go_to("missions/slim")
    await _write(on, "one")
    choices = on.run("copy-as").follow_up
    assert isinstance(choices, ChoiceList)
    assert choices.choose_for_later
    choices.choose_for_later("bullet")
    assert on.session.plain_style.name == "bullet"
    on.run("undo")
    assert (on.session.plain_style.name, len(_saved(path))) == ("quote", 1)
    on.run("undo")
    await on.host.settle()
    assert _saved(path) == []


async def test_what_was_typed_and_not_kept_is_there_again(on: OpenedSession, path: pathlib.Path) -> None:
    on.go_to("missions/slim")
    prompt = _prompt(on)
    prompt.typed("half a thought")
    assert prompt.dropped("half a thought").message == "not kept; M goes on with what you typed, until you quit"
    assert (_prompt(on).text, path.exists()) == ("half a thought", False)
    assert _prompt(on).dropped("").message == ""


async def test_an_end_that_nobody_asked_for_saves_what_stands_in_the_field(
    on: OpenedSession, path: pathlib.Path
) -> None:
    on.go_to("missions/slim")
    await _write(on, "one")
    _prompt(on).typed("one and two")
    assert on.session.notes.rescue() == ""
    assert _saved(path) == [(f"{PACK}:missions/slim", "one and two")]


async def test_two_windows_see_each_other_and_lose_nothing(shipped_packs: LoadedPacks, path: pathlib.Path) -> None:
    first, second = _open(shipped_packs, path), _open(shipped_packs, path)
    for window in (first, second):
        window.go_to("missions/slim")
    prompts = [_prompt(first), _prompt(second)]
    for window, prompt, text in zip((first, second), prompts, ("first", "second"), strict=True):
        window.host.carry_out(prompt.answer(text))
        await window.host.settle()
    assert _saved(path) == [(f"{PACK}:missions/slim", "first\n\nsecond")]
    assert _own_lines(second) == ["YOUR NOTE", "first", "second"]


async def test_the_second_window_sees_what_the_first_wrote(shipped_packs: LoadedPacks, path: pathlib.Path) -> None:
    first, second = _open(shipped_packs, path), _open(shipped_packs, path)
    for window in (first, second):
        window.go_to("missions/slim")
    await _write(second, "one")
    await _write(first, "one, and what the first adds")
    assert _own_lines(second) == ["YOUR NOTE", "one"]
    prompt = _prompt(second)
    assert prompt.text == "one, and what the first adds"
    assert _own_lines(second) == ["YOUR NOTE", "one, and what the first adds"]
    second.host.carry_out(prompt.answer("short"))
    await second.host.settle()
    assert _saved(path) == [(f"{PACK}:missions/slim", "short")]
    path.write_text("[[")
    assert _prompt(first).text == "one, and what the first adds"


async def test_a_note_that_cannot_be_saved_is_not_called_saved(
    shipped_packs: LoadedPacks, tmp_path: pathlib.Path
) -> None:
    (tmp_path / "data").write_text("no folder")
    on = _open(shipped_packs, tmp_path / "data" / "notes.toml")
    on.go_to("missions/slim")
    await _write(on, "one")
    assert on.message.startswith("Not saved: ")
    assert "saved in" not in on.message
    assert _own_lines(on) == ["YOUR NOTE", "one"]
    asked = on.run("quit")
    assert "1 note of yours is not saved" in asked.message
    choices = asked.follow_up
    assert isinstance(choices, ChoiceList)
    prompt = choices.choose("write").follow_up
    assert isinstance(prompt, Prompt)
    assert "there is no folder" in str(prompt.validate(str(tmp_path / "none" / "x.toml")))
    assert "is there already" in str(prompt.validate(str(tmp_path / "data")))
    assert prompt.validate(str(tmp_path)) is None
    left = prompt.answer(str(tmp_path / "onrecord-notes.toml")).follow_up
    assert isinstance(left, Quit)
    assert f"onrecord note import {tmp_path / 'onrecord-notes.toml'}" in str(left.message)
    assert _saved(tmp_path / "onrecord-notes.toml") == [(f"{PACK}:missions/slim", "one")]
    left = choices.choose("leave").follow_up
    assert isinstance(left, Quit)
    (tmp_path / "data").unlink()
    on.run("quit")
    assert _saved(tmp_path / "data" / "notes.toml") == [(f"{PACK}:missions/slim", "one")]


async def test_at_an_abnormal_end_they_go_to_a_temporary_file(
    shipped_packs: LoadedPacks, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_text("no folder")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    on = _open(shipped_packs, tmp_path / "data" / "notes.toml")
    on.go_to("missions/slim")
    await _write(on, "one")
    sentence = on.session.notes.rescue()
    [file] = tmp_path.glob("onrecord-notes-*")
    assert str(file) in sentence
    assert file.read_text() == f"{PACK}:missions/slim\none"


async def test_a_broken_file_is_said_when_it_is_read(shipped_packs: LoadedPacks, path: pathlib.Path) -> None:
    path.parent.mkdir()
    path.write_text("[[")
    on = _open(shipped_packs, path)
    await on.session.notes.open_soon()
    assert "your notes cannot be read: " in on.message
    assert "notes.toml:1: " in on.message
    on.go_to("missions/slim")
    await _write(on, "new")
    assert "set aside as" in on.message
    assert (path.parent / "notes-damaged.toml").read_text() == "[["


async def test_notes_of_earlier_sessions_are_read_after_the_start(
    shipped_packs: LoadedPacks, path: pathlib.Path
) -> None:
    before = _open(shipped_packs, path)
    before.go_to("missions/slim")
    await _write(before, "one")
    on = _open(shipped_packs, path)
    on.go_to("missions/slim")
    assert _own_lines(on) == []
    await on.session.notes.open_soon()
    assert _own_lines(on) == ["YOUR NOTE", "one"]


async def test_a_note_is_copied_only_when_asked_and_as_yours(on: OpenedSession) -> None:
    on.go_to("missions/slim")
    on.run("copy-note")
    assert on.message == "you have no note on SLIM; M writes one"
    await _write(on, "secret")
    for command in ("copy", "copy-list", "copy-words"):
        assert "secret" not in await on.copy(command)
    copied = await on.copy("copy-note")
    assert copied.strip() == f"[My note on SLIM ({PACK}:missions/slim): secret]"
    await _write(on, "a\u202eb\x1b[31m")
    assert r"secret" not in (copied := await on.copy("copy-note"))
    assert r"a\u{202E}b\u{001B}[31m]" in copied


async def test_the_list_of_notes_leads_to_them(on: OpenedSession) -> None:
    assert on.run("notes").message == "you have no notes yet; M writes one"
    on.go_to("missions/slim")
    await _write(on, "one\ntwo")
    on.go_to("p8.s1")
    await _write(on, "three", View((Ref.parse("p8.s1"),), in_list=False, cursor=Anchor(Ref.parse("p8.s1"))))
    choices = on.run("notes").follow_up
    assert isinstance(choices, ChoiceList)
    assert [choice.title for choice in choices.choices] == ["SLIM: one", "p8.s1: three"]
    choices.choose("0")
    assert str(on.browser.location.target and on.browser.location.target.address) == "missions/slim"
    choices.choose("1")
    assert on.browser.location.section is Section.TEXT


async def test_a_note_on_a_record_that_is_gone_is_read_and_edited_from_the_list(
    shipped_packs: LoadedPacks, path: pathlib.Path
) -> None:
    before = _open(shipped_packs, path)
    before.go_to("missions/slim")
    await _write(before, "Ask.\nTwice.")
    [pack] = shipped_packs.packs
    records = tuple(record for record in pack.records if record.address != "missions/slim")
    on = _open(LoadedPacks((Pack(pack.id, pack.title, pack.statement, records),)), path)
    await on.session.notes.open_soon()
    choices = on.run("notes").follow_up
    assert isinstance(choices, ChoiceList)
    prompt = choices.choose("0").follow_up
    assert isinstance(prompt, LongPrompt)
    assert (prompt.title, prompt.text) == ("Your note on SLIM", "Ask.\nTwice.")
    on.host.carry_out(prompt.answer("Ask once."))
    await on.host.settle()
    assert _saved(path) == [("japan-us-space-8:missions/slim", "Ask once.")]


async def test_a_search_of_notes_says_nothing_of_the_statements(on: OpenedSession) -> None:
    on.go_to("missions/slim")
    await _write(on, "one")
    on.browser.search("my:zebra")
    assert _found(on) == []
    answer = negative_answer(on.browser)
    assert (answer.text, "says nothing of the statements" in answer.refusal) == ("", True)


async def test_a_search_follows_a_note_that_changes(on: OpenedSession) -> None:
    on.go_to("missions/slim")
    await _write(on, "alpha")
    on.browser.search("has:my")
    assert _found(on) == ["missions/slim"]
    await _write(on, "")
    assert _found(on) == []


async def test_without_a_file_notes_are_in_memory(shipped_packs: LoadedPacks) -> None:
    on = _open(shipped_packs, None)
    on.go_to("missions/slim")
    await _write(on, "one")
    assert on.message == "Noted on SLIM  only in memory  u undoes"
    assert on.session.notes.unsaved_count == 0


async def test_a_note_that_is_too_long_stays_a_draft(on: OpenedSession, path: pathlib.Path) -> None:
    on.go_to("missions/slim")
    await _write(on, "x" * 50_001)
    assert "50,000 characters" in on.message
    assert (path.exists(), len(_prompt(on).text)) == (False, 50_001)


async def test_without_a_home_folder_that_is_said(shipped_packs: LoadedPacks) -> None:
    on = _open(shipped_packs, NO_HOME / "onrecord" / "notes.toml")
    await on.session.notes.open_soon()
    on.go_to("missions/slim")
    await _write(on, "one")
    assert on.message.startswith("Not saved: no home folder is known; set HOME or ONRECORD_DATA")
    assert _own_lines(on) == ["YOUR NOTE", "one"]


async def test_where_the_file_is_removed_meanwhile_all_notes_are_saved_anew_and_it_is_said(
    on: OpenedSession, path: pathlib.Path
) -> None:
    for address in ("missions/slim", "missions/gateway"):
        on.go_to(address)
        await _write(on, address)
        assert "removed" not in on.message, "a first note finds no file either"
    path.unlink()
    on.go_to("missions/iss")
    await _write(on, "third")
    assert [text for _, text in _saved(path)] == ["missions/slim", "missions/gateway", "third"]
    assert f"{path} was removed by another window or program, and is a new file now" in on.message
    await _write(on, "fourth")
    assert "removed" not in on.message
