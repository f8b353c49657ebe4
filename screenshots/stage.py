"""Run the real app on the bundled packs without a terminal, and lead it to a scene by its keys."""

from __future__ import annotations

import contextlib
import datetime
import os
import pathlib
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from screenshots.scenes import DARK, Scene

if TYPE_CHECKING:
    from onrecord.tui import OnrecordApp
    from screenshots.drawing import Screen
    from tests.support.driver import Driver

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


async def draw_scene(scene: Scene, size: tuple[int, int]) -> str:
    """Return the SVG of a scene at a size of terminal, the same on every machine.

    Raises:
        UnstableScreenError: when the screen does not stop changing.
    """
    from screenshots.drawing import drawing

    async with Stage.opened(size, scene.theme) as stage:
        try:
            await stage.press(*scene.keys)
        except UnstableScreenError as error:
            raise UnstableScreenError(f"“{scene.name}” at {size[0]}x{size[1]}: {error}") from None
        return drawing(stage.screen())


@dataclass(frozen=True, slots=True)
class Stage:
    """The app while it runs without a terminal, in an environment of its own."""

    driver: Driver
    clipboard: pathlib.Path

    @staticmethod
    @contextlib.asynccontextmanager
    async def opened(size: tuple[int, int], theme: str = DARK) -> AsyncIterator[Stage]:
        """Start the app on the bundled packs; end it afterwards."""
        with _clean_environment() as home:
            # Imported here, because Textual reads the environment when it is imported.
            from tests.support.driver import Driver

            app = _app()
            app.animation_level = "none"
            async with app.run_test(size=size) as pilot:
                app.theme = theme
                stage = Stage(Driver(app, pilot, home / "last-copy.txt"), home / _CLIPBOARD)
                await stage.press()
                yield stage

    async def press(self, *keys: str) -> None:
        """Press keys and wait until the app has nothing left to do.

        Raises:
            UnstableScreenError: when the screen does not stop changing.
        """
        from textual.widgets import Input

        from tests.support.driver import Busy

        try:
            await self.driver.settle()
            await self.driver.press(*keys)
            for field in self.driver.app.screen.query(Input):
                field.cursor_blink = False
            await self.driver.settle()
        except Busy as error:
            raise UnstableScreenError(str(error)) from None

    def screen(self) -> Screen:
        """Return what the app shows now."""
        from screenshots.drawing import screen

        app = self.driver.app
        return screen(app.export_screenshot(simplify=True), *app.size)


def _app() -> OnrecordApp:
    from onrecord.library import library_in_memory
    from onrecord.packs import bundled_packs, load_packs
    from onrecord.session.preferences import SessionPreferences
    from onrecord.tui import OnrecordApp

    preferences = SessionPreferences(routes=("xclip",))
    library = library_in_memory(load_packs(bundled_packs()))
    return OnrecordApp(library, preferences=preferences, today=TODAY, glance=True)


# The clipboard of the pictures, which no machine needs to have: a program that keeps what it is given in a file.
_CLIPBOARD = "clipboard"
_XCLIP = f"""#!/bin/sh
case "$*" in
*TARGETS) test -s "$HOME/{_CLIPBOARD}" && echo UTF8_STRING ;;
*-in) cat >"$HOME/{_CLIPBOARD}" ;;
*-out) cat "$HOME/{_CLIPBOARD}" ;;
esac
"""


def _install_clipboard(home: pathlib.Path) -> None:
    program = home / "bin" / "xclip"
    program.parent.mkdir()
    program.write_text(_XCLIP, encoding="utf-8")
    program.chmod(0o755)
    os.environ.update(PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}", DISPLAY=":0")


@contextlib.contextmanager
def _clean_environment() -> Iterator[pathlib.Path]:
    """Set up an environment independent of this machine: an empty home (yielded), a plain terminal, no settings."""
    original = dict(os.environ)
    with tempfile.TemporaryDirectory() as home:
        for name in [name for name in original if name.startswith(_PERSONAL_VARIABLES)]:
            del os.environ[name]
        homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), home)
        os.environ.update(homes, TERM="xterm-256color", COLORTERM="truecolor", ONRECORD_DATA=home)
        _install_clipboard(pathlib.Path(home))
        try:
            yield pathlib.Path(home)
        finally:
            os.environ.clear()
            os.environ.update(original)
