"""Web addresses in short: the domain, and the last part of the path."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://(?:www\.)?([^/?#]+)([^?#]*)")


def short_address(address: str) -> tuple[str, str]:
    """Return the domain of a web address, and the last part of its path as it is; no title is invented.

    What is no web address is returned whole.
    """
    match = _ADDRESS.match(address)
    if not match:
        return address, ""
    parts = [part for part in match[2].split("/") if part]
    return match[1], parts[-1] if parts else ""
