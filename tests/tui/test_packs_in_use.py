"""Several statements open: one is in use, that of what is read, and every part of the screen says so."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.library import Library
from onrecord.navigation import Section
from onrecord.packs import LoadedPacks
from onrecord.search import Results, build_temporary_index
from onrecord.search import index as index_module
from onrecord.tui import OnrecordApp
from tests.support.driver import Driver
from tests.support.synthetic_archive import packs
from tests.tui.conftest import Opening


def sections(on: Driver) -> list[str]:
    """The counts of the sections; as they are drawn, unless the search takes their line."""
    counts = [str(on.app.browser.count(section)) for section in Section]
    tabs = [f" {section.number} {section.tab} {count} " for section, count in zip(Section, counts, strict=True)]
    assert on.browse.strip.display is not on.app.browser.is_search
    assert all(tab in f"{on.shown.splitlines()[1]} " for tab in tabs) or on.app.browser.is_search
    return counts


async def test_the_whole_screen_follows_the_result_that_is_read(opened: Opening, two_packs: LoadedPacks) -> None:
    shipped = ["5", "20", "19", "11", "30", "14", "26", "8"]
    async with opened(packs=two_packs) as on:
        await on.press("8", "slash")
        await on.type("kind:sentence space")
        await on.press("enter", "G")
        assert "pack 1/2" in on.shown
        assert sections(on) == shipped
        await on.press("g")
        assert on.shown.startswith(" A Pack  Kyoto, 1 June 2024")
        assert "pack 2/2" in on.shown
        assert "1 Jun 2024  p2.s2" in on.shown
        assert sections(on) == ["2", "1", "1", "1", "2", "1", "1", "2"]
        await on.press("8")
        assert on.crumbs == "Full text › p1"
        assert on.app.browser.location.pack == "a-pack"
        assert "1/2 ━━" in on.shown
        await on.press("b", "escape")
        assert on.crumbs == "Full text › p2.s2"
        assert on.message == "in A Pack now; b goes back to where the search began"
        await on.press("b")
        assert on.app.browser.location.pack == "japan-us-space-8"
        assert sections(on) == shipped
        await on.press("p")
        assert "Packs" in on.shown
        await on.press("enter")
        assert on.app.browser.location.pack == "japan-us-space-8", "the chooser stands on the pack in use"


@pytest.fixture
def archive(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Six statements behind an index, of which few results are weighed; and no clipboard in reach."""
    monkeypatch.setattr(index_module, "FULL_SCAN_LIMIT", 250)
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_TTY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    made = {pack.id: pack for pack in packs(600)}
    return Library(made, {pack.id: pack.title for pack in made.values()}, index=build_temporary_index(made.values()))


def total_of(on: Driver) -> int | None:
    return on.app.browser.results.total if on.app.browser.results else None


async def test_of_more_than_is_weighed_all_is_counted_reached_and_copied(
    archive: Library, tmp_path: pathlib.Path
) -> None:
    app = OnrecordApp(archive)
    async with app.run_test(size=(120, 36)) as pilot:
        on = Driver(app, pilot, tmp_path / "last-copy.txt")
        await on.settle()
        await on.press("slash")
        await on.type("both")
        await on.press("enter")
        await on.until(lambda: total_of(on) is not None)
        total = total_of(on)
        assert total is not None
        assert total > 600
        assert f"{total:,} found" in on.shown
        await on.press("G")
        assert f"{total}/{total}" in on.shown
        assert on.shown.startswith(" Joint Statement No. 5  "), "the oldest is the last"
        await on.press("Y")
        await on.until(lambda: on.message.startswith("Saved the list as a table of"))
        assert on.message.startswith(f"Saved the list as a table of {total:,} rows  ")
        assert "Not the whole list" not in on.copied
        table_rows = [line for line in on.copied.splitlines() if line.startswith("| ")]
        tables = sum(line.startswith("| ---") for line in table_rows)
        assert len(table_rows) - 2 * tables == total
        await on.press("3", "b")
        assert f"{total}/{total}" in on.shown, "back at the row that was left, however far down"
        state = app.state
    again = OnrecordApp(archive, state)
    async with again.run_test(size=(120, 36)) as pilot:
        on = Driver(again, pilot, tmp_path / "last-copy.txt")
        await on.until(lambda: total_of(on) == total)
        assert f"{total:,} found" in on.shown
        assert again.browser.location.pack == "archive-5"


async def test_what_is_copied_at_once_is_all_that_fits(archive: Library, tmp_path: pathlib.Path) -> None:
    app = OnrecordApp(archive)
    async with app.run_test(size=(80, 24)) as pilot:
        on = Driver(app, pilot, tmp_path / "last-copy.txt")
        await on.settle()
        await on.press("slash")
        await on.press_at_once("b", "o", "t", "h", "enter", "Y")
        await on.until(lambda: on.message.startswith("Saved the list as a table of"))
        assert on.message.startswith(f"Saved the list as a table of {total_of(on):,} rows  ")


async def test_where_nothing_has_all_words_the_second_look_is_the_last(
    archive: Library, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "CANDIDATE_LIMIT", 50)
    looks: list[bool] = []
    app = OnrecordApp(archive)
    find = app.browser.find

    def counted(text: str, *, literal: bool = False, thorough: bool = False) -> Results:
        looks.append(thorough)
        return find(text, literal=literal, thorough=thorough)

    monkeypatch.setattr(app.browser, "find", counted)
    async with app.run_test(size=(80, 24)) as pilot:
        on = Driver(app, pilot, tmp_path / "last-copy.txt")
        await on.settle()
        app.carry_out(app.commands.searching.search_for("both sides qzx-nowhere-qzx qzy-nowhere"))
        await on.until(lambda: True in looks)
        await on.press("slash", "enter", "down", "up", "T")
        assert looks.count(True) == 1
        assert total_of(on) is None
        assert "+ found" in on.shown
