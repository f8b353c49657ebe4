"""The one door by which keys, the mouse and screens come in: one after another, and to nothing that is not up.

Textual forwards a key to what has the focus and looks at the next one before anything came of the first. So a key that
was typed quickly met a screen that was still being made, was already closing, or was not the one it was meant for.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from typing import Any, cast

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.errors import NoWidget
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from onrecord.commands.typeahead import TypeAhead

LEFT_BUTTON = 1
NOT_TYPED = {"alt", "ctrl", "hyper", "meta", "super"}
"""Modifiers with which a key is no character."""
SECONDS_FOR_A_FIELD = 1.0


class DismissOnceScreen:
    """A screen that closes once, however many keys and clicks were on their way to it, and has the window's size.

    Textual's own would close the next screen as well, and at last the main one. And where two sizes are on their way
    to it, it would take on one after the other for ever, since each that it takes on it sends to itself once more.
    """

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Resize) or event.size == cast("Screen[Any]", self).app.size:
            await super().on_event(event)  # type: ignore[misc]

    def dismiss(self, result: Any = None) -> AwaitComplete:
        screen = cast("Screen[Any]", self)
        if screen.app._exit or screen.app.screen is not screen:
            return AwaitComplete()
        return cast("AwaitComplete", super().dismiss(result))  # type: ignore[misc]


class GatedApp(App[None]):
    """Lets input in once the first picture stands: a key when all of the one before is done, and none after `exit`."""

    def __init__(self) -> None:
        super().__init__()
        self.inflow = TypeAhead()
        self._open = asyncio.Event()

    def open_door(self) -> None:
        """Let in what was typed ahead, and all that follows."""
        self._open.set()

    def exit(self, *args: Any, **named: Any) -> None:
        """End, and let nothing in any more."""
        super().exit(*args, **named)
        self._open.set()

    def _handle_exception(self, error: Exception) -> None:
        super()._handle_exception(error)
        self._exit = True
        self._open.set()

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        await self._up()
        if isinstance(event, events.Key):
            self.inflow.dealt_with()
            for key in _apart(event):
                await self._up()
                await self._press(key)
        elif not self._exit and not (isinstance(event, events.MouseEvent) and self._misses(event)):
            await super().on_event(event)

    async def _up(self) -> None:
        """Wait until the screen in front can be met. It may have been pushed from elsewhere than a key."""
        await self._open.wait()
        while not self._exit and not self.screen.is_mounted:
            await self.screen._mounted_event.wait()

    def _misses(self, event: events.MouseEvent) -> bool:
        """Whether a button does it that does nothing here, or there is nothing laid out where the mouse is.

        Textual takes that for a click beside everything, which takes the focus away.
        """
        if isinstance(event, events.MouseDown | events.MouseUp) and event.button != LEFT_BUTTON:
            return True
        try:
            return self.mouse_captured is None and not self.screen.get_widget_at(event.x, event.y)
        except NoWidget:
            return True

    async def _press(self, key: events.Key) -> None:
        """Do all that a key does; only characters are handed on, to a text field, which takes them in order."""
        if self._exit:
            return
        self.app_focus = True
        field = self.focused if isinstance(self.focused, Input) else None
        if field and field.check_consume_key(key.key, key.character):
            field._forward_event(key)
            return
        if field:
            await wait_for_typed_keys(field)
        if not await self._check_bindings(key.key, priority=True):
            await self._check_bindings(key.key)

    async def run_action(self, *args: Any, **named: Any) -> bool:
        return not self._exit and await super().run_action(*args, **named)

    def push_screen(self, screen: Any, *args: Any, **named: Any) -> Any:
        """Textual's own, but once the app is ending nothing happens."""
        return AwaitComplete() if self._exit else super().push_screen(screen, *args, **named)

    def set_timer(self, *args: Any, **named: Any) -> Timer:
        """Textual's own, but it fires however late it is.

        Where the process was stopped for longer than the timer was to run, Textual skips it, though it has but one
        turn: a size that the window was given was lost then, and every later one, since the app waited for that turn.
        """
        timer = super().set_timer(*args, **named)
        timer._skip = False
        return timer

    def pop_screen(self) -> AwaitComplete:
        """Textual's own, which the main screen outlasts."""
        return AwaitComplete() if self._exit or len(self.screen_stack) < 2 else super().pop_screen()


def _apart(event: events.Key) -> Iterator[events.Key]:
    """The keys that one event is: with alt, Esc and the other. A character counts only where it was typed."""
    *modifiers, name = event.key.split("+") if event.key != "+" else ["+"]
    if "alt" in modifiers:
        yield events.Key("escape", "\x1b")
        modifiers.remove("alt")
        event = _without_alt(modifiers, name)
    elif NOT_TYPED.intersection(modifiers):
        event.character = None
    yield event


def _without_alt(modifiers: list[str], name: str) -> events.Key:
    """The key that was pressed with alt. Which character shift makes of another than a letter, no terminal says."""
    if modifiers == ["shift"] and len(name) == 1:
        modifiers, name = [], name.upper()
    from textual.keys import key_to_character

    character = name if len(name) == 1 else key_to_character(name)
    return events.Key("+".join([*modifiers, name]), None if modifiers else character)


async def wait_for_typed_keys(field: Input) -> None:
    """Wait until the field has taken every key that came before."""
    taken = asyncio.Event()
    field.call_later(taken.set)
    with contextlib.suppress(TimeoutError):  # a field that is being removed takes nothing more
        async with asyncio.timeout(SECONDS_FOR_A_FIELD):
            await taken.wait()
