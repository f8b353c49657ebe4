"""No character breaks a frame in a real xterm, also where it draws characters of ambiguous width in two cells."""

from __future__ import annotations

import json
import pathlib
import sys

import pytest

from tests.terminal.odd_pack import write_measure, write_odd_pack
from tests.terminal.test_cells import misplaced_columns
from tests.terminal.test_real_terminal import PROGRAM
from tests.terminal.xterm import xterm
from tests.tiers import trials


@pytest.mark.skipif(not trials(0, 1), reason="needs a display of its own, which make soak starts")
@pytest.mark.parametrize(("options", "border"), [((), "│"), (("-cjk_width",), "|")], ids=["usual", "cjk-width"])
def test_borders_and_refs_stand_in_their_columns(tmp_path: pathlib.Path, options: tuple[str, ...], border: str) -> None:
    pack = write_odd_pack(tmp_path / "odd")
    measure, result = write_measure(tmp_path)
    (home := tmp_path / "home").mkdir()
    command = ["sh", "-c", f"{sys.executable} {measure}; exec {PROGRAM} --no-state {pack.path}"]
    with xterm(home, command, *options) as terminal:
        terminal.wait_for("At a glance", "quit")
        widths = json.loads(result.read_text())
        terminal.type("3")
        listed = terminal.wait_for("1/16", "kept, ended", "Related")
        assert misplaced_columns(listed, {border: 56, "p1.s2": 49}, widths) == []
        terminal.type("8\r")
        text = terminal.wait_for("Treaty of Nara", "went on", "1/4")
        rows = [line for line in text.split("\n") if "went on" in line]
        assert len(rows) > 4
        assert misplaced_columns("\n".join(["", "", "", *rows, "", ""]), {border: 76}, widths) == []
        terminal.type("q")
