"""Names of the files that make up a pack, and the maximum size of one."""

from __future__ import annotations

from onrecord.model import Kind

MAX_FILE_BYTES = 32 * 1024 * 1024

SOURCE_FILE = "source.txt"
REQUIRED_FILES = ("pack.toml", "statement.toml")
RECORD_FILES = {kind: f"{kind.plural}.toml" for kind in Kind}
FURNITURE_FILE = "furniture.toml"
# Reserved for records that the program suggests and nobody has accepted yet; not read so far.
PROPOSALS_FILE = "proposals.toml"
PACK_FILES = (SOURCE_FILE, *REQUIRED_FILES, *RECORD_FILES.values(), FURNITURE_FILE)
