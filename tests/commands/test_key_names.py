"""Keys as people write them, and as they are displayed."""

from __future__ import annotations

import string

import pytest

from onrecord.commands.key_names import (
    FIXED_KEYS,
    RESERVED_KEYS,
    InvalidKey,
    display_key,
    parse_key,
)

CHARACTERS = [*string.ascii_letters, *string.digits, *string.punctuation, *"öÉßяあ漢§€«"]


def test_a_character_is_its_own_name() -> None:
    assert [parse_key(character) for character in CHARACTERS] == CHARACTERS
    assert [display_key(character) for character in CHARACTERS] == CHARACTERS


@pytest.mark.parametrize(
    ("key", "name"), [("Space", "space"), ("CTRL+L", "ctrl+l"), ("F12", "f12"), ("Insert", "insert")]
)
def test_longer_names_in_any_case(key: str, name: str) -> None:
    assert parse_key(key) == name


@pytest.mark.parametrize(("key", "read"), [("space", "Space"), ("F5", "F5"), ("Ctrl+L", "ctrl+l"), ("delete", "Del")])
def test_how_they_read(key: str, read: str) -> None:
    assert display_key(key) == read


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("", "there is no key “”; write one character, or space, delete, insert, f2 to f12, or ctrl+ and a letter"),
        (" ", "there is no key “ ”"),
        ("\t", "there is no key"),
        ("ctrl+1", "there is no key “ctrl+1”"),
        ("alt+x", "there is no key “alt+x”"),
        ("f13", "there is no key “f13”"),
        ("slash", "there is no key “slash”"),
        *((key, f"{key} cannot be bound: {why}; choose another") for key, why in RESERVED_KEYS.items()),
        *((key.upper(), f"{key} cannot be changed; choose another") for key in FIXED_KEYS),
    ],
)
def test_what_cannot_be_bound(key: str, why: str) -> None:
    with pytest.raises(InvalidKey) as error:
        parse_key(key)
    assert str(error.value).startswith(why)
