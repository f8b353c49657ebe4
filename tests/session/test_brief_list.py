"""The list of briefs: choose, create, rename, copy, archive and delete, each of which can be undone."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.briefs import Brief, read_brief
from onrecord.briefs.brief import OwnNote
from onrecord.briefs.brief_files import create_brief
from onrecord.session.brief_list import BriefListCommands
from onrecord.session.dialogs import Prompt
from onrecord.session.outcome import Outcome
from tests.session.conftest import OpenedSession, OpenSession


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "briefs"


def opened(open_session: OpenSession, folder: pathlib.Path) -> OpenedSession:
    for name in ("memo", "talk"):
        create_brief(folder, Brief(name, (OwnNote(name),)))
    on = open_session(briefs_folder=folder, brief_stem="memo")
    assert on.session.clippings.name == "memo"
    return on


@pytest.fixture
def on(open_session: OpenSession, folder: pathlib.Path) -> OpenedSession:
    return opened(open_session, folder)


@pytest.fixture
def briefs(on: OpenedSession) -> BriefListCommands:
    return on.commands.brief_list


def names(briefs: BriefListCommands) -> set[str]:
    return {one.brief.name for one in briefs.listed()[0] if one.brief}


def answer(outcome: Outcome, typed: str) -> Outcome:
    assert isinstance(outcome.follow_up, Prompt)
    return outcome.follow_up.answer(typed)


def test_another_brief_is_chosen_and_its_changes_can_be_undone_later(
    on: OpenedSession, briefs: BriefListCommands, folder: pathlib.Path
) -> None:
    on.session.clippings.clear()
    assert briefs.choose(folder / "talk.toml").message == ""
    assert on.session.clippings.name == "talk"
    assert on.session.brief.stem_to_remember == "talk"
    assert read_brief(folder / "memo.toml").brief.items == (), "what was not saved yet is saved first"
    briefs.choose(folder / "memo.toml")
    assert on.session.clippings.undo()
    assert on.session.clippings.items == (OwnNote("memo"),)


def test_where_another_program_wrote_meanwhile_its_words_are_shown(
    on: OpenedSession, briefs: BriefListCommands, folder: pathlib.Path
) -> None:
    briefs.choose(folder / "talk.toml")
    text = (folder / "memo.toml").read_text().replace('note = "memo"', 'note = "theirs"')
    (folder / "memo.toml").write_text(text)
    briefs.choose(folder / "memo.toml")
    assert on.session.clippings.items == (OwnNote("theirs"),)


def test_a_new_brief_becomes_the_current_one(on: OpenedSession, briefs: BriefListCommands) -> None:
    assert answer(briefs.create(), "Memo  for Monday").message == "the current brief is “Memo for Monday”"
    assert on.session.brief.stem_to_remember == "memo-for-monday"
    assert names(briefs) == {"memo", "talk", "Memo for Monday"}
    assert briefs.undo().message == "“Memo for Monday” is deleted again"
    assert names(briefs) == {"memo", "talk"}
    assert on.session.clippings.name == "memo"


@pytest.mark.parametrize("stem", ["memo", "talk"])
def test_a_brief_is_renamed_current_or_not(briefs: BriefListCommands, folder: pathlib.Path, stem: str) -> None:
    path = folder / f"{stem}.toml"
    assert answer(briefs.rename(path), "Other").message == f"“{stem}” is “Other” now; u undoes"
    assert read_brief(path).brief.name == "Other"
    assert briefs.undo().message == f"“{stem}” is as before"
    assert read_brief(path).brief.name == stem
    assert briefs.undo().message.startswith("nothing to undo here")


def test_undo_in_the_brief_leaves_its_name(on: OpenedSession, briefs: BriefListCommands, folder: pathlib.Path) -> None:
    on.session.clippings.clear()
    answer(briefs.rename(folder / "memo.toml"), "Other")
    on.session.clippings.undo()
    assert (on.session.clippings.name, len(on.session.clippings.items)) == ("Other", 1)


def test_a_copy_has_all_of_it_and_leaves_the_first(briefs: BriefListCommands, folder: pathlib.Path) -> None:
    asked = briefs.copy(folder / "talk.toml")
    assert isinstance(asked.follow_up, Prompt)
    assert asked.follow_up.text == "talk copy"
    answer(asked, "talk copy")
    assert read_brief(folder / "talk-copy.toml").brief.items == read_brief(folder / "talk.toml").brief.items


def test_archived_briefs_stand_last_and_come_back(briefs: BriefListCommands, folder: pathlib.Path) -> None:
    assert briefs.archive(folder / "memo.toml").message == "“memo” is archived, and still the current brief; u undoes"
    assert [one.path.stem for one in briefs.listed()[0]] == ["talk", "memo"]
    assert briefs.archive(folder / "memo.toml").message == "“memo” is no longer archived; u undoes"
    briefs.undo()
    assert read_brief(folder / "memo.toml").brief.archived


@pytest.mark.parametrize("stem", ["memo", "talk"])
def test_a_deleted_brief_is_in_the_trash_and_comes_back(
    on: OpenedSession, briefs: BriefListCommands, folder: pathlib.Path, stem: str
) -> None:
    path = folder / f"{stem}.toml"
    raw = path.read_bytes()
    assert briefs.delete(path).message == f"deleted “{stem}”; u brings it back"
    assert not path.exists()
    assert (folder.parent / "trash" / path.name).read_bytes() == raw
    assert len(on.session.clippings.items) == (0 if stem == "memo" else 1)
    assert briefs.undo().message == f"“{stem}” is back"
    assert path.read_bytes() == raw
    assert on.session.clippings.name == "memo"


def test_two_deleted_ones_of_a_name_are_both_in_the_trash(briefs: BriefListCommands, folder: pathlib.Path) -> None:
    briefs.delete(folder / "talk.toml")
    create_brief(folder, Brief("talk"))
    briefs.delete(folder / "talk.toml")
    assert {path.name for path in (folder.parent / "trash").iterdir()} == {"talk.toml", "talk-2.toml"}
    assert briefs.undo().message == "“talk” is back"
    assert briefs.undo().message == "“talk” is back as “talk 2”"
    assert read_brief(folder / "talk-2.toml").brief.items == (OwnNote("talk"),)
    assert list((folder.parent / "trash").iterdir()) == []


def test_the_deleted_default_brief_comes_back_beside_the_one_begun_since(
    on: OpenedSession, briefs: BriefListCommands, folder: pathlib.Path
) -> None:
    briefs.delete(folder / "memo.toml")
    on.session.clippings.change_head(lambda brief: brief._replace(name="memo"))
    on.session.clippings.replace_items((OwnNote("new"),))
    assert on.session.brief.store_now() == ""
    assert on.session.brief.stem_to_remember == "memo"
    assert briefs.undo().message == "“memo” is back as “memo 2”"
    assert on.session.clippings.items == (OwnNote("new"),), "the current brief stays"
    assert read_brief(folder / "memo-2.toml").brief.items == (OwnNote("memo"),)


def test_no_brief_gets_a_name_that_another_one_has(briefs: BriefListCommands, folder: pathlib.Path) -> None:
    """As commands: `brief import` refuses it, and `brief show` would not know which is meant."""
    asked = (briefs.create(), briefs.copy(folder / "memo.toml"), briefs.rename(folder / "memo.toml"))
    for outcome in asked:
        assert isinstance(outcome.follow_up, Prompt)
        for typed in ("talk", "Talk", "  talk "):
            assert outcome.follow_up.validate(typed) == (
                f"there is a brief “{typed.strip()}” already; give this one another name"
            )
        assert outcome.follow_up.validate(" ") == "the name is empty"
        assert outcome.follow_up.validate("Fish") is None
    assert isinstance(asked[2].follow_up, Prompt)
    assert asked[2].follow_up.validate("Memo") is None, "its own"
    create_brief(folder, Brief("Fish"))
    assert answer(asked[0], "fish").message == "not created: there is a brief “fish” already"
    assert len(names(briefs)) == 3


async def test_a_new_brief_that_has_something_now_is_not_undone(
    open_session: OpenSession, folder: pathlib.Path
) -> None:
    on = opened(open_session, folder)
    briefs = on.commands.brief_list
    for number, asked in enumerate((briefs.create(), briefs.copy(folder / "talk.toml"))):
        answer(asked, f"New {number}")
        name = on.session.clippings.name
        on.go_to("missions/slim")
        on.run("collect")
        await on.host.settle()
        assert briefs.undo().message == f"it could not be undone: “{name}” was changed since; d deletes it"
        assert name in names(briefs)
        assert on.session.clippings.name == name
        assert len(on.session.clippings) == 1


def test_what_is_changed_in_memory_alone_is_said(
    on: OpenedSession, briefs: BriefListCommands, folder: pathlib.Path
) -> None:
    folder.rename(folder.parent / "aside")
    folder.write_text("in the way")
    said = answer(briefs.rename(folder / "memo.toml"), "Other").message
    assert said.startswith("“memo” is “Other” now, in memory alone, since it is not saved: ")
    assert said.endswith("; u undoes")
    assert "Errno" not in said
    assert on.session.clippings.name == "Other"
    assert briefs.undo().message.startswith("“memo” is as before, in memory alone")
    assert on.session.clippings.name == "memo"
    folder.unlink()
    (folder.parent / "aside").rename(folder)


async def test_what_is_collected_into_an_archived_brief_says_so(
    open_session: OpenSession, folder: pathlib.Path
) -> None:
    on = opened(open_session, folder)
    on.commands.brief_list.archive(folder / "memo.toml")
    on.go_to("missions/slim")
    on.run("collect")
    await on.host.settle()
    assert "saved in memo, which is archived" in on.message


def test_a_brief_that_is_not_saved_stays_the_current_one(
    on: OpenedSession, briefs: BriefListCommands, folder: pathlib.Path
) -> None:
    on.session.clippings.clear()
    assert on.session.clippings.writer
    on.session.clippings.writer.saved = None
    on.session.clippings.writer.folder = folder / "memo.toml" / "under-a-file"
    assert briefs.choose(folder / "talk.toml").message.startswith(
        "“memo” stays the current brief, since it is not saved"
    )
    assert on.session.clippings.name == "memo"


def test_a_damaged_file_is_listed_with_its_line(briefs: BriefListCommands, folder: pathlib.Path) -> None:
    (folder / "odd.toml").write_text("schema = 1\n")
    [problem] = [one.problem for one in briefs.listed()[0] if one.problem]
    assert "odd.toml:1: name is missing" in problem
    for outcome in (briefs.choose(folder / "odd.toml"), briefs.rename(folder / "odd.toml")):
        assert "name is missing" in outcome.message
    assert briefs.choose(folder / "none.toml").message.endswith("is gone")


def test_what_another_window_changed_is_seen_and_said(on: OpenedSession, folder: pathlib.Path) -> None:
    assert on.session.brief.look_again() == ""
    text = (folder / "memo.toml").read_text()
    (folder / "memo.toml").write_text(text.replace('note = "memo"', 'note = "theirs"'))
    assert on.session.brief.look_again() == "“memo” was changed in another window, and is shown as it is now"
    assert on.session.clippings.items == (OwnNote("theirs"),)
    (folder / "memo.toml").write_text("x")
    assert "memo.toml:1: " in on.session.brief.look_again()
    (folder / "memo.toml").unlink()
    assert "was removed by another window" in on.session.brief.look_again()
    assert on.session.clippings.items == (OwnNote("theirs"),)


def test_in_memory_alone_there_is_no_list(open_session: OpenSession) -> None:
    listed, problem = open_session().commands.brief_list.listed()
    assert (listed, problem) == ([], "briefs are in memory alone, so there is no list of them")
