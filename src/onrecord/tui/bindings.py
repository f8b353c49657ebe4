"""Textual key bindings made from commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.binding import Binding

from onrecord.commands import Command, CommandGroup
from onrecord.tui.actions import DIALOG_ACTIONS, textual_action
from onrecord.tui.textual_keys import to_textual_key

# keys that run commands even while a text field, which gets all other keys first, has the focus
BEFORE_A_FIELD = ("enter", "escape")


def bindings(groups: Iterable[CommandGroup]) -> list[Binding]:
    """Return bindings for a screen that is told before each command runs (`CommandScreen.action_command`)."""
    return [
        Binding(
            key,
            f"command({command.name!r})",
            command.title,
            show=False,
            priority=key in BEFORE_A_FIELD,
            id=command.name,
        )
        for key, command in _keys(groups)
    ]


def dialog_bindings(groups: Iterable[CommandGroup]) -> list[Binding]:
    """Return bindings for a screen that lies over another."""
    return [
        Binding(key, textual_action(command.name, DIALOG_ACTIONS), command.title, show=False, id=command.name)
        for key, command in _keys(groups)
    ]


def _keys(groups: Iterable[CommandGroup]) -> Iterator[tuple[str, Command]]:
    """Yield Textual's name of each key with the key's command."""
    return ((to_textual_key(key), command) for group in groups for command in group.commands for key in command.keys)
