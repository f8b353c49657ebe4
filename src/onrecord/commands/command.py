"""The class of a command, the one source of its keys, palette entry, footer hint and line in the help."""

from typing import NamedTuple


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

    def with_hint(self, name: str, hint: str) -> "CommandGroup":
        """Return the group with another hint for one of its commands."""
        commands = (command._replace(hint=hint) if command.name == name else command for command in self.commands)
        return self._replace(commands=tuple(commands))


CommandGroups = tuple[CommandGroup, ...]
