"""The class of a command, the one source of its keys, palette entry, footer hint and line in the help."""

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.text.cell_width import cell_width

ALWAYS = 0  # the rank of hints that stay longest


class Command(NamedTuple):
    """Something a user can do with a key.

    `name` is its name in config.toml, by which sessions and screens know what it does. `keys` are its keys as
    config.toml writes them, and `displayed_keys` is how they are displayed. `hint` is its footer text; where not all
    hints fit, those of the lowest `rank` stay. `shares_keys_with` names commands of the main screen whose keys do this
    too: the key that opened a screen closes it.
    """

    name: str
    keys: tuple[str, ...]
    displayed_keys: str
    title: str
    hint: str = ""
    rank: int = 3
    shares_keys_with: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The first key as displayed, where there is room for one only; empty if the command has no key."""
        return self.displayed_keys.partition(" ")[0]


class CommandGroup(NamedTuple):
    """Commands that the help shows together under a title."""

    title: str
    commands: tuple[Command, ...]


CommandGroups = tuple[CommandGroup, ...]


def footer_hints(groups: Iterable[CommandGroup], room: int) -> list[Command]:
    """Return the commands with a key and a hint whose hints fit into `room` cells, two blanks after each."""
    candidates = [command for group in groups for command in group.commands if command.hint and command.keys]
    fitting: set[str] = set()
    for command in sorted(candidates, key=lambda command: command.rank):
        room -= cell_width(command.key) + cell_width(command.hint) + 3
        if room < 0:
            break
        fitting.add(command.name)
    return [command for command in candidates if command.name in fitting]
