"""Keys as people write and read them, and as Textual names them: `/` is `slash`, `PgDn` is `pagedown`."""

from __future__ import annotations

import re
import string
import unicodedata

FIXED_KEYS = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Backspace",
    "f1": "F1",
}
"""Keys that always do what they do, so that no configuration locks anybody out, and what people read of them."""
NAMED_KEYS = {
    "space": "Space",
    "delete": "Del",
    "insert": "Ins",
    **{f"f{number}": f"F{number}" for number in range(2, 13)},
}
RESERVED_KEYS = {
    "ctrl+c": "it says how one leaves",
    "ctrl+q": "it always quits",
    "ctrl+z": "the terminal stops programs with it",
    "ctrl+h": "terminals send it for Backspace",
    "ctrl+i": "terminals send it for Tab",
    "ctrl+j": "terminals send it for Enter",
    "ctrl+m": "terminals send it for Enter",
}
KEY_SYNTAX = "one character, or space, delete, insert, f2 to f12, or ctrl+ and a letter"
_SHORT = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual's name is not Unicode's."""


class InvalidKey(ValueError):
    """The key cannot be had; the message says why and what can."""


def to_textual_key(written: str) -> str:
    """Textual's name of a key that somebody wrote: `slash` for `/`. InvalidKey where it cannot be bound."""
    if len(written) == 1 and written.isprintable() and written != " ":
        return _of_character(written)
    key = written.lower()
    if key in RESERVED_KEYS:
        raise InvalidKey(f"{key} cannot be bound, {RESERVED_KEYS[key]}; choose another")
    if key in FIXED_KEYS:
        raise InvalidKey(f"{key} always does what it does; choose another")
    if key in NAMED_KEYS or re.fullmatch(r"ctrl\+[a-z]", key):
        return key
    raise InvalidKey(f"there is no key “{written}”; a key is {KEY_SYNTAX}")


def display_key(written: str) -> str:
    """What people read of a key that can be bound."""
    return written if len(written) == 1 else NAMED_KEYS.get(written.lower(), written.lower())


def from_textual_key(key: str) -> str:
    """How people write a key that Textual names, as `named` takes it: `/` for `slash`."""
    return next((character for character in string.punctuation if _of_character(character) == key), key)


def _of_character(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT.get(name, name) or character
