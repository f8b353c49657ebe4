"""A command: the one source of its key, its palette entry, its footer hint and its line in the help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` are Textual's names; `shown` is what people read; `action` is the screen's.

    `hint` is for the footer; where not all hints fit, those of the lowest `rank` stay.
    """

    keys: tuple[str, ...]
    shown: str
    title: str
    action: str
    hint: str = ""
    rank: int = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that the help shows together."""

    title: str
    commands: tuple[Command, ...]


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
                found.append(Binding(key, f"at_once({command.action!r})", command.title, show=False, priority=True))
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


def hints(groups: Iterable[Group], room: int) -> list[tuple[str, str]]:
    """Key and hint of the commands that have one: as many as fit into `room` cells, two spaces after each."""
    hinted = [command for group in groups for command in group.commands if command.hint]
    kept: set[str] = set()
    for command in sorted(hinted, key=lambda command: command.rank):
        room -= len(command.shown) + len(command.hint) + 3
        if room < 0:
            break
        kept.add(command.action)
    return [(command.shown, command.hint) for command in hinted if command.action in kept]
