"""A command: the one source of its key, its palette entry, its footer hint and its line in the help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` are Textual's names; `shown` is what people read; `action` is the screen's; `hint` is for the footer."""

    keys: tuple[str, ...]
    shown: str
    title: str
    action: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that the help shows together."""

    title: str
    commands: tuple[Command, ...]


def bindings(groups: Iterable[Group]) -> list[Binding]:
    """What Textual needs to know of the commands."""
    return [
        Binding(key, command.action, command.title, show=False)
        for group in groups
        for command in group.commands
        for key in command.keys
    ]


def hints(groups: Iterable[Group]) -> list[tuple[str, str]]:
    """Key and hint of each command that has a hint."""
    return [(command.shown, command.hint) for group in groups for command in group.commands if command.hint]
