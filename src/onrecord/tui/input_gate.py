"""Serialize input: handle keys, mouse events and screens one after another, and only once a screen is mounted.

Textual forwards a key to the focused widget and handles the next one before the first has taken effect. So a key typed
quickly could reach a screen that was still being mounted, was closing already, or was not the one it was meant for.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from typing import Any, cast

from textual import events
from textual.await_complete import AwaitComplete
from textual.errors import NoWidget
from textual.keys import key_to_character
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from onrecord.commands.typeahead import TypeAhead
from onrecord.tui.terminal_input import REPLACEMENT
from onrecord.tui.textual_private import (
    ObservedApp,
    fire_however_late,
    forward_key,
    is_exiting,
    run_binding,
    wait_until_mounted,
)

LEFT_BUTTON = 1
# modifiers with which a key types no character
NOT_TYPED = {"alt", "ctrl", "hyper", "meta", "super"}
SECONDS_FOR_A_FIELD = 1.0


class DismissOnceScreen:
    """A screen whose `dismiss` acts only once, and which accepts no size but the window's.

    Queued keys and clicks would otherwise dismiss the screens below it too, and at last the main one. And with two
    sizes queued, a Textual screen takes one after the other forever, since it posts each to itself again.
    """

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Resize) or event.size == cast("Screen[Any]", self).app.size:
            await super().on_event(event)  # type: ignore[misc]

    def dismiss(self, result: Any = None) -> AwaitComplete:
        screen = cast("Screen[Any]", self)
        if is_exiting(screen.app) or screen.app.screen is not screen:
            return AwaitComplete()
        return cast("AwaitComplete", super().dismiss(result))  # type: ignore[misc]


class GatedApp(ObservedApp):
    """An app that handles input after its first paint: each key once the one before is done, none after `exit`."""

    def __init__(self) -> None:
        super().__init__()
        self.typeahead = TypeAhead()
        self._gate = asyncio.Event()

    def open_gate(self) -> None:
        """Start handling input, beginning with the keys typed ahead."""
        self._gate.set()

    def exit(self, *arguments: Any, **options: Any) -> None:
        """Exit, and handle no more input."""
        super().exit(*arguments, **options)
        self._gate.set()

    def after_failure(self) -> None:
        self._gate.set()

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        await self._wait_for_screen()
        if isinstance(event, events.Key):
            self.typeahead.handled()
            for key in _split_alt(event):
                await self._wait_for_screen()
                await self._handle_key(key)
        elif not is_exiting(self) and not (isinstance(event, events.MouseEvent) and self._has_no_effect(event)):
            await super().on_event(event)

    async def _wait_for_screen(self) -> None:
        """Wait until the screen in front is mounted; it may have been pushed by something other than a key."""
        await self._gate.wait()
        while not is_exiting(self) and not self.screen.is_mounted:
            await wait_until_mounted(self.screen)

    def _has_no_effect(self, event: events.MouseEvent) -> bool:
        """Return whether a mouse event has no effect here: another button than the left, or no widget under it.

        Textual would treat it as a click outside of everything, which removes the focus.
        """
        if isinstance(event, events.MouseDown | events.MouseUp) and event.button != LEFT_BUTTON:
            return True
        try:
            return self.mouse_captured is None and not self.screen.get_widget_at(event.x, event.y)
        except NoWidget:
            return True

    async def _handle_key(self, key: events.Key) -> None:
        """Run a key's binding to the end; only characters are forwarded, to a text field, which takes them in order."""
        if is_exiting(self):
            return
        self.app_focus = True
        field = self.focused if isinstance(self.focused, Input) or hasattr(self.focused, "takes_letters") else None
        if field and field.check_consume_key(key.key, key.character):
            forward_key(field, key)
            return
        if field:
            await wait_for_typed_keys(field)
        is_bound = await run_binding(self, key.key, priority=True) or await run_binding(self, key.key)
        if not is_bound and key.character != REPLACEMENT:  # the message about it may stand already
            self.after_unbound_key(key)

    def after_unbound_key(self, key: events.Key) -> None:
        """React to a key that does nothing."""

    async def run_action(self, *arguments: Any, **options: Any) -> bool:
        return not is_exiting(self) and await super().run_action(*arguments, **options)

    def push_screen(self, screen: Any, *arguments: Any, **options: Any) -> Any:
        """Push a screen, but do nothing once the app is exiting."""
        return AwaitComplete() if is_exiting(self) else super().push_screen(screen, *arguments, **options)

    def set_timer(self, *arguments: Any, **options: Any) -> Timer:
        """Set a timer that fires however late it is.

        If the process was stopped for longer than the timer's delay, Textual skips its only call. A new window size was
        lost by that, and every later one, since the app kept waiting for the call.
        """
        timer = super().set_timer(*arguments, **options)
        fire_however_late(timer)
        return timer

    def pop_screen(self) -> AwaitComplete:
        """Pop the screen in front, but never the main screen."""
        return AwaitComplete() if is_exiting(self) or len(self.screen_stack) < 2 else super().pop_screen()


def _split_alt(event: events.Key) -> Iterator[events.Key]:
    """Yield the keys of one event: with alt, Esc and the other key. Only typed characters count as characters."""
    *modifiers, name = event.key.split("+") if event.key != "+" else ["+"]
    if "alt" in modifiers:
        yield events.Key("escape", "\x1b")
        modifiers.remove("alt")
        event = _without_alt(modifiers, name)
    elif NOT_TYPED.intersection(modifiers):
        event.character = None
    yield event


def _without_alt(modifiers: list[str], name: str) -> events.Key:
    """Return the key pressed together with alt.

    With shift, only letters become their shifted character: no terminal reports it for other keys.
    """
    if modifiers == ["shift"] and len(name) == 1:
        modifiers, name = [], name.upper()
    character = name if len(name) == 1 else key_to_character(name)
    return events.Key("+".join([*modifiers, name]), None if modifiers else character)


async def wait_for_typed_keys(field: Widget) -> None:
    """Wait until the field has handled every earlier key."""
    handled = asyncio.Event()
    field.call_later(handled.set)
    with contextlib.suppress(TimeoutError):  # a field being removed handles no more keys
        async with asyncio.timeout(SECONDS_FOR_A_FIELD):
            await handled.wait()
