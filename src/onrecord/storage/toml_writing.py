"""Write TOML."""

from collections.abc import Mapping
from typing import Any


def dump_toml(document: Mapping[str, Any]) -> bytes:
    """Return the document as TOML in UTF-8."""
    import tomli_w  # needed only when something is written; commands that only read run without it

    return tomli_w.dumps(document).encode()
