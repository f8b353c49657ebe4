"""Saving and messages at an abnormal exit."""

from __future__ import annotations

import os
import pathlib
import signal
import stat
import tempfile

import pytest

from onrecord.briefs import OpenBrief, read_brief
from onrecord.briefs.abnormal_exit import (
    EndedBySignal,
    ExitOutcome,
    TerminalGone,
    UnsavedSession,
    save_at_exit,
    write_crash_report,
)
from onrecord.model import Pack
from onrecord.quoting.styles import DEFAULT_STYLE, STYLES, Style, user_style
from tests.briefs.collected import collect, open_brief


@pytest.fixture
def clippings(shipped_pack: Pack) -> OpenBrief:
    """A brief that is in memory alone, as where no folder takes files."""
    collected = open_brief(shipped_pack)
    collect(collected, shipped_pack, "p6.s7")
    return collected


def session(clippings: OpenBrief | None, folder: pathlib.Path, remembered: str = "") -> UnsavedSession:
    return UnsavedSession(clippings, DEFAULT_STYLE, folder, lambda rescued: remembered)


@pytest.mark.parametrize(
    ("cause", "code", "said"),
    [
        (EndedBySignal(signal.SIGINT), 130, "onrecord: ended by SIGINT; what you collected is in "),
        (EndedBySignal(signal.SIGTERM), 143, "onrecord: ended by SIGTERM; what you collected is in "),
        (TerminalGone(), 2, "onrecord: ended, since the terminal is gone; what you collected is in "),
        (MemoryError(), 2, "onrecord: there is not enough memory; close other programs, or open fewer packs; what"),
        (KeyError("x"), 2, "onrecord: ended because of an internal error (KeyError); a crash report is in "),
    ],
    ids=repr,
)
def test_what_was_collected_is_in_a_file_and_the_file_is_named(
    clippings: OpenBrief, tmp_path: pathlib.Path, cause: BaseException, code: int, said: str
) -> None:
    ended = save_at_exit(session(clippings, tmp_path / "data", "kept searches are lost"), cause)
    [first, second] = ended.sentences
    assert (ended.code, ended.unsaved, second) == (code, "", "onrecord: kept searches are lost")
    file = tmp_path / "data" / "clippings.txt"
    assert first.startswith(said)
    assert first.endswith(f"what you collected is in {file}")
    assert file.read_text(encoding="utf-8") == clippings.render(DEFAULT_STYLE)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (tmp_path / "data" / "crash.txt").exists() == isinstance(cause, KeyError)


def test_what_an_earlier_session_left_is_never_touched(clippings: OpenBrief, tmp_path: pathlib.Path) -> None:
    for name in ("clippings.txt", "clippings-2.txt", "clippings-3.txt"):
        [said] = save_at_exit(session(clippings, tmp_path), EndedBySignal(signal.SIGHUP)).sentences
        assert said.endswith(name)
        (tmp_path / name).write_text(name)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        name: name for name in ("clippings.txt", "clippings-2.txt", "clippings-3.txt")
    }


def test_a_link_in_the_way_is_not_followed(clippings: OpenBrief, tmp_path: pathlib.Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "clippings.txt").symlink_to(tmp_path / "mine")
    [said] = save_at_exit(session(clippings, tmp_path), EndedBySignal(signal.SIGHUP)).sentences
    assert said.endswith("clippings-2.txt")
    assert (tmp_path / "mine").read_text() == "mine"


def test_what_left_the_program_is_not_written_again(clippings: OpenBrief, tmp_path: pathlib.Path) -> None:
    clippings.mark_exported(clippings.clippings)
    assert save_at_exit(session(clippings, tmp_path), EndedBySignal(signal.SIGTERM)) == ExitOutcome(143)
    assert list(tmp_path.iterdir()) == []


def test_what_may_have_been_replaced_since_is_written(clippings: OpenBrief, tmp_path: pathlib.Path) -> None:
    """It may have been pasted or not; the file costs nothing."""
    newest = True
    clippings.mark_exported(clippings.clippings, is_newest=lambda: newest)
    assert save_at_exit(session(clippings, tmp_path), EndedBySignal(signal.SIGTERM)) == ExitOutcome(143)
    newest = False
    assert clippings.unsaved_count == 0, "no question is asked about it"
    save_at_exit(session(clippings, tmp_path), EndedBySignal(signal.SIGTERM))
    assert (tmp_path / "clippings.txt").exists()


@pytest.mark.parametrize("style", [*STYLES, user_style("due", "{due}"), user_style("mine", "{words} ({ref})")])
def test_the_file_holds_the_words_whatever_the_style(
    clippings: OpenBrief, tmp_path: pathlib.Path, style: Style
) -> None:
    held = UnsavedSession(clippings, style, tmp_path, lambda rescued: "")
    save_at_exit(held, EndedBySignal(signal.SIGTERM))
    written = (tmp_path / "clippings.txt").read_text(encoding="utf-8")
    assert "both sides expressed excitement" in written
    assert style.has_words == ("both sides expressed excitement" in clippings.render(style))


