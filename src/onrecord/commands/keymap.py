"""The keymap: the commands of every screen with the keys that the configuration gives them."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from onrecord.commands import browse, choice, clippings, page
from onrecord.commands.command import Command, CommandGroups
from onrecord.commands.key_names import FIXED_KEYS, InvalidKey, display_key, from_textual_key, to_textual_key

REQUIRED_COMMANDS = ("help", "palette", "quit")  # need a key: they lead to all other commands, and out of the program


class InvalidKeys(ValueError):
    """An invalid setting of a command's keys; `command` is the name of the setting."""

    def __init__(self, command: str, message: str) -> None:
        super().__init__(message)
        self.command = command


class Keymap(NamedTuple):
    """The commands of the main screen, of the clippings, of a text screen, and of a picker."""

    main: CommandGroups
    clippings: CommandGroups
    page: CommandGroups
    choice: CommandGroups

    def shown(self, name: str) -> str:
        """Return the key to name in a message for a command of the main screen or the clippings.

        If it has no key, return where else to find it: in the palette.
        """
        commands = [command for groups in (self.main, self.clippings) for command in _commands(groups)]
        key = next(command.key for command in commands if command.name == name)
        return key or f"the palette ({self.shown('palette')})"


# keys bound since version 0.1.0, by command
LATER_KEYS: Mapping[str, tuple[str, ...]] = {
    "literal": ("L", "ctrl+t"),
    "keep-search": ("K",),
    "palette": ("P",),
    "redraw": ("ctrl+l",),
}


def build_keymap(own: Mapping[str, Sequence[str]] | None = None) -> Keymap:
    """Return the commands of all screens, with the keys that the configuration gives them.

    `own` are the configuration's keys by the names of commands; an empty sequence removes all keys of a command. A
    default key that was added after version 0.1.0 (LATER_KEYS) yields to the configuration, so that older
    configurations stay valid.

    Raises:
        InvalidKeys: a command or key is unknown, or a key has two commands.
    """
    own = own or {}
    given = frozenset(key for wanted in own.values() for key in _known(wanted))
    screens = (browse.BROWSE_COMMANDS, clippings.CLIPPINGS_COMMANDS, page.TEXT_SCREEN_COMMANDS)
    _require_known(own, [command.name for groups in screens for command in _commands(groups)])
    main = _bound(_without_added(browse.BROWSE_COMMANDS, own, given), own)
    by_name = {command.name: command for command in _commands(main)}
    found = Keymap(
        main,
        _bound(clippings.CLIPPINGS_COMMANDS, own, by_name),
        _bound(page.TEXT_SCREEN_COMMANDS, own, by_name),
        choice.PICKER_COMMANDS,
    )
    for groups, where in ((found.main, ""), (found.clippings, " (clippings screen)"), (found.page, " (text screen)")):
        _require_one_command_a_key(groups, own, where)
    return found


def _known(wanted: Sequence[str]) -> list[str]:
    """Return Textual's names of the valid keys; the others are reported where they are bound."""
    keys = []
    for each in wanted:
        with contextlib.suppress(InvalidKey):
            keys.append(to_textual_key(each))
    return keys


def _without_added(groups: CommandGroups, own: Mapping[str, Sequence[str]], given: Collection[str]) -> CommandGroups:
    """Return the groups without the later keys that the configuration gives to other commands."""
    return tuple(
        group._replace(
            commands=tuple(
                command if command.name in own else _without(command, {key for key in given if key in added})
                for command in group.commands
                for added in (LATER_KEYS.get(command.name, ()),)
            )
        )
        for group in groups
    )


def _without(command: Command, taken: Collection[str]) -> Command:
    if not taken:
        return command
    left = tuple(key for key in command.keys if key not in taken)
    return command._replace(keys=left, shown=" ".join(display_key(from_textual_key(key)) for key in left))


def _commands(groups: CommandGroups) -> list[Command]:
    return [command for group in groups for command in group.commands]


def _require_known(own: Mapping[str, Sequence[str]], names: Sequence[str]) -> None:
    for name in own:
        if name not in names:
            import difflib  # takes longer to load than to build the whole keymap

            near = difflib.get_close_matches(name, names, 1)
            fix = f"did you mean {near[0]}?" if near else f"the commands are {', '.join(dict.fromkeys(names))}"
            raise InvalidKeys(name, f"there is no command {name}; {fix}")
        if name in REQUIRED_COMMANDS and not own[name]:
            raise InvalidKeys(name, f"{name} needs a key; give it one")


def _bound(
    groups: CommandGroups, own: Mapping[str, Sequence[str]], main: Mapping[str, Command] | None = None
) -> CommandGroups:
    """Return the groups with the user's keys, and with the keys of the main screen's commands that do the same."""
    return tuple(
        group._replace(commands=tuple(_with_also(_with_own(command, own), main or {}) for command in group.commands))
        for group in groups
    )


def _with_own(command: Command, own: Mapping[str, Sequence[str]]) -> Command:
    if command.name not in own:
        return command
    wanted = own[command.name]
    try:
        keys = [to_textual_key(each) for each in wanted]
    except InvalidKey as error:
        raise InvalidKeys(command.name, str(error)) from None
    lasting = [key for key in command.keys if key in FIXED_KEYS]
    read = [*(display_key(each) for each in wanted), *(FIXED_KEYS[key] for key in lasting)]
    return command._replace(keys=tuple(dict.fromkeys((*keys, *lasting))), shown=" ".join(dict.fromkeys(read)))


def _with_also(command: Command, main: Mapping[str, Command]) -> Command:
    more = [key for name in command.also for key in main[name].keys]
    return command._replace(keys=tuple(dict.fromkeys((*command.keys, *more)))) if more else command


def _require_one_command_a_key(groups: CommandGroups, own: Mapping[str, Sequence[str]], where: str) -> None:
    by_key: dict[str, Command] = {}
    for command in _commands(groups):
        for key in command.keys:
            other = by_key.setdefault(key, command)
            if other is not command:
                mover, stayer = (command, other) if _given(key, command, own) else (other, command)
                name = _given(key, mover, own) or mover.name
                clash = f"the key {display_key(from_textual_key(key))} of {name} is also that of {stayer.name}{where}"
                raise InvalidKeys(name, f"{clash}; give one of them another key")


def _given(key: str, command: Command, own: Mapping[str, Sequence[str]]) -> str | None:
    """Return the name by which the configuration gives the command this key: its own, or one it shares keys with."""
    names = (command.name, *command.also)
    return next((name for name in names if key in map(to_textual_key, own.get(name, ()))), None)
