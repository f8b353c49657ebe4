"""Characters that no pack may hold, because a terminal, an editor or a reader could be misled by them."""

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


def forbidden(text: str) -> tuple[int, str] | None:
    """The offset of the first forbidden character and its description, or None."""
    if not (found := _FORBIDDEN.search(text)):
        return None
    char = found[0]
    name = unicodedata.name(char, "a control or private-use character")
    return found.start(), f"U+{ord(char):04X} ({name})"


def is_nfc(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)
