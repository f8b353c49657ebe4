"""The files that a pack is made of."""

from __future__ import annotations

from onrecord.record import Kind

MAX_BYTES = 32 * 1024 * 1024
"""Of one file."""

SOURCE = "source.txt"
REQUIRED = ("pack.toml", "statement.toml")
RECORD_FILES = {kind: f"{kind.plural}.toml" for kind in Kind}
FILES = (SOURCE, *REQUIRED, *RECORD_FILES.values())
