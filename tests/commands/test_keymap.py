"""The commands of every screen, with the user's own keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from onrecord.commands import Command, CommandGroups, InvalidKeys, build_keymap
from onrecord.commands.key_names import FIXED_KEYS, parse_key
from onrecord.commands.keymap import LATER_KEYS


def commands(groups: CommandGroups) -> dict[str, Command]:
    by_name = {command.name: command for group in groups for command in group.commands}
    assert by_name
    return by_name


BUILT_IN = build_keymap()
SCREENS = (BUILT_IN.main, BUILT_IN.clippings, BUILT_IN.text_screen, BUILT_IN.picker)


@pytest.mark.parametrize("groups", SCREENS)
def test_names_and_keys_are_of_one_command_each(groups: CommandGroups) -> None:
    listed = [command for group in groups for command in group.commands]
    assert len(commands(groups)) == len(listed)
    keys = [key for command in listed for key in command.keys]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("groups", SCREENS)
def test_every_key_that_is_built_in_can_be_written(groups: CommandGroups) -> None:
    for command in commands(groups).values():
        assert command.keys
        for key in command.keys:
            assert key in FIXED_KEYS or parse_key(key) == key


def test_what_is_built_in_can_be_said_again() -> None:
    user_keys = {
        name: [key for key in command.keys if key not in FIXED_KEYS]
        for groups in (BUILT_IN.clippings, BUILT_IN.main)
        for name, command in commands(groups).items()
        if name != "close"
    }
    for before, after in zip(
        (BUILT_IN.main, BUILT_IN.clippings),
        (build_keymap(user_keys).main, build_keymap(user_keys).clippings),
        strict=True,
    ):
        for name, command in commands(before).items():
            assert set(commands(after)[name].keys) == set(command.keys)


def test_own_keys_take_the_place_of_letters_but_not_of_keys_with_names() -> None:
    keymap = build_keymap({"down": ["e", "ctrl+n"], "page-down": ["V"]})
    for groups in (keymap.main, keymap.clippings, keymap.text_screen):
        assert commands(groups)["down"].keys == ("e", "ctrl+n", "down")
        assert commands(groups)["down"].displayed_keys == "e ctrl+n ↓"
    assert commands(keymap.main)["page-down"].keys == ("V", "pagedown")
    assert keymap.picker == BUILT_IN.picker


def test_keys_can_be_swapped() -> None:
    keymap = build_keymap({"copy": ["Y"], "copy-list": ["y"]})
    assert (keymap.key_for_message("copy"), keymap.key_for_message("copy-list")) == ("Y", "y")


def test_what_opened_a_screen_closes_it_whatever_its_key() -> None:
    keymap = build_keymap({"clippings": ["m"], "quit": ["x"], "help": ["e"]})
    assert set(commands(keymap.clippings)["close"].keys) == {"escape", "m", "x"}
    assert {"e", "f1", "x", "escape", "!"} <= set(commands(keymap.text_screen)["close"].keys)


def test_a_command_may_be_without_a_key_and_is_in_the_palette() -> None:
    keymap = build_keymap({"take-out-all": [], "theme": []})
    assert commands(keymap.clippings)["take-out-all"].keys == ()
    assert keymap.key_for_message("theme") == "the palette (P)"


@pytest.mark.parametrize(
    ("user_keys", "command", "left"),
    [
        ({"copy": ["P"]}, "palette", ("ctrl+p",)),
        ({"fold": ["K", "L"]}, "keep-search", ("ctrl+s",)),
        ({"fold": ["K", "L"]}, "literal", ("ctrl+t",)),
        ({"literal": ["ctrl+l"]}, "redraw", ()),
        ({"missions": ["M"]}, "note", ()),
        ({"copy": ["nonsense", "P"], "literal": ["ctrl+l"]}, "", ()),
    ],
)
def test_keys_that_came_later_give_way_to_the_users(
    user_keys: Mapping[str, Sequence[str]], command: str, left: tuple[str, ...]
) -> None:
    if not command:
        with pytest.raises(InvalidKeys, match="nonsense"):
            build_keymap(user_keys)
        return
    keymap = build_keymap(user_keys)
    assert commands(keymap.main)[command].keys == left
    assert keymap.key_for_message(command)


def test_every_added_key_is_bound() -> None:
    assert LATER_KEYS
    for name, keys in LATER_KEYS.items():
        [*_, found] = [groups[name] for groups in map(commands, BUILT_IN) if name in groups]
        assert set(keys) <= set(found.keys)


@pytest.mark.parametrize(
    ("user_keys", "command", "message"),
    [
        ({"cop": ["x"]}, "cop", "there is no command cop; did you mean copy?"),
        ({"": ["x"]}, "", "there is no command ; the commands are copy, copy-as, copy-words, "),
        ({"quit": []}, "quit", "quit needs a key; give it one"),
        ({"copy": ["n"]}, "copy", "the key n of copy is also that of next-match; give one of them another key"),
        ({"search": [":"]}, "search", "the key : of search is also that of go-to; give one of them another key"),
        ({"copy": ["x"], "fold": ["x"]}, "fold", "the key x of fold is also that of copy; give one of them"),
        ({"down": ["d"]}, "down", "the key d of down is also that of take-out (clippings screen); give one of them"),
        (
            {"clippings": ["d"]},
            "clippings",
            "the key d of clippings is also that of take-out (clippings screen); give",
        ),
        ({"take-out": ["q"]}, "take-out", "the key q of take-out is also that of close (clippings screen); give"),
        ({"quit": ["Y"], "copy-list": []}, "quit", "the key Y of quit is also that of copy-all (clippings screen)"),
        ({"copy": ["ctrl+c"]}, "copy", "ctrl+c cannot be bound: it shows how to quit"),
        ({"copy": ["y", "nonsense"]}, "copy", "there is no key “nonsense”"),
    ],
)
def test_what_cannot_be(user_keys: Mapping[str, Sequence[str]], command: str, message: str) -> None:
    with pytest.raises(InvalidKeys) as error:
        build_keymap(user_keys)
    assert error.value.command == command
    assert str(error.value).startswith(message)


def test_the_key_of_every_command_can_be_named_in_a_message() -> None:
    without: dict[str, list[str]] = {
        name: [] for name in commands(BUILT_IN.main) if name not in ("help", "palette", "quit")
    }
    for keymap in (BUILT_IN, build_keymap(without)):
        for groups in (keymap.main, keymap.clippings):
            assert all(keymap.key_for_message(name) for name in commands(groups))


@pytest.mark.parametrize(
    ("user_keys", "command"),
    [
        ({"search": ["i"]}, "glance"),
        ({"down": ["s"]}, "filter"),
        ({"quit": ["0"]}, "close"),
        ({"help": ["s"]}, "filter"),
    ],
)
def test_keys_of_the_list_of_statements_give_way_too(user_keys: Mapping[str, Sequence[str]], command: str) -> None:
    keymap = build_keymap(user_keys)
    (key,) = (key for keys in user_keys.values() for key in keys)
    assert key not in commands(keymap.statements)[command].keys
