"""A search while the index is read through, and after: the screen claims no more than is known."""

from __future__ import annotations

import pathlib
import threading
from typing import ClassVar

import pytest

from onrecord.library import Library, library_in_memory
from onrecord.model import Pack
from onrecord.navigation import Browser, IndexDoubt
from onrecord.packs import LoadedPacks
from onrecord.tui import OnrecordApp, header
from onrecord.tui.arrangement import INFO_PADDING, info_width
from tests.support.driver import Driver


class SlowlyChecked(Library):
    """Its index is looked through when the test says so."""

    go_on = threading.Event()
    outcome: ClassVar[str | None] = None

    def integrity_error(self, stop: object = None) -> str | None:
        self.go_on.wait()
        return self.outcome


@pytest.mark.parametrize(
    ("outcome", "count"), [(None, " found"), ("the index is damaged; leave", "+ found, damaged index")]
)
async def test_a_count_is_the_least_until_the_index_was_read_through(
    shipped_pack: Pack, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, outcome: str | None, count: str
) -> None:
    monkeypatch.setattr(SlowlyChecked, "outcome", outcome)
    monkeypatch.setattr(SlowlyChecked, "go_on", threading.Event())
    opened = library_in_memory(LoadedPacks((shipped_pack,)))
    app = OnrecordApp(SlowlyChecked(opened.packs, opened.titles, file=tmp_path / "an.index"))
    try:
        async with app.run_test(size=(120, 36)) as pilot:
            on = Driver(app, pilot, tmp_path)
            await on.calm()
            on.send("slash", *"slim")
            await on.calm()
            seen = app.browser.results
            assert seen is not None
            assert f"{seen.total}+ found, checking the index" in on.shown
            SlowlyChecked.go_on.set()
            await on.until(lambda: "checking" not in on.shown and (not outcome or on.message == outcome))
            assert f"{seen.total}{count}" in on.shown
            assert not outcome or on.message == outcome
    finally:
        SlowlyChecked.go_on.set()


@pytest.mark.parametrize("width", range(20, 201, 20))
def test_the_sign_for_more_is_there_at_every_width(shipped_pack: Pack, width: int) -> None:
    browser = Browser(library_in_memory(LoadedPacks((shipped_pack,))))
    for query, number in (("kind:mission slim", "2"), ("zzzzqqq", "0"), ("delayed", "0")):
        browser.search(query)
        for doubt in IndexDoubt:
            browser.doubt = doubt
            said = header.list_counts(browser, width)
            least = f"{number}+" if doubt.value else number
            assert said in (least, f"{least} found") or said.startswith((f"{least} found,", f"{least} found "))
            assert len(said) <= info_width(width) - INFO_PADDING
