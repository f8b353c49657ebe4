"""Commands as Textual binds them to keys."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from onrecord.keys import Group

ENDS_TYPING = ("enter", "escape")
"""Keys that are commands also while something is typed into a text field: they take the focus away from it."""


def bindings(groups: Iterable[Group]) -> list[Binding]:
    """What Textual needs to know of the commands: two bindings for each key.

    The first has priority: the app runs it before it looks at the next key, so that keys which arrive in one packet, as
    over a slow line, find the focus where the one before put it. It steps aside while something is typed into a text
    field (`CommandScreen.check_action`); then the field has the key first, and the second binding takes what it leaves.
    """
    found: list[Binding] = []
    for group in groups:
        for command in group.commands:
            for key in command.keys:
                at_once = f"at_once({command.action!r}, {key in ENDS_TYPING})"
                found.append(Binding(key, at_once, command.title, show=False, priority=True))
                found.append(Binding(key, command.action, command.title, show=False))
    return found


def plain_bindings(groups: Iterable[Group]) -> list[Binding]:
    """One binding for each key, for a screen that lies over another and has nothing that takes the keys first."""
    return [
        Binding(key, command.action, command.title, show=False)
        for group in groups
        for command in group.commands
        for key in command.keys
    ]
