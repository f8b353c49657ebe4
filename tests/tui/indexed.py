"""An archive that is opened by its index, however small it is."""

from __future__ import annotations

import pathlib

import pytest
from benchmarks.archive import packs
from benchmarks.written import write_archive

from onrecord.archive import Archive, open_archive
from onrecord.packs import named, survey


def indexed_archive(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch, sentences: int) -> Archive:
    """Write an archive of so many sentences below the folder, and open it by an index in the folder's cache."""
    monkeypatch.setenv("ONRECORD_DATA", str(folder / "data"))
    monkeypatch.setattr(survey, "IN_MEMORY", 0)
    write_archive(packs(sentences), folder / "archive")
    archive = open_archive(named([str(folder / "archive")]), folder / "cache")
    assert archive.file
    return archive
