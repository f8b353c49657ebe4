"""Notes in the cache folder on the contents of pack files that did not change since they were read."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from onrecord.packs import survey
from onrecord.packs.survey import PackFolders, PackSurvey
from onrecord.search import CONTENTS_NOTE_SUFFIX, temporary_file
from onrecord.storage import is_own, read_regular

_MAX_NOTE_BYTES = 1024


def read_contents_note(folders: PackFolders, cache: Path) -> str | None:
    """Return the fingerprint of the packs' contents noted when the files were read last; None if it is not known.

    Reading all files of many packs takes seconds; the note is valid as long as no file changes.
    """
    stamp = survey.status_fingerprint(folders)
    if stamp is None:
        return None
    try:
        raw, status = read_regular(_note_path(stamp, cache), _MAX_NOTE_BYTES)
    except OSError:
        return None
    contents, _, checksum = raw.decode("ascii", "replace").partition(" ")
    return contents if is_own(status) and checksum == _note_checksum(stamp, contents) else None


def write_contents_note(surveyed: PackSurvey, cache: Path) -> None:
    """Write a note of the contents that the survey found; if that fails, they are read again the next time."""
    stamp, contents = surveyed.status_fingerprint, surveyed.contents
    if stamp is None:
        return
    file = _note_path(stamp, cache)
    with contextlib.suppress(OSError), temporary_file(file) as temporary:
        temporary.write_text(f"{contents} {_note_checksum(stamp, contents)}", encoding="ascii")
        temporary.replace(file)


def _note_path(stamp: str, cache: Path) -> Path:
    return cache / f"{stamp[:32]}{CONTENTS_NOTE_SUFFIX}"


def _note_checksum(stamp: str, contents: str) -> str:
    """Return the checksum that proves that a note is complete and about these very files."""
    return hashlib.sha256(f"{stamp} {contents}".encode()).hexdigest()
