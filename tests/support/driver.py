"""Drive the app as a person would, and read its screen."""

from __future__ import annotations

import asyncio
import itertools
import pathlib
from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import key_to_character
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea
from textual.worker import WorkerCancelled

from onrecord.tui import OnrecordApp
from onrecord.tui.cursor_place import PointingScreen
from onrecord.tui.screens.browse import BrowseScreen
from onrecord.tui.widgets.status_bar import StatusBar

NAMES = {" ": "space", "-": "minus", ".": "full_stop", "/": "slash", ":": "colon"}
CHARACTERS = {name: char for char, name in NAMES.items()}
ROUNDS = 400
TURNS = 20_000
LIMIT = 30.0  # seconds


def is_idle() -> bool:
    """Return whether the running event loop has nothing to do now but the caller."""
    return not asyncio.get_running_loop()._ready  # type: ignore[attr-defined]


class Busy(AssertionError):
    """The app does not come to rest."""


@dataclass
class Driver:
    """One running app. `copy_file` is where copies go when no clipboard is in reach."""

    app: OnrecordApp
    pilot: Pilot[None]
    copy_file: pathlib.Path

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, and wait until the app has nothing left to do.

        Letters that go into a field arrive together, as from somebody who types fast; each other key waits for the one
        before it.
        """
        left = list(keys)
        while left:
            count = self._typed_together(left)
            self.send(*left[:count])
            del left[:count]
            await self.calm()
        await self._rest()

    def _typed_together(self, keys: list[str]) -> int:
        """Return how many of the first keys are letters that a field takes; else 1."""
        if not self.app.is_running or not isinstance(self.app.focused, Input | TextArea):
            return 1
        letters = itertools.takewhile(lambda key: len(key) == 1 or key in CHARACTERS, keys)
        return max(1, len(list(letters)))

    async def press_at_once(self, *keys: str) -> None:
        """Press keys that all arrive before the first is dealt with, as over a slow line."""
        self.send(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text into whatever has the focus."""
        await self.press(*(NAMES.get(char, char) for char in text))

    async def resize(self, width: int, height: int) -> None:
        """Resize the terminal; Pilot's own method waits for an idle processor, for up to a second."""
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
        """Wait for background work, if any, and for its effects."""
        if self.app.is_running and self.app.workers:
            try:
                await self.app.workers.wait_for_complete()
            except WorkerCancelled:
                if self.app.is_running and not self.app._exit:
                    raise
                return  # the app quits, which ends what waits in the background
            await self.calm()

    async def calm(self) -> None:
        """Wait until the app waits for input: no guessing of times, and proof that the app comes to rest.

        Pilot's own pause has every widget deal with a message of its own, which takes longer than what a key does.
        """
        quiet = 0
        for _ in range(ROUNDS):
            await self._all_is_done()
            if not self.app.is_running or self.app._exit or self.app._exception:
                return
            screen = self.app.screen
            if isinstance(screen, PointingScreen):  # what follows a moment later need not be waited for
                screen.catch_up()
            screen._on_timer_update()  # the next frame is drawn now
            quiet = quiet + 1 if is_idle() and screen is self.app.screen else 0
            if quiet == 2:
                return
        raise Busy(f"the app is still busy after {ROUNDS} rounds, at {self.app.size}")

    async def _all_is_done(self) -> None:
        """Wait until every widget waits for a message, and nothing but a timer or a thread will send one."""
        async with asyncio.timeout(LIMIT):
            for _ in range(TURNS):
                await asyncio.sleep(0)
                if not self.app.is_running or self.app._exit or self.app._exception:
                    return
                if not is_idle():
                    continue
                pumps = (self.app, *self.app.screen_stack, *self.app.screen.walk_children())
                if all(pump._message_queue.ready_event._waiters for pump in pumps):
                    return
                await asyncio.sleep(0.001)  # one of them waits for something else, such as a thread
        raise Busy(f"the app is still busy after {TURNS} turns of its loop, at {self.app.size}")

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition that Textual fulfills after a delay."""
        async with asyncio.timeout(LIMIT):
            while not condition():
                await asyncio.sleep(0.01)
                await self.settle()

    def go_to(self, address: str) -> None:
        """Go to an address, as a person who types it after `:`."""
        self.app.carry_out(self.app.commands.locations.to(address))

    @property
    def browse(self) -> BrowseScreen:
        return self.app.main_screen

    @property
    def message(self) -> str:
        """Return the message in the footer of the top screen; empty while it shows the key hints."""
        return self.app.screen.query_one(StatusBar).message

    @property
    def copied(self) -> str:
        """Return the text of the last copy."""
        return self.copy_file.read_bytes().decode()

    @property
    def crumbs(self) -> str:
        return " › ".join(self.app.browser.breadcrumbs())

    @property
    def shown(self) -> str:
        """Return the top screen as text, line by line."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.crop(0, width).text.rstrip() for strip in strips[:height])

    @property
    def report(self) -> str:
        """Return the whole report of the last copy."""
        report = self.app.session.last_report
        return report.text if report else ""

    def preview(self) -> str:
        """Return the chooser's preview of the copy."""
        return str(self.app.screen.query_one("#preview", Static).content)
