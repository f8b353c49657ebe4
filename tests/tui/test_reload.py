"""The configuration is read again while the browser is open: keys, hints, theme and layout change, the state stays."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.tui.arrangement import Pane
from onrecord.tui.themes import LIGHT
from tests.tui.conftest import Opening


@pytest.fixture
def config(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    path = tmp_path / "own.toml"
    monkeypatch.setenv("ONRECORD_CONFIG", str(path))
    return path


async def test_new_keys_hold_and_old_ones_do_not(opened: Opening, config: pathlib.Path) -> None:
    config.write_text('theme = "light"\nlayout = "one"\n[keys]\nnarrow = "X"\nmissions = ["M", "3"]\nsearch = "&"\n')
    async with opened(size=(120, 36)) as on:
        await on.press("5", "j", "a", "R")
        assert "read " in on.message
        assert on.app.theme == LIGHT.name
        assert on.crumbs.startswith("Commitments")
        assert len(on.app.session.clippings) == 1
        assert not on.browse.panes.reading.display, "one pane at a time"
        await on.press("l")
        assert on.browse.panes.reading.display
        assert not on.browse.panes.list_pane.display
        await on.press("h", "M")
        assert on.crumbs.startswith("Missions")
        await on.press("F")
        assert on.message.startswith("F does nothing here"), "it is no key any more"
        await on.press("X")
        assert on.message.endswith("& starts one")
        assert "& search" in on.shown.splitlines()[-1] or on.message
        await on.press("question_mark")
        assert "&" in on.shown


async def test_an_error_is_said_and_nothing_changes(opened: Opening, config: pathlib.Path) -> None:
    config.write_text('[keys]\nnarrow = "j"\n')
    async with opened() as on:
        before = on.app.session.preferences
        await on.press("R")
        assert on.message.endswith("; the earlier settings stay")
        assert "own.toml:2: " in on.message
        assert on.app.session.preferences is before
        await on.press("j", "F")
        assert "only a search can be narrowed" in on.message


async def test_one_pane_at_a_time_is_zoomed_and_moved_no_further(opened: Opening, config: pathlib.Path) -> None:
    config.write_text('layout = "one"\n')
    async with opened(size=(120, 36)) as on:
        await on.press("R", "Z")
        assert "only one pane is shown, as layout in config.toml has it" in on.message
        await on.press("greater_than_sign")
        assert "only one pane is shown, as layout in config.toml has it" in on.message
        assert on.browse.panes.current is Pane.LIST
