"""Web addresses in short: the domain, and the last part of the path."""

from __future__ import annotations

import re

from onrecord.text.cell_width import cell_width, cut
from onrecord.text.signs import signs

MAX_CELLS = 36  # of the last part, so that it fits into one line almost everywhere

_ADDRESS = re.compile(r"https?://(?:www\.)?([^/?#]+)([^?#]*)")
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_BREAKS = re.compile(r"[-_.]")


def short_address(address: str) -> tuple[str, str]:
    """Return the domain of a web address, and the last part of its path; no title is invented.

    Escaped letters, such as Japanese ones, stand as themselves, and what is too long for a line is cut. What is no web
    address is returned whole.
    """
    match = _ADDRESS.match(address)
    if not match:
        return address, ""
    parts = [part for part in match[2].split("/") if part]
    return match[1], _cut(_ESCAPED.sub(_unescaped, parts[-1])) if parts else ""


def _unescaped(escapes: re.Match[str]) -> str:
    """Return the letters that are escaped; the escapes where they are no text, or no letters that can be shown."""
    try:
        text = bytes.fromhex(escapes[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return escapes[0]
    return text if text.isprintable() else escapes[0]


def _cut(part: str) -> str:
    """Return the part cut to the cells that it may have, where a word of it ends if one does not far before."""
    if cell_width(part) <= MAX_CELLS:
        return part
    fitting = cut(part, MAX_CELLS - cell_width(signs().ellipsis))
    ends = [found.start() for found in _BREAKS.finditer(part, 0, len(fitting) + 1) if found.start() * 2 > len(fitting)]
    return f"{fitting[: ends[-1]] if ends else fitting}{signs().ellipsis}"
