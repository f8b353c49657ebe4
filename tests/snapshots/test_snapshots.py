"""Pictures of the screens, with their colours. `pytest tests/snapshots --snapshot-update` takes them anew.

All but the full text show the tests' own small pack, so that a new fact in a pack that ships changes no picture.
"""

from __future__ import annotations

import pathlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from onrecord.library import library_in_memory
from onrecord.packs import LoadedPacks, bundled_packs, load_packs
from onrecord.settings import SavedState
from onrecord.tui import OnrecordApp
from tests.packs.a_pack import PackFolder
from tests.support.driver import Driver
from tests.today import TODAY
from tests.tui.conftest import SESSION

WIDE, MIDDLE, NARROW = (120, 36), (80, 24), (40, 12)
FULL_TEXT = ("8", "G", "k", "k", "enter", "j", "v", "j")


@dataclass(frozen=True)
class Scene:
    """The keys that lead to it; `official` shows the pack that ships."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    official: bool = False
    theme: str = "onrecord-dark"
    no_colour: bool = False


SCENES = (
    Scene("browse-wide", WIDE, ("enter",)),
    Scene("browse-middle", MIDDLE),
    Scene("browse-narrow", NARROW),
    Scene("read-narrow", NARROW, ("enter",)),
    Scene("search-wide", WIDE, ("slash", *"weather")),
    Scene("search-narrow", NARROW, ("slash", *"weather")),
    Scene("full-text-wide", WIDE, FULL_TEXT, official=True),
    Scene("full-text-narrow", NARROW, FULL_TEXT, official=True),
    Scene("copy-choice-middle", MIDDLE, ("c", "down")),
    Scene("statements-middle", MIDDLE, ("0",)),
    Scene("help-middle", MIDDLE, ("question_mark",)),
    Scene("clippings-wide", WIDE, ("a", "5", "a", "t", "j")),
    Scene("light-middle", MIDDLE, ("5",), theme="onrecord-light"),
    Scene("no-colour-middle", MIDDLE, ("slash", *"weather", "enter"), no_colour=True),
)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_the_screen_looks_as_it_did(
    scene: Scene,
    snap_compare: Callable[..., bool],
    a_pack: PackFolder,
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in SESSION:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "data"))
    if scene.no_colour:
        monkeypatch.setenv("NO_COLOR", "1")
    library = load_packs(bundled_packs()) if scene.official else LoadedPacks((a_pack.load(),))
    app = OnrecordApp(library_in_memory(library), SavedState(theme=scene.theme), today=TODAY)

    async def lead_there(pilot: Pilot[Any]) -> None:
        on = Driver(app, pilot, tmp_path)
        await on.until(lambda: app.is_running and bool(app.screen.query("#reading")))
        await on.press(*scene.keys)
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await on.settle()

    assert snap_compare(app, terminal_size=scene.size, run_before=lead_there)
