"""Unsafe and invisible characters: which ones no pack may hold, and how any text is shown safely on a terminal."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(
    "["
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"  # controls, except tab and line feed
    "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"  # bidirectional marks, overrides, isolates
    "\\u2028\\u2029"  # line and paragraph separators
    "\\ud800-\\udfff"  # lone surrogates
    "\\ue000-\\uf8ff\\U000f0000-\\U0010ffff"  # private use
    "\\ufdd0-\\ufdef\\ufeff"  # noncharacters, byte order mark
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(15))  # the last two of each plane
    + "]"
)

_IGNORABLE = (
    "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f"
    "\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufff8\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a"
    "\\U000e0000-\\U000e0fff"
)
DEFAULT_IGNORABLE = f"[{_IGNORABLE}]"
"""Pattern of a character that is drawn as nothing: Unicode's Default_Ignorable_Code_Point."""
MAX_PRINTABLE_CHARS = 80


def forbidden(text: str) -> tuple[int, str] | None:
    """The offset of the first forbidden character and its description, or None."""
    if not (found := _FORBIDDEN.search(text)):
        return None
    char = found[0]
    name = unicodedata.name(char, "a control or private-use character")
    return found.start(), f"U+{ord(char):04X} ({name})"


def is_nfc(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def printable(text: str) -> str:
    """Return the text cut to 80 characters, each that a terminal might act on written as an escape."""
    return safe(text if len(text) <= MAX_PRINTABLE_CHARS else text[: MAX_PRINTABLE_CHARS - 1] + "…")


def safe(text: str) -> str:
    """Return the whole text, each character that a terminal might act on written as an escape."""
    return "".join(char if char.isprintable() else f"\\u{{{ord(char):04X}}}" for char in text)
