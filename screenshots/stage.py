"""The real app on the packs that ship, led to a scene by its keys, without a terminal."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from screenshots.scenes import Scene

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

FOREIGN: tuple[str, ...] = (
    "TEXTUAL",
    "ONRECORD",
    "XDG_",
    "LC_",
    "SSH_",
    "NO_COLOR",
    "TMUX",
    "STY",
    "DISPLAY",
    "WAYLAND_DISPLAY",
)
FOREIGN += ("LANG", "COLUMNS", "LINES", "UNICODE_VERSION", "FORCE_COLOR")
_TRIES, _PAUSE = 100, 0.05


class NeverStill(Exception):
    """The screen went on changing; the message names the scene."""


async def drawn(scene: Scene) -> str:
    """The SVG of the scene, the same on every machine."""
    with _nowhere():
        # Only now, so that what they read when imported is what stands here.
        from screenshots.drawing import drawing

        app = _app()
        app.animation_level = "none"
        async with app.run_test(size=scene.size) as pilot:
            app.theme = scene.theme
            await pilot.press(*scene.keys)
            exported = await _still(app, pilot, scene)
        return drawing(exported, *scene.size)


def _app() -> App[Any]:
    from onrecord.archive import in_memory
    from onrecord.packs import load_library, shipped
    from onrecord.tui import OnrecordApp

    app: App[Any] = OnrecordApp(in_memory(load_library(shipped())))
    return app


async def _still(app: App[Any], pilot: Pilot[Any], scene: Scene) -> str:
    """The screen once it has stopped changing."""
    from textual.widgets import Input

    before = ""
    for _ in range(_TRIES):
        await app.workers.wait_for_complete()
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause(_PAUSE)
        now = app.export_screenshot(simplify=True)
        if now == before:
            return now
        before = now
    raise NeverStill(f"the screen of “{scene.name}” still changes after {_TRIES * _PAUSE:.0f} s")


@contextlib.contextmanager
def _nowhere() -> Iterator[None]:
    """An environment that says nothing of this machine: an empty home, a plain terminal, no settings."""
    kept = dict(os.environ)
    with tempfile.TemporaryDirectory() as home:
        for name in [name for name in kept if name.startswith(FOREIGN)]:
            del os.environ[name]
        homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), home)
        os.environ.update(homes, TERM="xterm-256color", COLORTERM="truecolor", ONRECORD_DATA=home)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(kept)
