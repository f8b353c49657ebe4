"""A screen whose keys are commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual.binding import BindingsMap
from textual.screen import Screen

from onrecord.keys import Groups
from onrecord.tui.bindings import bindings
from onrecord.tui.door import Steady
from onrecord.tui.widgets.bar import Bar
from onrecord.tui.widgets.foot import Foot

if TYPE_CHECKING:
    from onrecord.tui.app import OnrecordApp

Result = TypeVar("Result")


class CommandScreen(Steady, Screen[Result], Generic[Result]):
    """`groups` are its commands; `key` says which key a command has, to name it in a message."""

    def __init__(self, groups: Groups, key: Callable[[str], str]) -> None:
        super().__init__()
        self.groups = groups
        self.key = key
        self.header = Bar(id="header")
        self.foot = Foot(groups)
        self._bindings.key_to_bindings |= BindingsMap(bindings(groups)).key_to_bindings

    async def action_command(self, action: str) -> None:
        self.acting()
        await self.run_action(action)

    def say(self, message: str) -> None:
        """Tell the user something in the footer."""
        self.foot.say(message)

    def acting(self) -> None:
        """Before each command: what was said of the one before has been read, and goes."""
        self.foot.hush()
        cast("OnrecordApp", self.app).twice.step()
