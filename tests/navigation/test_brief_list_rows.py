"""The rows of the list of briefs: where several have a name, each has its file beside it."""

from __future__ import annotations

from pathlib import Path

from onrecord.briefs.brief import Brief
from onrecord.briefs.brief_files import ListedBrief
from onrecord.navigation.brief_list_rows import brief_list_rows
from onrecord.navigation.row_lines import Arrangement, RowShape, spans_text


def test_briefs_of_one_name_are_told_apart_by_their_files() -> None:
    names = {"memo": "Memo", "memo-2": "memo", "talk": "Talk"}
    listed = [ListedBrief(Path(f"{stem}.toml"), Brief(name)) for stem, name in names.items()]
    shape = RowShape(60, Arrangement.SIDE_BY_SIDE)
    lines = [spans_text(row.lines(shape)[0].left) for row in brief_list_rows(listed, None)]
    assert lines == ["Memo  memo.toml", "memo  memo-2.toml", "Talk"]
