"""Routes through helpers, with fakes: a copy counts only when it was read back."""

from __future__ import annotations

import dataclasses
import os
import pathlib

import pytest

from onrecord.clipboard import Content, CopyResult, Proof, RouteFailed, copy
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.helper import MACOS, WAYLAND, XCLIP, XSEL, HelperRoute
from onrecord.clipboard.tmux import TMUX
from tests.clipboard.programs import FAKE, FAKE_BUFFER, TEXTS, Programs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the fakes are written in sh")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_an_honest_helper_is_believed(programs: Programs, text: str) -> None:
    programs.put_honest()
    assert FAKE.copy(Content(text)) == CopyResult("fake", Proof.CLIPBOARD)
    assert programs.board.read_bytes() == text.encode()


def test_a_buffer_is_no_clipboard(programs: Programs) -> None:
    programs.put_honest()
    assert FAKE_BUFFER.copy(Content("text")) == CopyResult("buffer", Proof.BUFFER)


@pytest.mark.parametrize(
    ("paste", "why"),
    [
        ("cat '{board}'; echo", "the text read back is not the text that was copied"),
        ("head -c 3 '{board}'", "the text read back is not the text that was copied"),
        ("echo old", "the text read back is not the text that was copied"),
        ("exit 0", "the text read back is not the text that was copied"),
        ("exit 1", "fake-paste: exited with code 1"),
    ],
)
def test_a_text_that_does_not_come_back_the_same_was_not_copied(programs: Programs, paste: str, why: str) -> None:
    programs.put_honest()
    programs.put("fake-paste", paste.format(board=programs.board))
    with pytest.raises(RouteFailed, match=why):
        FAKE.copy(Content("text"))


@pytest.mark.parametrize("first", ["echo old", "exit 1", "sleep 300", "exit 0"])
def test_a_helper_that_needs_a_moment_is_asked_again(programs: Programs, tmp_path: pathlib.Path, first: str) -> None:
    programs.put_honest()
    asked = tmp_path / "asked"
    programs.put("fake-paste", f"[ -e '{asked}' ] && exec cat '{programs.board}'; touch '{asked}'; {first}")
    assert FAKE.copy(Content("text")) == CopyResult("fake", Proof.CLIPBOARD)


def test_a_manager_that_lets_nothing_be_taken_away_is_no_failure(programs: Programs) -> None:
    """Klipper and others put back what was there when the clipboard is emptied."""
    programs.put_honest()
    programs.put("fake-clear", "cat > /dev/null")
    managed = dataclasses.replace(FAKE, clear_command=("fake-clear",), daemonizes=True)
    for _ in range(2):
        assert managed.copy(Content("text")) == CopyResult("fake", Proof.CLIPBOARD)


@pytest.mark.parametrize("lie", ["exit 0", "cat > /dev/null"])
def test_a_helper_that_lies_is_not_believed(programs: Programs, tmp_path: pathlib.Path, lie: str) -> None:
    programs.put("fake-copy", lie)
    programs.put("fake-paste", "echo something older")
    report = copy(Content("text"), [FAKE, FileRoute(tmp_path / "last-copy.txt")])
    assert not report.verified
    assert "copied" not in str(report)
    assert report.failures == ("fake: the text read back is not the text that was copied",)


def test_a_helper_that_fails_is_not_asked_for_the_text(programs: Programs) -> None:
    programs.put_honest()
    programs.put("fake-copy", "exit 2")
    programs.board.write_text("text")
    with pytest.raises(RouteFailed, match="fake-copy: exited with code 2"):
        FAKE.copy(Content("text"))


@pytest.mark.parametrize("route", [XCLIP, XSEL, WAYLAND, TMUX], ids=lambda route: route.name)
def test_without_its_session_a_route_says_what_it_lacks(programs: Programs, route: HelperRoute) -> None:
    programs.put(route.copy_command[0], "exit 0")
    assert route.missing() == f"{route.needs} is not set"


@pytest.mark.parametrize("route", [XCLIP, XSEL, WAYLAND, TMUX, MACOS], ids=lambda route: route.name)
def test_without_its_program_a_route_says_what_it_lacks(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, route: HelperRoute
) -> None:
    monkeypatch.setenv("PATH", str(programs.folder))
    if route.needs:
        monkeypatch.setenv(route.needs, "set")
    assert route.missing() == f"{route.copy_command[0]} is not installed"
    programs.put(route.copy_command[0], "exit 0")
    assert route.missing() is None


def test_two_flavours_are_handed_over_where_the_platform_takes_them(programs: Programs) -> None:
    programs.put("rich-copy", f"cat > '{programs.board}'")
    programs.put("fake-paste", "printf text")
    rich = HelperRoute(
        "rich", ("plain-copy",), ("fake-paste",), rich_command=lambda c: (("rich-copy",), (c.html or "").encode())
    )
    rich.copy(Content("text", "<b>text</b>"))
    assert programs.board.read_text() == "<b>text</b>"


def test_html_is_left_out_where_it_does_not(programs: Programs) -> None:
    programs.put_honest()
    FAKE.copy(Content("text", "<b>text</b>"))
    assert programs.board.read_text() == "text"