def test_where_the_folder_takes_nothing_another_file_does(
    clippings: OpenBrief, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = save_at_exit(session(clippings, tmp_path / "file"), KeyError("x"))
    [said] = ended.sentences
    assert "a crash report is lost, since it could not be written" in said
    [elsewhere] = tmp_path.glob("onrecord-clippings-*.txt")
    assert f"what you collected is in {elsewhere}, since it could not be written" in said
    assert elsewhere.read_text(encoding="utf-8") == clippings.render(DEFAULT_STYLE)


def test_where_no_file_can_be_written_the_words_are_given_back(
    clippings: OpenBrief, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
    ended = save_at_exit(session(clippings, tmp_path / "file"), EndedBySignal(signal.SIGTERM))
    assert ended.sentences[0].endswith("and follows here")
    assert ended.unsaved == clippings.render(DEFAULT_STYLE)


@pytest.mark.skipif(os.name != "posix", reason="POSIX limits")
def test_a_disk_without_room_keeps_no_half_of_a_quotation(
    clippings: OpenBrief, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, former[1]))
    try:
        ended = save_at_exit(session(clippings, tmp_path / "data"), EndedBySignal(signal.SIGTERM))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)
    assert ended.unsaved == clippings.render(DEFAULT_STYLE)
    assert [path.name for path in tmp_path.rglob("*")] == ["data"]


def test_what_fails_in_one_part_stops_no_other(clippings: OpenBrief, tmp_path: pathlib.Path) -> None:
    def fail(rescued: str) -> str:
        raise LookupError("no state")

    ended = save_at_exit(UnsavedSession(clippings, DEFAULT_STYLE, tmp_path, fail), EndedBySignal(signal.SIGTERM))
    assert ended.sentences[1] == "onrecord: where you were is not remembered (LookupError: no state)"
    assert (tmp_path / "clippings.txt").exists()
    ended = save_at_exit(UnsavedSession(clippings, None, tmp_path, lambda rescued: ""), EndedBySignal(signal.SIGTERM))  # type: ignore[arg-type]
    assert ended.sentences[0].startswith("onrecord: ended by SIGTERM; what you collected is lost (AttributeError")


def test_a_report_holds_what_cannot_be_written_as_text(tmp_path: pathlib.Path) -> None:
    assert write_crash_report(KeyError("\udcff"), tmp_path).endswith(f"is in {tmp_path / 'crash.txt'}")
    assert b"KeyError" in (tmp_path / "crash.txt").read_bytes()
    assert os.listdir(tmp_path) == ["crash.txt"]  # noqa: PTH208


def test_the_file_is_remembered_so_that_the_next_start_names_it(clippings: OpenBrief, tmp_path: pathlib.Path) -> None:
    rescued: list[str] = []

    def remember(file: str) -> str:
        rescued.append(file)
        return ""

    save_at_exit(UnsavedSession(clippings, DEFAULT_STYLE, tmp_path, remember), EndedBySignal(signal.SIGHUP))
    save_at_exit(UnsavedSession(None, DEFAULT_STYLE, tmp_path, remember), EndedBySignal(signal.SIGHUP))
    assert rescued == [str(tmp_path / "clippings.txt"), ""]


def test_a_brief_is_saved_to_its_own_file_and_nothing_is_said(shipped_pack: Pack, tmp_path: pathlib.Path) -> None:
    brief = open_brief(shipped_pack, folder=tmp_path / "briefs")
    collect(brief, shipped_pack, "p6.s7")
    assert save_at_exit(session(brief, tmp_path), EndedBySignal(signal.SIGTERM)) == ExitOutcome(143)
    assert [path.name for path in tmp_path.iterdir()] == ["briefs"]
    assert read_brief(tmp_path / "briefs" / "brief.toml").brief.clippings == brief.clippings


def test_where_that_fails_it_is_a_text_and_the_reason_is_said(shipped_pack: Pack, tmp_path: pathlib.Path) -> None:
    (tmp_path / "briefs").write_text("a file where the folder should be")
    brief = open_brief(shipped_pack, folder=tmp_path / "briefs")
    collect(brief, shipped_pack, "p6.s7")
    [said] = save_at_exit(session(brief, tmp_path), EndedBySignal(signal.SIGTERM)).sentences
    assert f"what you collected is in {tmp_path}/clippings.txt, since the brief could not be saved" in said
    assert (tmp_path / "clippings.txt").read_text(encoding="utf-8") == brief.render(DEFAULT_STYLE)
