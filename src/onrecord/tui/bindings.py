"""Textual key bindings made from commands."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from onrecord.commands import CommandGroup

# keys that run commands even while a text field, which gets all other keys first, has the focus
BEFORE_A_FIELD = ("enter", "escape")


def bindings(groups: Iterable[CommandGroup]) -> list[Binding]:
    """Return bindings for a screen that is told before each command runs (`CommandScreen.before_command`)."""
    return [
        Binding(key, f"command({action!r})", title, show=False, priority=key in BEFORE_A_FIELD)
        for key, action, title in _keys(groups)
    ]


def plain_bindings(groups: Iterable[CommandGroup]) -> list[Binding]:
    """Return bindings for a screen that lies over another."""
    return [Binding(key, action, title, show=False) for key, action, title in _keys(groups)]


def _keys(groups: Iterable[CommandGroup]) -> Iterable[tuple[str, str, str]]:
    """Return each key with the action and the title of its command."""
    return (
        (key, command.action, command.title) for group in groups for command in group.commands for key in command.keys
    )
