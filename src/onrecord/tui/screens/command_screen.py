"""A screen whose keys are commands."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.screen import Screen
from textual.widgets import Input

from onrecord.tui.commands import Group

Result = TypeVar("Result")


class CommandScreen(Screen[Result], Generic[Result]):
    """`GROUPS` are its commands; BINDINGS must be made from them by `commands.bindings`."""

    GROUPS: ClassVar[tuple[Group, ...]]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands run at once, except while something is typed into a text field."""
        return action != "at_once" or not isinstance(self.focused, Input)

    async def action_at_once(self, action: str) -> None:
        await self.run_action(action)
