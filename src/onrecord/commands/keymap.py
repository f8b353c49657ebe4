"""The keymap: the commands of every screen with the keys that the configuration gives them."""

import contextlib
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from onrecord import text as texts
from onrecord.commands.brief_screens import BRIEFS_COMMANDS, CLIPPINGS_COMMANDS
from onrecord.commands.command import Command, CommandGroups
from onrecord.commands.key_names import FIXED_KEYS, InvalidKey, display_key, parse_key
from onrecord.commands.screens import (
    BROWSE_COMMANDS,
    PICKER_COMMANDS,
    SELECTION_COMMANDS,
    STATEMENTS_COMMANDS,
    TEXT_SCREEN_COMMANDS,
)

REQUIRED_COMMANDS = ("help", "palette", "quit")  # need a key: they lead to all other commands, and out of the program


class InvalidKeys(ValueError):
    """An invalid setting of a command's keys; `command` is the name of the setting."""

    def __init__(self, command: str, message: str) -> None:
        super().__init__(message)
        self.command = command


class Keymap(NamedTuple):
    """The commands of the main screen, a brief, a text, a picker, while selecting words, of statements and briefs."""

    main: CommandGroups
    clippings: CommandGroups
    text_screen: CommandGroups
    picker: CommandGroups
    selection: CommandGroups
    statements: CommandGroups
    briefs: CommandGroups

    def key_for_message(self, name: str) -> str:
        """Return the key to name in a message for a command of the main screen, a brief, or the list of briefs.

        If it has no key, return where else to find it: in the palette.
        """
        commands = [command for groups in (self.main, self.clippings, self.briefs) for command in _commands(groups)]
        key = next(command.key for command in commands if command.name == name)
        return key or f"the palette ({self.key_for_message('palette')})"


DONE_WITH_A_SELECTION = (
    "copy",
    "copy-as",
    "collect",
    "copy-address",
    "select",
    "leave",
    "down",
    "up",
    *REQUIRED_COMMANDS,
)

# keys bound since version 0.1.0, by command
LATER_KEYS: Mapping[str, tuple[str, ...]] = {
    "literal": ("L", "ctrl+t"),
    "keep-search": ("K",),
    "palette": ("P",),
    "redraw": ("ctrl+l",),
    "filter": ("s",),
    "order": ("O",),
    "group": ("I",),
    "mark": ("space",),
    "narrower": ("<",),
    "wider": (">",),
    "zoom": ("Z",),
    "marks": ("m",),
    "glance": ("i",),
    "copy-address": ("x",),
    "reload": ("R",),
    "statements": ("0",),
    "note": ("M",),
    "copy-note": ("X",),
    "notes": ("W",),
    "collect-with-note": ("A",),
    "briefs": ("B",),
    "export": ("E",),
    "move-item-down": ("J",),
    "move-item-up": ("K",),
    "add-heading": ("H",),
    "add-note": ("n",),
    "edit-item": ("e",),
    "redo": ("U",),
    "preview": ("v",),
    "take-wording": ("w",),
    "keep-wording": ("=",),
    "new-brief": ("n",),
    "rename-brief": ("r",),
    "copy-brief": ("c",),
    "archive-brief": ("a",),
    "delete-brief": ("d", "delete"),
}


def build_keymap(user_keys: Mapping[str, Sequence[str]] | None = None) -> Keymap:
    """Return the commands of all screens, with the keys that the configuration gives them.

    `user_keys` are the configuration's keys by the names of commands; an empty sequence removes all keys of a command.
    A built-in key that was added after version 0.1.0 (LATER_KEYS) yields to the configuration, so that older
    configurations stay valid.

    Raises:
        InvalidKeys: a command or key is unknown, or a key has two commands.
    """
    user_keys = user_keys or {}
    bound = frozenset(key for keys in user_keys.values() for key in _valid_keys(keys))
    screens = (
        *(BROWSE_COMMANDS, SELECTION_COMMANDS, CLIPPINGS_COMMANDS),
        *(BRIEFS_COMMANDS, STATEMENTS_COMMANDS, TEXT_SCREEN_COMMANDS),
    )
    _require_known(user_keys, [command.name for groups in screens for command in _commands(groups)])
    main = _with_keys(_without_later_keys(BROWSE_COMMANDS, user_keys, bound), user_keys)
    by_name = {command.name: command for command in _commands(main)}
    keymap = Keymap(
        main,
        _with_keys(_without_later_keys(CLIPPINGS_COMMANDS, user_keys, bound), user_keys, by_name),
        _with_keys(TEXT_SCREEN_COMMANDS, user_keys, by_name),
        PICKER_COMMANDS,
        _with_keys(_without_keys_for_selections(user_keys), user_keys),
        _with_keys(_without_later_keys(STATEMENTS_COMMANDS, user_keys, bound), user_keys, by_name),
        _with_keys(_without_later_keys(BRIEFS_COMMANDS, user_keys, bound), user_keys, by_name),
    )
    checked = (
        (keymap.main, ""),
        (keymap.selection, " (selecting words)"),
        (keymap.clippings, " (clippings screen)"),
        (keymap.statements, " (list of statements)"),
        (keymap.briefs, " (list of briefs)"),
        (keymap.text_screen, " (text screen)"),
    )
    for groups, screen in checked:
        _require_one_command_a_key(groups, user_keys, screen)
    return keymap


