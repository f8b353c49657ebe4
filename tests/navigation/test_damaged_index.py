"""An index that is damaged while the browser has it open: no result stands under another query, and search goes on."""

from __future__ import annotations

import pathlib
import random
import sys

import pytest

from onrecord.library import open_library
from onrecord.navigation import Browser, RowTarget
from onrecord.packs import find_packs, survey
from onrecord.packs.survey import PackFolders
from tests.search.damage import BYTES, truncated
from tests.support.pack_writer import write_archive
from tests.support.synthetic_archive import packs
from tests.tiers import trials

SEED = 12
QUERIES = ("sides", "area:security the", "p1.s2", "committed", "archive-1:p2", "zzzzqqq", "space security")


@pytest.fixture
def folders(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> PackFolders:
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
    write_archive(packs(300), tmp_path / "packs")
    return find_packs([str(tmp_path / "packs")])


def opened(folders: PackFolders, cache: pathlib.Path) -> tuple[Browser, pathlib.Path]:
    """Return a browser as the command opens it, and the index file that it reads."""
    archive = open_library(folders, cache)
    assert archive.with_sources
    assert archive.file
    return Browser(archive.with_sources()), archive.file


def listed(browser: Browser) -> list[RowTarget]:
    """Return what can be read and copied of the list; each row is made, as when it is drawn."""
    return [row.target for row in browser.rows() if row.label is not None and row.target]


def damage(file: pathlib.Path, dice: random.Random, where: object) -> None:
    """Write over the file, which keeps its place on the disk, as a disk or another program would."""
    raw = bytearray(file.read_bytes())
    how = dice.choice([damage for damage in BYTES if damage.__name__ != "page_of_another"])
    how(raw, b"", dice)
    sys.stdout.write(f"{where}: {how.__name__}\n")
    with file.open("r+b") as stream:
        stream.write(raw)
        stream.truncate()


def test_no_result_stands_under_another_query_and_a_mended_index_answers(
    folders: PackFolders, tmp_path: pathlib.Path
) -> None:
    count = trials(4, 120)
    sys.stdout.write(f"seed {SEED}, {count} trials\n")
    truth, _ = opened(folders, tmp_path / "whole")
    wanted: dict[str, list[RowTarget]] = {}
    for query in QUERIES:
        truth.search(query)
        wanted[query] = listed(truth)
    unanswered = 0
    browser, file = opened(folders, tmp_path / "cache")
    for trial in range(count):
        dice = random.Random(f"{SEED} {trial}")
        browser.search(dice.choice(QUERIES))
        damage(file, dice, trial)
        for query in dice.sample(QUERIES, 3):
            browser.search(query)
            browser.step_area(1)
            browser.step_area(-1)
            assert browser.results is not None
            assert browser.location.text == query
            if browser.results.failure_reason:
                unanswered += 1
                assert (listed(browser), browser.location.target, browser.passages()) == ([], None, ())
            else:
                assert listed(browser) == wanted[query]
        browser.search_service.rebuild_index()
        assert not browser.search_service.is_damaged
        for query in QUERIES:
            browser.search(query)
            assert listed(browser) == wanted[query]
    assert unanswered > count


def test_a_list_made_before_the_damage_is_read_from_the_packs(
    folders: PackFolders, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.search.index.FULL_SCAN_LIMIT", 5)
    monkeypatch.setattr("onrecord.search.index.CANDIDATE_LIMIT", 3)
    browser, file = opened(folders, tmp_path / "cache")
    browser.show_results("the", browser.find("the", thorough=True))
    assert browser.results
    assert len(browser.results.unranked) > 100
    again = browser.find("the", thorough=True)
    truncated_file = bytearray(file.read_bytes())
    truncated(truncated_file, b"", random.Random(SEED))
    file.write_bytes(b"\0" * len(truncated_file))
    targets = listed(browser)
    assert len(targets) == browser.results.reachable_count
    browser.show_results("the", again)
    assert listed(browser) == targets


def test_packs_that_were_changed_meanwhile_are_not_taken_for_those_that_are_open(
    folders: PackFolders, tmp_path: pathlib.Path
) -> None:
    browser, file = opened(folders, tmp_path / "cache")
    title = tmp_path / "packs" / "archive-1" / "pack.toml"
    title.write_bytes(title.read_bytes().replace(b"No. 1", b"No. 9"))
    file.write_bytes(b"")
    browser.search("sides")
    browser.search_service.rebuild_index()
    browser.search("committed")
    assert browser.results
    assert "have changed since they were opened" in browser.results.failure_reason
    assert not listed(browser)


def test_packs_that_are_gone_are_no_defect(folders: PackFolders, tmp_path: pathlib.Path) -> None:
    browser, file = opened(folders, tmp_path / "cache")
    (tmp_path / "packs").rename(tmp_path / "elsewhere")
    file.write_bytes(b"")
    browser.search("sides")
    browser.search_service.rebuild_index()
    assert browser.search_service.rebuild_error
