"""The Windows clipboard, with pyperclip and PowerShell played by the test."""

from __future__ import annotations

import base64
import os
import pathlib
import platform
import re
import sys
import threading

import pyperclip
import pytest

from onrecord.clipboard import Content, CopyResult, Proof, RouteFailed, windows
from onrecord.clipboard.windows import WindowsRoute, cf_html, html_and_text_on_windows
from tests.clipboard.programs import Programs


class Board:
    """A clipboard as pyperclip would return it."""

    def __init__(self) -> None:
        self.text = ""

    def copy(self, text: str) -> None:
        self.text = text.replace("\n", "\r\n")

    def paste(self) -> str:
        return self.text


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    board = Board()
    monkeypatch.setattr(pyperclip, "copy", board.copy)
    monkeypatch.setattr(pyperclip, "paste", board.paste)
    return board


@pytest.mark.parametrize(
    ("system", "release", "here"),
    [
        ("win32", "11", True),
        ("linux", "5.15.90.1-microsoft-standard-WSL2", True),
        ("linux", "4.4.0-19041-Microsoft", True),
        ("linux", "6.1.0-18-amd64", False),
        ("darwin", "23.1.0", False),
    ],
)
def test_it_is_there_on_windows_and_in_wsl(
    monkeypatch: pytest.MonkeyPatch, system: str, release: str, here: bool
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "release", lambda: release)
    assert (WindowsRoute().missing() is None) == here


@pytest.mark.parametrize("text", ["text", "「宇宙」\n\nsecond", "ends\n"])
def test_line_ends_may_come_back_as_windows_has_them(board: Board, text: str) -> None:
    assert WindowsRoute().copy(Content(text)) == CopyResult("Windows clipboard", Proof.CLIPBOARD)
    assert board.text == text.replace("\n", "\r\n")


def test_a_copy_that_did_nothing_is_not_believed(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    board.text = "older"
    monkeypatch.setattr(pyperclip, "copy", lambda _: None)
    with pytest.raises(RouteFailed, match="the text read back is not the text that was copied"):
        WindowsRoute().copy(Content("text"))


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (pyperclip.PyperclipException("\n  No mechanism\nmore lines"), "No mechanism"),
        (OSError("busy"), "busy"),
        (ValueError(), "ValueError"),
    ],
)
@pytest.mark.usefixtures("board")
def test_what_pyperclip_raises_is_one_line(monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str) -> None:
    def fail(_: str) -> None:
        raise error

    monkeypatch.setattr(pyperclip, "copy", fail)
    with pytest.raises(RouteFailed) as failure:
        WindowsRoute().copy(Content("text"))
    assert str(failure.value) == reason


@pytest.mark.usefixtures("board")
def test_a_clipboard_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    monkeypatch.setattr(windows, "WINDOWS_TIMEOUT_SECONDS", 0.1)
    monkeypatch.setattr(pyperclip, "copy", lambda _: released.wait(30))
    with pytest.raises(RouteFailed, match=r"no answer within 0\.1 s"):
        WindowsRoute().copy(Content("text"))
    released.set()


@pytest.mark.parametrize("fragment", ["", "<p>plain</p>", "<p>「宇宙」 “space” 𠀋</p>"])
def test_the_offsets_of_the_html_format_are_right(fragment: str) -> None:
    raw = cf_html(fragment)
    offsets = {key.decode(): int(value) for key, value in re.findall(rb"(\w+):(\d{10})\r\n", raw)}
    assert raw[offsets["StartFragment"] : offsets["EndFragment"]].decode() == fragment
    assert raw[offsets["StartHTML"] :].startswith(b"<html>")
    assert offsets["EndHTML"] == len(raw)
    assert raw.startswith(b"Version:0.9\r\n")


def test_both_flavours_are_in_the_script_and_neither_can_end_it() -> None:
    content = Content("“text”'); rm $(x)", "<p>'宇宙'</p>")
    command, script = html_and_text_on_windows(content)
    assert command[0] == "powershell.exe"
    assert "-STA" in command
    parts = [base64.b64decode(part) for part in re.findall(r"FromBase64String\('([A-Za-z0-9+/=]*)'\)", script.decode())]
    assert parts == [content.text.encode(), cf_html(content.html or "")]


RICH = Content("“宇宙”\n\nsecond", "<p>“宇宙”</p><p>second</p>")


@pytest.fixture
def powershell(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Where a fake PowerShell keeps the script that it was given, and from which pyperclip reads the text back."""
    script = programs.board

    def paste() -> str:
        found = re.search(r"\$text = .*'([A-Za-z0-9+/=]*)'", script.read_text())
        assert found
        return base64.b64decode(found[1]).decode().replace("\n", "\r\n")

    programs.put("powershell.exe", f"cat > '{script}'")
    monkeypatch.setattr(pyperclip, "paste", paste)
    return script


@pytest.mark.skipif(os.name != "posix", reason="the fake is written in sh")
def test_text_and_html_are_handed_over_together_and_the_text_is_read_back(powershell: pathlib.Path) -> None:
    assert WindowsRoute().copy(RICH) == CopyResult("Windows clipboard", Proof.CLIPBOARD)
    assert powershell.read_bytes() == html_and_text_on_windows(RICH)[1]


@pytest.mark.skipif(os.name != "posix", reason="the fake is written in sh")
@pytest.mark.usefixtures("powershell")
def test_a_powershell_that_did_nothing_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyperclip, "paste", lambda: "older")
    with pytest.raises(RouteFailed, match="the text read back is not the text that was copied"):
        WindowsRoute().copy(RICH)


@pytest.mark.skipif(os.name != "posix", reason="the fake is written in sh")
def test_powershell_has_more_time_than_other_helpers_and_no_more(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert windows.WINDOWS_TIMEOUT_SECONDS == 5
    monkeypatch.setattr(windows, "WINDOWS_TIMEOUT_SECONDS", 0.2)
    programs.put("powershell.exe", "sleep 300")
    with pytest.raises(RouteFailed, match=r"^powershell\.exe: did not answer within 0\.2 s$"):
        WindowsRoute().copy(RICH)
