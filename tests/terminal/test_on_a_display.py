"""No character breaks a frame in a real xterm or kitty, also where ambiguous characters are drawn in two cells."""

from __future__ import annotations

import json
import pathlib
import sys
from collections.abc import Callable

import pytest

from tests.terminal.kitty import Kitty, kitty
from tests.terminal.odd_pack import write_measure, write_odd_pack
from tests.terminal.test_cells import misplaced_columns
from tests.terminal.test_real_terminal import PROGRAM
from tests.terminal.xterm import XTerm, xterm
from tests.tiers import trials

needs_a_display = pytest.mark.skipif(not trials(0, 1), reason="needs a display of its own, which make soak starts")


class Odd:
    """A home folder, and a command that measures characters and then opens a pack with such in names and text."""

    def __init__(self, folder: pathlib.Path) -> None:
        pack = write_odd_pack(folder / "odd")
        measure, self._result = write_measure(folder)
        (home := folder / "home").mkdir()
        self.home = home
        self.command = ["sh", "-c", f"{sys.executable} {measure}; exec {PROGRAM} --no-state {pack.path}"]

    @property
    def widths(self) -> dict[str, int]:
        widths: dict[str, int] = json.loads(self._result.read_text())
        return widths


@pytest.fixture
def odd(tmp_path: pathlib.Path) -> Odd:
    return Odd(tmp_path)


def frames_are_whole(terminal: XTerm | Kitty, widths: Callable[[], dict[str, int]], border: str) -> None:
    terminal.wait_for("At a glance", "quit")
    terminal.type("3")
    listed = terminal.wait_for("1/16", "kept, ended", "Related")
    assert misplaced_columns(listed, {border: 56, "p1.s2": 49}, widths()) == []
    terminal.type("8\r")
    text = terminal.wait_for("Treaty of Nara", "went on", "1/4")
    rows = [line for line in text.split("\n") if "went on" in line]
    assert len(rows) > 4
    assert misplaced_columns("\n".join(["", "", "", *rows, "", ""]), {border: 76}, widths()) == []
    terminal.type("q")


@needs_a_display
@pytest.mark.parametrize(("options", "border"), [((), "│"), (("-cjk_width",), "|")], ids=["usual", "cjk-width"])
def test_in_xterm(odd: Odd, options: tuple[str, ...], border: str) -> None:
    with xterm(odd.home, odd.command, *options) as terminal:
        frames_are_whole(terminal, lambda: odd.widths, border)


@needs_a_display
def test_in_kitty(odd: Odd) -> None:
    with kitty(odd.home, odd.command) as terminal:
        frames_are_whole(terminal, lambda: odd.widths, "│")
        terminal.wait_for_end()
