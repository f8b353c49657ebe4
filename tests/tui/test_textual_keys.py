"""Keys as Textual names them."""

from __future__ import annotations

import string

import pytest
from textual import events
from textual.keys import _character_to_key

from onrecord.commands import build_keymap
from onrecord.commands.key_names import FIXED_KEYS, NAMED_KEYS
from onrecord.tui import SessionPreferences
from onrecord.tui.textual_keys import to_textual_key
from tests.tui.conftest import Opening

CHARACTERS = [*string.ascii_letters, *string.digits, *string.punctuation, *"öÉßяあ漢§€«"]


def test_a_character_has_textuals_name() -> None:
    """The function is private to Textual: if it is gone, find what names characters there now."""
    assert {character: to_textual_key(character) for character in CHARACTERS} == {
        character: _character_to_key(character) for character in CHARACTERS
    }


def test_a_key_with_a_name_is_called_the_same() -> None:
    names = [*NAMED_KEYS, *FIXED_KEYS, "ctrl+l"]
    assert [to_textual_key(name) for name in names] == names


@pytest.mark.parametrize(("name", "key"), [("copy", "¥"), ("copy", "&"), ("search", "あ"), ("theme", "f5")])
async def test_a_key_of_the_configuration_is_the_one_that_is_pressed(opened: Opening, name: str, key: str) -> None:
    async with opened(habits=SessionPreferences(user_keymap=build_keymap({name: [key]}))) as on:
        before = on.app.theme
        pressed = events.Key(_character_to_key(key), key) if len(key) == 1 else events.Key(key, None)
        on.app.post_message(pressed)
        await on.settle()
        effects = {
            "copy": on.copy_file.exists(),
            "search": on.browse.finder.box.has_focus,
            "theme": on.app.theme != before,
        }
        assert effects == {effect: effect == name for effect in effects}
