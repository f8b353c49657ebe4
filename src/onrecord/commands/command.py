"""A command: the one source of its keys, its palette entry, its footer hint and its line in the help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Command(NamedTuple):
    """`name` is what config.toml calls it; `keys` are Textual's names; `shown` is what people read of them.

    `action` is the screen's. `hint` is for the footer; where not all hints fit, those of the lowest `rank` stay. `also`
    names commands of the main screen whose keys do this too: what opened a screen closes it.
    """

    name: str
    keys: tuple[str, ...]
    shown: str
    title: str
    action: str
    hint: str = ""
    rank: int = 3
    also: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The one key to name where there is room for one; empty where it has none."""
        return self.shown.partition(" ")[0]


class CommandGroup(NamedTuple):
    """Commands that the help shows together."""

    title: str
    commands: tuple[Command, ...]


CommandGroups = tuple[CommandGroup, ...]


def footer_hints(groups: Iterable[CommandGroup], room: int) -> list[tuple[str, str]]:
    """Key and hint of the commands that have both: as many as fit into `room` cells, two spaces after each."""
    hinted = [command for group in groups for command in group.commands if command.hint and command.keys]
    kept: set[str] = set()
    for command in sorted(hinted, key=lambda command: command.rank):
        room -= len(command.key) + len(command.hint) + 3
        if room < 0:
            break
        kept.add(command.name)
    return [(command.key, command.hint) for command in hinted if command.name in kept]
