"""Textual's names of keys: it calls `/` `slash`, and names that are no character the same as the configuration does."""

from __future__ import annotations

import unicodedata

# Unicode names that Textual shortens
_SHORT_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def to_textual_key(key: str) -> str:
    """Return Textual's name of a key of a command: `slash` for `/`."""
    if len(key) > 1 or key.isalnum():
        return key
    name = unicodedata.name(key, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT_NAMES.get(name, name) or key
