"""The bar and messages share one line of stderr, and neither breaks the other."""

from __future__ import annotations

import contextlib
import io

import pytest

from onrecord.cli import output, progress


class Terminal(io.StringIO):
    """A stderr that is a terminal; `lines` are what a person sees on it."""

    def isatty(self) -> bool:
        return True

    @property
    def lines(self) -> list[str]:
        shown = []
        for line in self.getvalue().split("\n"):
            cells: list[str] = []
            for part in line.split("\r"):
                cells[: len(part)] = part
            shown.append("".join(cells).rstrip())
        return shown


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SHOW_AFTER_SECONDS", 0)
    monkeypatch.setattr(progress, "UPDATE_SECONDS", 0)


def test_a_message_has_a_line_of_its_own() -> None:
    with contextlib.redirect_stderr(Terminal()) as terminal, progress.progress("indexing", 10) as show:
        show(5)
        assert terminal.lines == [progress.bar("indexing", 5, 10)]
        output.message("onrecord: short")
        assert terminal.lines == ["onrecord: short", ""]
        show(6)
        assert terminal.lines == ["onrecord: short", progress.bar("indexing", 6, 10)]
        output.data("")
        assert terminal.lines == ["onrecord: short", ""], "data that goes to the same terminal"
        show(7)
    assert terminal.lines == ["onrecord: short", ""]


def test_a_shorter_status_leaves_nothing_of_a_longer_one() -> None:
    with contextlib.redirect_stderr(Terminal()) as terminal:
        output.show_status("宇宙 and more")
        output.show_status("short")
        assert terminal.lines == ["short"]
        output.clear_status()
        assert terminal.lines == [""]
        written = terminal.getvalue()
        output.clear_status()
        assert terminal.getvalue() == written


def test_an_error_ends_the_bar() -> None:
    terminal = Terminal()

    def fail() -> None:
        with contextlib.redirect_stderr(terminal), progress.progress("indexing", 10) as show:
            show(5)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert terminal.lines == [""]
    assert progress.bar("indexing", 5, 10) in terminal.getvalue()


def test_where_messages_go_to_a_file_there_is_no_bar() -> None:
    with contextlib.redirect_stderr(io.StringIO()) as file, progress.progress("indexing", 10) as show:
        show(5)
    assert file.getvalue() == ""
