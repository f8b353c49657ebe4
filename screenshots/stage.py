"""The real app on the packs that ship, led to a scene by its keys, without a terminal."""

from __future__ import annotations

import contextlib
import datetime
import os
import pathlib
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from screenshots.scenes import Scene

if TYPE_CHECKING:
    from onrecord.tui import OnrecordApp

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


# The day of the pictures, by which notes are possibly outdated.
TODAY = datetime.date(2026, 11, 27)


class NeverStill(Exception):
    """The screen went on changing; the message names the scene."""


async def drawn(scene: Scene) -> str:
    """The SVG of the scene, the same on every machine; NeverStill where the screen goes on changing."""
    with _nowhere() as home:
        # Only now, so that what they read when imported is what stands here.
        from textual.widgets import Input

        from screenshots.drawing import drawing
        from tests.support.driver import Busy, Driver

        app = _app()
        app.animation_level = "none"
        async with app.run_test(size=scene.size) as pilot:
            app.theme = scene.theme
            on = Driver(app, pilot, home / "last-copy.txt")
            try:
                await on.settle()
                await on.press(*scene.keys)
                for field in app.screen.query(Input):
                    field.cursor_blink = False
                await on.settle()
            except Busy as reason:
                raise NeverStill(f"“{scene.name}”: {reason}") from None
            exported = app.export_screenshot(simplify=True)
        return drawing(exported, *scene.size)


def _app() -> OnrecordApp:
    from onrecord.library import library_in_memory
    from onrecord.packs import bundled_packs, load_packs
    from onrecord.tui import OnrecordApp

    return OnrecordApp(library_in_memory(load_packs(bundled_packs())), today=TODAY)


@contextlib.contextmanager
def _nowhere() -> Iterator[pathlib.Path]:
    """An environment that says nothing of this machine: an empty home (yielded), a plain terminal, no settings."""
    kept = dict(os.environ)
    with tempfile.TemporaryDirectory() as home:
        for name in [name for name in kept if name.startswith(FOREIGN)]:
            del os.environ[name]
        homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), home)
        os.environ.update(homes, TERM="xterm-256color", COLORTERM="truecolor", ONRECORD_DATA=home)
        try:
            yield pathlib.Path(home)
        finally:
            os.environ.clear()
            os.environ.update(kept)
