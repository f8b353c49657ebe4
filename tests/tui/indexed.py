"""An archive that is opened by its index, however small it is."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.library import Library, open_library
from onrecord.packs import find_packs, survey
from tests.support.pack_writer import write_archive
from tests.support.synthetic_archive import packs


def indexed_archive(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch, sentences: int) -> Library:
    """Write an archive of so many sentences below the folder, and open it by an index in the folder's cache."""
    monkeypatch.setenv("ONRECORD_DATA", str(folder / "data"))
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
    write_archive(packs(sentences), folder / "archive")
    archive = open_library(find_packs([str(folder / "archive")]), folder / "cache")
    assert archive.file
    return archive
