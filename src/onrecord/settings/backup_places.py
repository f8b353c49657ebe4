"""The files that a backup has: their names in it, and their places in this account.

They are what a person collected, wrote and chose: briefs and their versions, notes, configuration and state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.settings.paths import briefs_folder, config_file, export_kinds_file, notes_file, state_file

VERSIONS = ".versions"
CONFIG, KINDS, STATE, NOTES = "config.toml", "export-kinds.toml", "state.toml", "notes.toml"
MAX_PART_BYTES = 200

# A part of a name: no separator of any system, nothing hidden, nothing that Windows takes for a device or drops.
_DEVICE = r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?"
_PART = rf"(?!{_DEVICE}$)\w(?:[^\x00-\x1f\x7f-\x9f<>:\"/\\|?*]*[^\x00-\x1f\x7f-\x9f<>:\"/\\|?*. ])?"
_BRIEF = re.compile(rf"briefs/({_PART})\.toml")
_VERSION = re.compile(rf"(briefs/)?\.versions/({_PART})/([0-9TZ-]+)\.toml")


def backup_files() -> Iterator[tuple[str, Path]]:
    """Yield the name in a backup and the path of each file that there is; which of them can be read is not known.

    Raises:
        OSError: a folder cannot be listed.
    """
    for name, path in ((CONFIG, config_file()), (KINDS, export_kinds_file()), (STATE, state_file())):
        yield from _if_there(name, path)
    notes, briefs = notes_file(), briefs_folder()
    yield from _if_there(NOTES, notes)
    for file in _toml_files(notes.parent / VERSIONS / notes.stem):
        yield f"{VERSIONS}/{notes.stem}/{file.name}", file
    for brief in _toml_files(briefs):
        yield f"briefs/{brief.name}", brief
        for file in _toml_files(briefs / VERSIONS / brief.stem):
            yield f"briefs/{VERSIONS}/{brief.stem}/{file.name}", file


def place_of(name: str) -> Path | None:
    """Return where the file of that name in a backup belongs in this account; None if a backup has no such file.

    The path is always one of those that `backup_files` can have, whatever the name is made of.
    """
    places = {CONFIG: config_file, KINDS: export_kinds_file, STATE: state_file, NOTES: notes_file}
    if name in places:
        return places[name]()
    if not name.isprintable() or any(len(part.encode()) > MAX_PART_BYTES for part in name.split("/")):
        return None  # lone surrogates are not printable
    if match := _BRIEF.fullmatch(name):
        return briefs_folder() / f"{match[1]}.toml"
    if match := _VERSION.fullmatch(name):
        in_briefs, stem, version = match.groups()
        if not in_briefs and stem != notes_file().stem:
            return None
        return (briefs_folder() if in_briefs else notes_file().parent) / VERSIONS / stem / f"{version}.toml"
    return None


def _if_there(name: str, path: Path) -> Iterator[tuple[str, Path]]:
    if path.exists():
        yield name, path


def _toml_files(folder: Path) -> list[Path]:
    """Return the TOML files of a folder, in the order of their names; none if there is no such folder."""
    try:
        files = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [file for file in files if file.suffix == ".toml" and not file.name.startswith(".")]
