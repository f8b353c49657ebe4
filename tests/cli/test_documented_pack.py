"""The pack that docs/pack-format.md shows as a whole is one: `onrecord check` says of it what the page says."""

from __future__ import annotations

import pathlib
import re

from tests.cli.running import Onrecord

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "pack-format.md"


def test_the_pack_that_the_page_shows_is_fine(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    section = PAGE.read_text("utf-8").partition("## A whole pack\n")[2].partition("\n## ")[0]
    files = re.findall(r"^`([\w.]+)`[^\n]*:\n```\w*\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    assert [name for name, _ in files] == ["pack.toml", "source.txt", "statement.toml", "commitments.toml"]
    for name, text in files:
        (tmp_path / name).write_bytes(text.encode())
    result = onrecord("check", str(tmp_path))
    assert (result.code, result.out) == (0, "")
    [said] = re.findall(r"`onrecord check sollen` answers `([^`]+)`", section)
    assert result.err == f"{said}\n"
