"""Base class of screens whose keys run commands, with a header and a footer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual.screen import Screen

from onrecord.commands import CommandGroups
from onrecord.tui.bindings import bindings
from onrecord.tui.input_gate import DismissOnceScreen
from onrecord.tui.textual_private import add_bindings
from onrecord.tui.widgets.status_bar import StatusBar
from onrecord.tui.widgets.two_sided_bar import TwoSidedBar

if TYPE_CHECKING:
    from onrecord.tui.app import OnrecordApp

ScreenResult = TypeVar("ScreenResult")


class CommandScreen(DismissOnceScreen, Screen[ScreenResult], Generic[ScreenResult]):
    """A screen with commands; `groups` has them, and `key` returns a command's key as messages write it."""

    def __init__(self, groups: CommandGroups, key: Callable[[str], str]) -> None:
        super().__init__()
        self.groups = groups
        self.key = key
        self.header = TwoSidedBar(id="header")
        self.status_bar = StatusBar(groups)
        add_bindings(self, bindings(groups))

    async def action_command(self, action: str) -> None:
        self.before_command()
        await self.run_action(action)

    def say(self, message: str) -> None:
        """Show a message in the footer."""
        self.status_bar.say(message)

    def before_command(self) -> None:
        """Clear the last message and count the command; called before each command runs."""
        self.status_bar.clear_message()
        cast("OnrecordApp", self.app).confirmation.count_command()
