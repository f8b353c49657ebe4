"""Run the real app on the bundled packs without a terminal, and lead it to a scene by its keys."""

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

_PERSONAL_VARIABLES: tuple[str, ...] = (
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
_PERSONAL_VARIABLES += ("LANG", "COLUMNS", "LINES", "UNICODE_VERSION", "FORCE_COLOR")


# The day of the pictures: notes count as outdated by it.
TODAY = datetime.date(2026, 11, 27)


class UnstableScreenError(Exception):
    """The screen did not stop changing; the message names the scene."""


async def draw_scene(scene: Scene) -> str:
    """Return the SVG of a scene, the same on every machine.

    Raises:
        UnstableScreenError: when the screen does not stop changing.
    """
    with _clean_environment() as home:
        # Imported here, because Textual reads the environment when it is imported.
        from textual.widgets import Input

        from screenshots.drawing import drawing
        from tests.support.driver import Busy, Driver

        app = _app()
        app.animation_level = "none"
        async with app.run_test(size=scene.size) as pilot:
            app.theme = scene.theme
            driver = Driver(app, pilot, home / "last-copy.txt")
            try:
                await driver.settle()
                await driver.press(*scene.keys)
                for field in app.screen.query(Input):
                    field.cursor_blink = False
                await driver.settle()
            except Busy as error:
                raise UnstableScreenError(f"“{scene.name}”: {error}") from None
            exported = app.export_screenshot(simplify=True)
        return drawing(exported, *scene.size)


def _app() -> OnrecordApp:
    from onrecord.library import library_in_memory
    from onrecord.packs import bundled_packs, load_packs
    from onrecord.tui import OnrecordApp

    return OnrecordApp(library_in_memory(load_packs(bundled_packs())), today=TODAY)


@contextlib.contextmanager
def _clean_environment() -> Iterator[pathlib.Path]:
    """Set up an environment independent of this machine: an empty home (yielded), a plain terminal, no settings."""
    original = dict(os.environ)
    with tempfile.TemporaryDirectory() as home:
        for name in [name for name in original if name.startswith(_PERSONAL_VARIABLES)]:
            del os.environ[name]
        homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), home)
        os.environ.update(homes, TERM="xterm-256color", COLORTERM="truecolor", ONRECORD_DATA=home)
        try:
            yield pathlib.Path(home)
        finally:
            os.environ.clear()
            os.environ.update(original)
