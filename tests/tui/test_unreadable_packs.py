"""A damaged index, and files of a pack that are no longer those that were indexed: the browser says so and goes on."""

from __future__ import annotations

import contextlib
import pathlib
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest

from onrecord.navigation import IndexDoubt
from onrecord.tui import OnrecordApp, SessionPreferences
from tests.support.driver import Driver
from tests.tui.indexed import indexed_archive

SESSION = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_TTY", "SSH_CONNECTION")
ADVICE = "quit, and build it again: onrecord index --anew DIR"


def changed(pack: pathlib.Path) -> str:
    title = pack / "pack.toml"
    title.write_bytes(title.read_bytes().replace(b"Joint", b"Other"))
    return f"the files of {pack.name} have changed since they were indexed"


def gone(pack: pathlib.Path) -> str:
    shutil.rmtree(pack)
    return f"the files of {pack.name} cannot be read"


@contextlib.asynccontextmanager
async def damaged(
    folder: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    query: str,
    damage: Callable[[], object],
    routes: tuple[str, ...] | None = None,
) -> AsyncIterator[Driver]:
    """Open the browser on eight packs, search, damage a pack, and overwrite the index.

    In this order: of packs that are as they were, the browser would build the index again meanwhile.
    """
    for name in SESSION:
        monkeypatch.delenv(name, raising=False)
    archive = indexed_archive(folder, monkeypatch, 800)
    assert archive.with_sources
    assert archive.file
    app = OnrecordApp(archive.with_sources(), preferences=SessionPreferences(routes=routes))
    async with app.run_test(size=(200, 40)) as pilot:
        on = Driver(app, pilot, folder / "data" / "last-copy.txt")
        await on.until(lambda: app.browser.doubt is IndexDoubt.NONE)
        await on.press("slash")
        await on.type(query)
        await on.until(lambda: app.browser.results is not None and app.browser.results.total is not None)
        await on.press("enter")
        damage()
        archive.file.write_bytes(b"\0" * archive.file.stat().st_size)
        yield on
        await on.press("q")
    assert (app.return_code, app.shutdown.has_begun) == (0, False)


@pytest.mark.parametrize(("damage", "routes"), [(changed, None), (gone, ("show",))])
async def test_the_browser_goes_on_and_says_what_cannot_be_read(
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    damage: Callable[[pathlib.Path], str],
    routes: tuple[str, ...] | None,
) -> None:
    reasons: list[str] = []
    pack = tmp_path / "archive" / "archive-5"
    async with damaged(tmp_path, monkeypatch, "p1.s2", lambda: reasons.append(damage(pack)), routes) as on:
        app = on.app
        sentence = f"archive-5 cannot be read: the index is damaged ({reasons[0]}); {ADVICE}"
        seen = []
        for _ in range(5):
            assert not app.browser.unreadable
            seen.append(app.browser.pack.id)
            await on.press("j")
        assert seen == [f"archive-{number}" for number in range(5)], "they are read from their own files"
        assert app.browser.unreadable == sentence
        assert "Cannot be read" in on.shown
        assert "archive-5 cannot be read" in on.shown
        assert app.browser.pack.id == "archive-4"
        assert "pack 5/8" in on.shown, "the header is of the last that could be read"
        for key in ("y", "w", "a", "o"):
            await on.press(key)
            assert on.message == sentence, key
        await on.press("enter", "enter")
        assert on.message == sentence, "no record is opened from it either"
        await on.press("j", "G", "g", "space", "v", "n", "N", "f", "c", "escape", "Y")
        await on.until(lambda: on.message.startswith("nothing was copied: "))
        assert on.message == f"nothing was copied: {sentence}"
        await on.press("colon")
        await on.type("archive-5:p1.s1")
        await on.press("enter")
        assert "archive-5 cannot be read" in on.shown
        await on.press("escape", "right_square_bracket", "left_square_bracket", "1")
        await on.press("p", "ctrl+home", *["down"] * 5, "enter")
        assert on.message == sentence
        in_use = app.browser.pack.id
        await on.press("8", "j", "3", "b", "b", "f", "slash")
        await on.type("committed")
        await on.press("enter", "j", "escape", "escape")
        assert app.browser.pack.id == in_use
        assert not on.copy_file.exists()


async def test_a_long_list_goes_on_where_the_address_of_a_result_is_lost(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.search.index.FULL_SCAN_LIMIT", 60)
    monkeypatch.setattr("onrecord.search.index.CANDIDATE_LIMIT", 30)
    async with damaged(tmp_path, monkeypatch, "sides", lambda: gone(tmp_path / "archive" / "archive-7")) as on:
        app = on.app
        await on.press("G")
        assert app.browser.results
        what = f"result {len(app.browser.results.unranked)}"
        sentence = f"{what} cannot be read: the index is damaged (its address is lost); {ADVICE}"
        await on.until(lambda: app.browser.unreadable == sentence)
        assert "(cannot be read)" in on.shown
        await on.press("y")
        assert on.message == sentence
        await on.press("z", "z", "G", "k", "T")
        app.browser.results = replace(app.browser.results, matched_facets=("nonsense",))
        await on.press("F")
        assert on.message.startswith("what narrows these results cannot be read: the index is damaged (")
