"""Web addresses in short: the domain, and the last part of the path in words."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://(?:www\.)?([^/?#]+)([^?#]*)")
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?)$")


def short_address(address: str) -> tuple[str, str]:
    """Return the domain of a web address, and the last part of its path with blanks for hyphens; no title is invented.

    What is no web address is returned whole.
    """
    match = _ADDRESS.match(address)
    if not match:
        return address, ""
    parts = [part for part in match[2].split("/") if part]
    return match[1], _EXTENSION.sub("", parts[-1]).replace("-", " ").replace("_", " ") if parts else ""
