"""A backup in words: how many briefs with how many versions, whether notes, configuration and state."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.model.parties import join_names
from onrecord.settings.backup_places import CONFIG, KINDS, NOTES, STATE, VERSIONS

_SINGLE = {
    NOTES: "your notes",
    CONFIG: "the configuration",
    KINDS: "your kinds of documents",
    STATE: "the state of the browser",
}


def summarize(names: Collection[str]) -> str:
    """Return what files with these names in a backup are: `2 briefs, 5 versions and your notes`."""
    briefs = sum(name.startswith("briefs/") and VERSIONS not in name for name in names)
    versions = sum(f"{VERSIONS}/" in name for name in names)
    parts = [_count(briefs, "brief")] if briefs else []
    if versions:
        parts.append(_count(versions, "version"))
    parts += [words for name, words in _SINGLE.items() if name in names]
    return join_names(parts) if parts else "nothing"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
