"""Driving the app as a person would, and seeing what a person would see."""

from __future__ import annotations

import asyncio
import pathlib
from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import key_to_character
from textual.pilot import Pilot
from textual.widgets import Static

from onrecord.tui import OnrecordApp
from onrecord.tui.screens.browse import BrowseScreen
from onrecord.tui.widgets.status_bar import StatusBar

NAMES = {" ": "space", "-": "minus", ".": "full_stop", "/": "slash", ":": "colon"}
CHARACTERS = {name: char for char, name in NAMES.items()}
ROUNDS = 400
# Seconds.
LIMIT = 30.0


class Busy(AssertionError):
    """The app does not come to rest."""


@dataclass
class Driver:
    """One running app. `copy_file` is where copies go when no clipboard is in reach."""

    app: OnrecordApp
    pilot: Pilot[None]
    copy_file: pathlib.Path

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, and wait until the app has nothing left to do."""
        for key in keys:
            self.send(key)
            await self.calm()
        await self._rest()

    async def press_at_once(self, *keys: str) -> None:
        """Press keys that all arrive before the first is dealt with, as over a slow line."""
        self.send(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text into whatever has the focus."""
        await self.press(*(NAMES.get(char, char) for char in text))

    async def resize(self, width: int, height: int) -> None:
        """Without Pilot's own way, which waits for an idle processor, for as much as a second."""
        assert isinstance(self.app._driver, HeadlessDriver)
        self.app._driver._size = size = Size(width, height)
        self.app.post_message(events.Resize(size, size))
        async with asyncio.timeout(LIMIT):
            while self.app.size != size or self.app._resize_event:  # Textual waits for more of them, a moment
                await asyncio.sleep(0.002)
        await self.settle()

    def send(self, *keys: str) -> None:
        for key in keys:
            character = key if len(key) == 1 else CHARACTERS.get(key) or key_to_character(key)
            self.app.post_message(events.Key(key, character))

    async def settle(self) -> None:
        """Wait until the app has nothing left to do, in the background too, such as a copy."""
        await self.calm()
        await self._rest()

    async def _rest(self) -> None:
        """Wait for what goes on in the background, if anything does, and for what comes of it."""
        if self.app.is_running and self.app.workers:
            await self.app.workers.wait_for_complete()
            await self.calm()

    async def calm(self) -> None:
        """Wait until no message is under way: no guess at times, and the proof that the app does come to rest."""
        quiet = 0
        for _ in range(ROUNDS):
            if not self.app.is_running or self.app._exit:
                return
            await self.pilot.pause(0)
            pumps = (self.app, *self.app.screen_stack, *self.app.screen.walk_children())
            quiet = 0 if any(pump.message_queue_size for pump in pumps) else quiet + 1
            if quiet == 3:
                return
        raise Busy(f"the app is still busy after {ROUNDS} rounds, at {self.app.size}")

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for what comes after a delay of Textual's own."""
        async with asyncio.timeout(LIMIT):
            while not condition():
                await asyncio.sleep(0.01)
                await self.settle()

    @property
    def browse(self) -> BrowseScreen:
        return self.app.browse

    @property
    def message(self) -> str:
        """What the foot of the front screen says; empty while it shows the key hints."""
        return self.app.screen.query_one(StatusBar).message

    @property
    def copied(self) -> str:
        """What the last copy brought out of the program."""
        return self.copy_file.read_bytes().decode()

    @property
    def crumbs(self) -> str:
        return " › ".join(self.app.browser.crumbs())

    @property
    def shown(self) -> str:
        """The screen in front as text, line by line."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.crop(0, width).text.rstrip() for strip in strips[:height])

    def preview(self) -> str:
        """What the chooser says would be copied."""
        return str(self.app.screen.query_one("#preview", Static).content)
