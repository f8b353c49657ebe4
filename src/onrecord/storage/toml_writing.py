"""Write TOML."""

from collections.abc import Mapping
from typing import Any

from onrecord.text.toml_flat import dump_flat


def dump_toml(document: Mapping[str, Any]) -> bytes:
    """Return the document as TOML in UTF-8."""
    text = dump_flat(document)
    if text is None:
        import tomli_w  # needed only when something is written; commands that only read run without it

        text = tomli_w.dumps(document)
    return text.encode()
