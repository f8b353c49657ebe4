"""No character breaks a frame in tmux or GNU screen: cells as these have them, of a pack with characters of every kind.

How wide a terminal draws each is measured in it, by asking where the cursor is.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys

import pytest

from onrecord.text.cell_width import cell_width
from tests.clipboard.servers import wait_until
from tests.support.tmux import Tmux
from tests.terminal.odd_pack import CLUSTERS, write_measure, write_odd_pack
from tests.terminal.test_plain_page import gnu_screen
from tests.terminal.test_real_terminal import PROGRAM, Start, start

__all__ = ["start"]

REF_BYTES = b"p1.s2"
JOINER = "\u200d"
WITHOUT = (
    "import onrecord.tui.cell_row as r; r._is_doubtful = lambda cluster: False; from onrecord.cli import main; main({})"
)
"""Starts the program without what keeps borders and columns in their places."""


def columns(line: str, wanted: str, widths: dict[str, int]) -> list[int]:
    """Return the columns at which a text stands in a line of a terminal that draws clusters in so many cells."""
    found, column = [], 0
    pattern = "|".join(re.escape(text) for text in (wanted, *sorted(widths, key=len, reverse=True)))
    for part in re.split(f"({pattern})", line):
        if part == wanted:
            found.append(column)
        # a joiner whose second half was drawn over joins nothing
        column += widths[part] if part in widths else cell_width(part.replace(JOINER, ""))
    return found


def measure(server: Tmux) -> dict[str, int]:
    program, result = write_measure(server.folder)
    server.type(f"{sys.executable} {program}")
    server.keys("Enter")
    wait_until(result.exists, "the widths")
    server.wait_for_prompt()
    widths: dict[str, int] = json.loads(result.read_text())
    # what the terminal does not keep at all (tmux: characters newer than its table) is not in its picture either
    return {cluster: width for cluster, width in widths.items() if width}


def misplaced(server: Tmux, command: str, widths: dict[str, int]) -> list[str]:
    """Return the lines of list and full text in which a border or a ref stands elsewhere than in the others."""
    server.type(command)
    server.keys("Enter")
    server.wait_for("At a glance", "quit")
    server.keys("3")
    listed = server.wait_for("1/16", "kept, ended", "Related")
    server.keys("8", "Enter")
    text = server.wait_for(
        "Treaty of Nara",
        "went on",
        "Full text  p1 Meeting ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
    )
    server.keys("q")
    server.wait_for_prompt()
    return misplaced_columns(listed, {"│": 56, "p1.s2": 49}, widths) + misplaced_columns(text, {"│": 76}, widths)


def misplaced_columns(screen: str, signs: dict[str, int], widths: dict[str, int]) -> list[str]:
    """Return the lines of a screen's body in which one of the signs does not stand in its column."""
    wrong = []
    for line in screen.split("\n")[3:-2]:
        for sign, column in signs.items():
            at = columns(line, sign, widths)
            if sign in line and column not in at:
                wrong.append(f"{sign} at {at}: {line}")
    return wrong


@pytest.fixture
def odd(tmp_path: pathlib.Path) -> pathlib.Path:
    pack = write_odd_pack(tmp_path / "odd")
    assert pack.problems() == ()
    return pack.path


def test_in_tmux(start: Start, odd: pathlib.Path) -> None:
    server = start((120, 36))
    widths = measure(server)
    assert len(widths) >= len(CLUSTERS) - 1
    assert misplaced(server, f"{PROGRAM} --no-state {odd}", widths) == []
    arguments = ["--no-state", str(odd)]
    without = f'{sys.executable} -c "{WITHOUT.format(arguments)}"'
    if any(width != cell_width(cluster) for cluster, width in widths.items()):
        assert misplaced(server, without, widths), "without it something would be"


def test_in_gnu_screen(odd: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """GNU screen gives a byte for each cell, of a character of two cells another one."""
    (home := tmp_path / "home").mkdir()
    with gnu_screen(home) as (type_, read):
        type_(f"{PROGRAM} --no-state {odd}\n")
        wait_until(lambda: "At a" in read() and "q quit" in read(), "the browser")
        type_("3Z")
        wait_until(lambda: "16" in read() and "x15" in read(), "the list")
        lines = (home / "hardcopy").read_bytes().split(b"\n")
        rows = [line for line in lines if b"none noted" in line or b"kept" in line]
        assert len(rows) == 16
        assert {row.index(REF_BYTES) for row in rows} == {73}
        for number in range(1, 16):
            assert any(b"x%d " % number in row for row in rows), "the name is whole"
        type_("q")
