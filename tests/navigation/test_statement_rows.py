"""The rows of statements, also of a library that is read from an index."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.model import Pack
from onrecord.navigation import Browser
from onrecord.navigation.row_lines import Arrangement, RowShape, spans_width
from onrecord.navigation.statement_rows import StatementRow, statement_rows
from onrecord.text.folding import fold
from tests.navigation.row_shapes import USUAL_SHAPES
from tests.tui.indexed import indexed_archive

WIDE = RowShape(116, Arrangement.SIDE_BY_SIDE)


def texts(row: StatementRow, shape: RowShape) -> list[str]:
    return [line.text for line in row.lines(shape)]


@pytest.mark.parametrize("shape", USUAL_SHAPES)
def test_every_line_fits_and_there_are_as_many_as_said(two: Browser, shape: RowShape) -> None:
    for row in statement_rows(two):
        lines = row.lines(shape)
        assert len(lines) == row.height(shape)
        assert all(spans_width((*line.left, *line.right)) <= shape.columns for line in lines)
        assert row.title[:8] in lines[0].text or shape.columns < 24
        assert "record" in lines[-1].text or shape.columns < 24


def test_of_an_index_the_rows_are_the_same_without_reading_packs(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = indexed_archive(tmp_path, monkeypatch, 400)
    browser = Browser(library)
    packs: dict[str, Pack] = {pack_id: library.packs[pack_id] for pack_id in library.packs}
    assert len(packs) > 3
    rows = statement_rows(browser)
    assert [row.pack_id for row in rows] == sorted(
        packs, key=lambda pack_id: packs[pack_id].statement.date, reverse=True
    )
    for row in rows:
        pack = packs[row.pack_id]
        line = " ".join(texts(row, WIDE))
        assert str(pack.statement.date.day) in line
        assert f"{len(pack.records):,} record" in line or not pack.records
    word = packs[rows[0].pack_id].title.split()[0]
    found = {row.pack_id for row in statement_rows(browser, word)}
    assert found >= {pack_id for pack_id, pack in packs.items() if fold(word) in fold(pack.title)}
