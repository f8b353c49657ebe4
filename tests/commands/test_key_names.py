"""Keys as people write them, and as Textual names them."""

from __future__ import annotations

import string

import pytest
from textual.keys import _character_to_key

from onrecord.commands.key_names import (
    FIXED_KEYS,
    NAMED_KEYS,
    RESERVED_KEYS,
    InvalidKey,
    display_key,
    from_textual_key,
    to_textual_key,
)

CHARACTERS = [*string.ascii_letters, *string.digits, *string.punctuation, *"öÉßяあ漢§€«"]


def test_a_character_has_textuals_name() -> None:
    """The function is private to Textual: if it is gone, find what names characters there now."""
    assert {character: to_textual_key(character) for character in CHARACTERS} == {
        character: _character_to_key(character) for character in CHARACTERS
    }
    assert [display_key(character) for character in CHARACTERS] == CHARACTERS


def test_what_is_written_is_named_again() -> None:
    keys = [*string.ascii_letters, *string.digits, *string.punctuation, *NAMED_KEYS, "ctrl+l"]
    assert [from_textual_key(to_textual_key(key)) for key in keys] == keys


@pytest.mark.parametrize(
    ("key", "name"), [("Space", "space"), ("CTRL+L", "ctrl+l"), ("F12", "f12"), ("Insert", "insert")]
)
def test_longer_names_in_any_case(key: str, name: str) -> None:
    assert to_textual_key(key) == name


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
        to_textual_key(key)
    assert str(error.value).startswith(why)
