"""A screen whose keys are commands."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual.binding import BindingsMap
from textual.screen import Screen
from textual.widgets import Input

from onrecord.keys import Groups
from onrecord.tui.bindings import bindings
from onrecord.tui.widgets.foot import Foot

if TYPE_CHECKING:
    from onrecord.tui.app import OnrecordApp

Result = TypeVar("Result")


class CommandScreen(Screen[Result], Generic[Result]):
    """`groups` are its commands; `key` says which key a command has, to name it in a message."""

    def __init__(self, groups: Groups, key: Callable[[str], str]) -> None:
        super().__init__()
        self.groups = groups
        self.key = key
        self._bindings.key_to_bindings |= BindingsMap(bindings(groups)).key_to_bindings

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands run at once; while something is typed into a text field, only those that end the typing."""
        return action != "at_once" or not isinstance(self.focused, Input) or bool(parameters[1])

    async def action_at_once(self, action: str, ends_typing: bool) -> None:
        if ends_typing and isinstance(self.focused, Input):
            await all_typed(self.focused)
        self.acting()
        await self.run_action(action)

    def say(self, message: str) -> None:
        """Tell the user something in the footer."""
        self.query_one(Foot).say(message)

    def acting(self) -> None:
        """Before each command: what was said of the one before has been read, and goes."""
        self.query_one(Foot).hush()
        cast("OnrecordApp", self.app).twice.step()


async def all_typed(field: Input) -> None:
    """Wait until the field has taken every key that came before."""
    taken = asyncio.Event()
    field.call_later(taken.set)
    with contextlib.suppress(TimeoutError):  # a field that is being removed takes nothing more
        async with asyncio.timeout(1):
            await taken.wait()
