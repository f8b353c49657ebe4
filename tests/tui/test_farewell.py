"""The browser ends on an error: one sentence, no traceback, and what was collected is kept."""

from __future__ import annotations

import pathlib

import pytest
from benchmarks.archive import packs
from benchmarks.written import write_archive

from onrecord.archive import open_archive
from onrecord.clippings import Clippings
from onrecord.packs import named, survey
from onrecord.quoting.styles import DEFAULT
from onrecord.search import BadIndex
from onrecord.tui import OnrecordApp
from onrecord.tui.farewell import farewell
from tests.search.damage import edited
from tests.tui.conftest import Opening
from tests.tui.driving import Driver


async def test_a_defect_is_one_sentence_and_what_was_collected_is_kept(
    opened: Opening, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept: list[Driver] = []

    async def collect_and_fail() -> None:
        async with opened() as on:
            kept.append(on)
            on.browse.go_to("p6.s7")
            await on.press("a")
            monkeypatch.setattr(on.app.browser, "step_area", lambda step: 1 / 0)
            on.send("right_square_bracket")
            await on.calm()

    with pytest.raises(ZeroDivisionError):
        await collect_and_fail()
    [on] = kept
    words = on.app.desk.clippings.render(DEFAULT)
    folder = on.copy_file.parent
    message = " ".join(capsys.readouterr().err.split())
    assert message.startswith("onrecord ended on a defect of its own (ZeroDivisionError); a report")
    assert "Traceback" not in message
    assert (folder / "clippings.txt").read_text() == words != ""
    report = (folder / "crash.txt").read_text()
    assert "step_area" in report
    assert report.endswith("ZeroDivisionError: division by zero\n")
    assert on.app.return_code


async def test_a_pack_that_cannot_be_read_from_the_index_says_what_to_do(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(survey, "IN_MEMORY", 0)
    write_archive(packs(300), tmp_path / "archive")
    archive = open_archive(named([str(tmp_path / "archive")]), tmp_path / "cache")
    assert archive.file
    edited(archive.file, "UPDATE targets SET data = '{' WHERE pack = 'archive-2'")
    app = OnrecordApp(archive)

    async def go_there() -> None:
        async with app.run_test() as pilot:
            on = Driver(app, pilot, tmp_path)
            await on.press("colon")
            await on.type("archive-1:p1.s1")
            await on.press("enter", "colon")
            await on.type("archive-2:p1.s1")
            on.send("enter")
            await on.calm()

    with pytest.raises(BadIndex):
        await go_there()
    message = " ".join(capsys.readouterr().err.split())
    assert message.startswith("onrecord: the search index is damaged")
    assert message.endswith("onrecord index --anew DIR builds it again")
    assert not (tmp_path / "data" / "crash.txt").exists()


def test_where_nothing_can_be_written_that_is_said(tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").write_text("")
    message = farewell(KeyError("x"), Clippings(), DEFAULT, tmp_path / "file")
    assert "(KeyError); a report for its makers is lost, since it could not be written" in message