def fixed_keys(name: str) -> tuple[str, ...]:
    """Return the keys, as displayed, that a command of the main screen or the clippings has in every configuration."""
    commands = [command for groups in (BROWSE_COMMANDS, CLIPPINGS_COMMANDS) for command in _commands(groups)]
    keys = dict.fromkeys(key for command in commands if command.name == name for key in command.keys)
    return tuple(FIXED_KEYS[key] for key in keys if key in FIXED_KEYS)


def _valid_keys(keys: Sequence[str]) -> list[str]:
    """Return the valid keys; the others are reported where they are bound."""
    valid = []
    for key in keys:
        with contextlib.suppress(InvalidKey):
            valid.append(parse_key(key))
    return valid


def _without_later_keys(
    groups: CommandGroups, user_keys: Mapping[str, Sequence[str]], bound: Collection[str]
) -> CommandGroups:
    """Return the groups without the later keys that the configuration gives to other commands."""
    return tuple(
        group._replace(
            commands=tuple(
                command if command.name in user_keys else _without(command, {key for key in bound if key in later})
                for command in group.commands
                for later in (LATER_KEYS.get(command.name, ()),)
            )
        )
        for group in groups
    )


def _without_keys_for_selections(user_keys: Mapping[str, Sequence[str]]) -> CommandGroups:
    """Return the commands of a selection without the keys that the configuration gives to what is done with one."""
    taken = {key for name in DONE_WITH_A_SELECTION for key in _valid_keys(user_keys.get(name, ()))}
    return tuple(
        group._replace(
            commands=tuple(
                command if command.name in user_keys else _without(command, taken.intersection(command.keys))
                for command in group.commands
            )
        )
        for group in SELECTION_COMMANDS
    )


def _without(command: Command, removed: Collection[str]) -> Command:
    if not removed:
        return command
    keys = tuple(key for key in command.keys if key not in removed)
    return command._replace(keys=keys, displayed_keys=" ".join(display_key(key) for key in keys))


def _commands(groups: CommandGroups) -> list[Command]:
    return [command for group in groups for command in group.commands]


def _require_known(user_keys: Mapping[str, Sequence[str]], names: Sequence[str]) -> None:
    for name in user_keys:
        if name not in names:
            near = texts.closest_words(name, names)
            fix = f"did you mean {near[0]}?" if near else f"the commands are {', '.join(dict.fromkeys(names))}"
            raise InvalidKeys(name, f"there is no command {name}; {fix}")
        if name in REQUIRED_COMMANDS and not user_keys[name]:
            raise InvalidKeys(name, f"{name} needs a key; give it one")


def _with_keys(
    groups: CommandGroups, user_keys: Mapping[str, Sequence[str]], main: Mapping[str, Command] | None = None
) -> CommandGroups:
    """Return the groups with the user's keys, and with the keys of the main screen's commands that do the same."""
    return tuple(
        group._replace(
            commands=tuple(
                _with_shared_keys(_with_user_keys(command, user_keys), main or {}) for command in group.commands
            )
        )
        for group in groups
    )


def _with_user_keys(command: Command, user_keys: Mapping[str, Sequence[str]]) -> Command:
    if command.name not in user_keys:
        return command
    configured = user_keys[command.name]
    try:
        keys = [parse_key(key) for key in configured]
    except InvalidKey as error:
        raise InvalidKeys(command.name, str(error)) from None
    fixed = [key for key in command.keys if key in FIXED_KEYS]
    displayed = [*(display_key(key) for key in configured), *(FIXED_KEYS[key] for key in fixed)]
    return command._replace(
        keys=tuple(dict.fromkeys((*keys, *fixed))), displayed_keys=" ".join(dict.fromkeys(displayed))
    )


def _with_shared_keys(command: Command, main: Mapping[str, Command]) -> Command:
    shared = [key for name in command.shares_keys_with for key in main[name].keys]
    return command._replace(keys=tuple(dict.fromkeys((*command.keys, *shared)))) if shared else command


def _require_one_command_a_key(groups: CommandGroups, user_keys: Mapping[str, Sequence[str]], screen: str) -> None:
    by_key: dict[str, Command] = {}
    for command in _commands(groups):
        for key in command.keys:
            other = by_key.setdefault(key, command)
            if other is not command:
                changed, unchanged = (command, other) if _setting_of(key, command, user_keys) else (other, command)
                name = _setting_of(key, changed, user_keys) or changed.name
                displayed = display_key(key)
                clash = f"the key {displayed} of {name} is also that of {unchanged.name}{screen}"
                raise InvalidKeys(name, f"{clash}; give one of them another key")


def _setting_of(key: str, command: Command, user_keys: Mapping[str, Sequence[str]]) -> str | None:
    """Return the name by which the configuration gives the command this key: its own, or one it shares keys with."""
    names = (command.name, *command.shares_keys_with)
    return next((name for name in names if key in map(parse_key, user_keys.get(name, ()))), None)
