"""Standard output has data and nothing else, whatever the command: notices go to standard error."""

from __future__ import annotations

import pathlib
import re

import pytest

from onrecord.cli.filters import LIST_SECTIONS
from onrecord.cli.summaries import SUMMARIES
from tests.cli.running import Onrecord

ADDRESS = re.compile(r"(p[0-9]+(\.s[0-9]+)?|[a-z]+/[a-z0-9-]+)(\s|$)")
QUALIFIED = re.compile(r"japan-us-space-8:(p[0-9.s-]+|[a-z]+/[a-z0-9-]+)")
ROWS = [
    *(f"list {section}" for section in LIST_SECTIONS),
    "list commitments --actor us",
    "search moon",
    "search sattelite",
    "search delayed",
    "search p6.s7",
    "search moon --limit 2",
    "search org:zzz",
    "show p6",
    "show p1-p8",
    "show p6.s4 p6.s1",
]
SILENT = ["index", "check", "copy p6.s7 --route file", "upgrade PACK", "config --init", "export p6 --to FILE"]
SILENT += ["backup FILE", "restore FILE"]
# Commands whose output is a text of its own, not rows; each is told apart from notices by its first line.
TEXTS = {
    "show missions/slim": "Smart Lander for Investigating Moon",
    "show p6 --style plain": "Both sides also discussed",
    "copy p6.s7 --route show": "“In space science",
    "styles": "quote (default): ",
    "config": "file",
    "brief": "usage: onrecord brief",
    "note": "usage: onrecord note",
    "doctor": "versions",
    "completion bash": "# Completion of onrecord in bash",
    "man": ".TH ONRECORD",
}


@pytest.mark.parametrize("line", ROWS)
def test_each_line_is_a_row(onrecord: Onrecord, line: str) -> None:
    result = onrecord(*line.split())
    assert result.out or result.code == 1
    for printed in result.out.splitlines():
        assert ADDRESS.match(printed), printed


@pytest.mark.parametrize("line", [line for line in ROWS if not line.startswith("show")])
def test_each_line_is_an_address(onrecord: Onrecord, line: str) -> None:
    for printed in onrecord(*line.split(), "--format", "refs").out.splitlines():
        assert QUALIFIED.fullmatch(printed), printed


@pytest.mark.parametrize("line", SILENT)
def test_what_has_no_data_prints_nothing(
    onrecord: Onrecord, line: str, config: pathlib.Path, shipped_folder: str
) -> None:
    if "--init" in line:
        config.unlink()  # it writes a new one only
    if line.startswith("restore"):
        onrecord("backup", str(config.parent / "p6.txt"))
    result = onrecord(*line.replace("PACK", shipped_folder).replace("FILE", str(config.parent / "p6.txt")).split())
    assert (result.code, result.out) == (0, "")
    assert result.err


@pytest.mark.parametrize("line", TEXTS)
def test_texts_begin_at_once_and_have_no_notices(onrecord: Onrecord, line: str) -> None:
    out = onrecord(*line.split()).out
    assert out.startswith(TEXTS[line])
    assert not re.search("^onrecord: ", out, re.MULTILINE)


def test_every_command_is_looked_at() -> None:
    assert {line.split()[0] for line in (*ROWS, *SILENT, *TEXTS)} == {*SUMMARIES}
