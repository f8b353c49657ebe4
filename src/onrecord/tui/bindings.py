"""Commands as Textual binds them to keys."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from onrecord.commands import CommandGroup

BEFORE_A_FIELD = ("enter", "escape")
"""Keys that are commands also while something is typed: a text field, which has the others first, has no say."""


def bindings(groups: Iterable[CommandGroup]) -> list[Binding]:
    """Bind each key to its command, on a screen that is told before each of them (`CommandScreen.acting`)."""
    return [
        Binding(key, f"command({action!r})", title, show=False, priority=key in BEFORE_A_FIELD)
        for key, action, title in _keys(groups)
    ]


def plain_bindings(groups: Iterable[CommandGroup]) -> list[Binding]:
    """Bind each key to its command, on a screen that lies over another."""
    return [Binding(key, action, title, show=False) for key, action, title in _keys(groups)]


def _keys(groups: Iterable[CommandGroup]) -> Iterable[tuple[str, str, str]]:
    """Each key with the action and the title of its command."""
    return (
        (key, command.action, command.title) for group in groups for command in group.commands for key in command.keys
    )
