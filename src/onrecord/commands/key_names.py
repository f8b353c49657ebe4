"""Names of keys: as the configuration and the code write them, and as they are displayed."""

from __future__ import annotations

import re

# Keys that the configuration cannot change, so that nobody is locked out; with their displayed names.
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
# The keys with a name, not a character, that the configuration may bind; with their displayed names.
NAMED_KEYS = {
    "space": "Space",
    "delete": "Del",
    "insert": "Ins",
    **{f"f{number}": f"F{number}" for number in range(2, 13)},
}
# Keys that cannot be bound, and why.
RESERVED_KEYS = {
    "ctrl+c": "it shows how to quit",
    "ctrl+q": "it always quits",
    "ctrl+z": "the terminal stops programs with it",
    "ctrl+h": "terminals send it for Backspace",
    "ctrl+i": "terminals send it for Tab",
    "ctrl+j": "terminals send it for Enter",
    "ctrl+m": "terminals send it for Enter",
}
KEY_SYNTAX = "one character, or space, delete, insert, f2 to f12, or ctrl+ and a letter"


class InvalidKey(ValueError):
    """A key that cannot be bound; the message says why, and which keys can be."""


def parse_key(key: str) -> str:
    """Return a key that the configuration names, in lower case unless it is one character: `ctrl+l` for `CTRL+L`.

    Raises:
        InvalidKey: there is no such key, or it cannot be bound.
    """
    if len(key) == 1 and key.isprintable() and key != " ":
        return key
    name = key.lower()
    if name in RESERVED_KEYS:
        raise InvalidKey(f"{name} cannot be bound: {RESERVED_KEYS[name]}; choose another")
    if name in FIXED_KEYS:
        raise InvalidKey(f"{name} cannot be changed; choose another")
    if name in NAMED_KEYS or re.fullmatch(r"ctrl\+[a-z]", name):
        return name
    raise InvalidKey(f"there is no key “{key}”; write {KEY_SYNTAX}")


def display_key(key: str) -> str:
    """Return how a key that can be bound is displayed: `Space` for `space`."""
    return key if len(key) == 1 else NAMED_KEYS.get(key.lower(), key.lower())
