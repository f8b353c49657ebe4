"""What the program says of a copy, from the key to the message, is what happened."""

from __future__ import annotations

import base64
import os
import pathlib

import pytest

from tests.support.driver import Driver
from tests.tui.conftest import Opening
from tests.tui.test_copying import SLIM


@pytest.fixture
def programs(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A folder before all others on the path, in a session that has an X display."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def put(folder: pathlib.Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


async def copy(on: Driver) -> str:
    """Copy SLIM's passage; what the program says of it."""
    on.go_to("missions/slim")
    await on.press("y")
    return on.message


async def test_a_clipboard_that_was_read_back_is_called_copied(
    opened: Opening, programs: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = programs / "board"
    put(programs, "xclip", f'case "$*" in *-in*) cat > "{board}";; *) cat "{board}";; esac')
    async with opened() as on:
        monkeypatch.setenv("DISPLAY", ":7")
        said = await copy(on)
        assert board.read_bytes() == SLIM.encode()
        assert said.startswith("Copied p6.s7 as quote  xclip  ")
        assert f"copied {len(SLIM)} characters (xclip, read back)" in on.report
        assert not on.copy_file.exists()


async def test_a_clipboard_that_lies_is_not_believed(
    opened: Opening, programs: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(programs, "xclip", "cat > /dev/null; echo something else")
    put(programs, "xsel", "exit 1")
    async with opened() as on:
        monkeypatch.setenv("DISPLAY", ":7")
        said = await copy(on)
        assert "copied" not in said.lower()
        assert on.copied == SLIM


async def test_a_terminal_that_cannot_be_asked_is_not_called_copied(opened: Opening) -> None:
    async with opened() as on:
        written: list[str] = []
        assert on.app._driver is not None
        on.app._driver.write = written.append  # type: ignore[method-assign, assignment]
        said = await copy(on)
        assert "copied" not in said.lower()
        assert "not verifiable" in said
        assert any(f"\x1b]52;c;{base64.b64encode(SLIM.encode()).decode()}\x07" in text for text in written)


async def test_where_only_the_file_is_left_it_is_named(opened: Opening) -> None:
    async with opened() as on:
        on.app.session.write = None
        said = await copy(on)
        assert "copied" not in said.lower()
        assert str(on.copy_file) in said
        assert on.copied == SLIM


async def test_where_nothing_is_left_it_says_not_copied(opened: Opening, tmp_path: pathlib.Path) -> None:
    async with opened() as on:
        (tmp_path / "data").write_text("a file where the folder should be")
        on.app.session.write = None
        said = await copy(on)
        assert said.startswith("Not copied: p6.s7 as quote  ")
        assert said.lower().count("copied") == 1


async def test_a_copy_is_finished_when_one_quits_at_once(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        await on.press_at_once("y", "q")
    assert on.copied == SLIM


async def test_a_message_comes_to_the_screen_that_is_in_front(opened: Opening) -> None:
    async with opened() as on:
        await on.press("a", "t")
        await on.press_at_once("Y", "q")
        assert on.message.startswith("Sent 1 clipping as quote, not verifiable")


async def test_a_text_field_copies_through_the_same_door(opened: Opening) -> None:
    async with opened() as on:
        written: list[str] = []
        assert on.app._driver is not None
        on.app._driver.write = written.append  # type: ignore[method-assign, assignment]
        await on.press("slash")
        await on.type("p6.s7")
        await on.press("shift+home", "ctrl+c")
        assert on.copied == "p6.s7"
        assert len([text for text in written if "\x1b]52" in text]) == 1
        assert "not verifiable" in on.message
