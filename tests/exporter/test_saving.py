"""Files of exports: names that say their format, and nothing overwritten or left behind."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.exporter.export import EXPORT_FORMATS
from onrecord.exporter.saving import (
    ExportExists,
    ExportNotSaved,
    format_of_file,
    save_export,
    suggested_file_name,
)


@pytest.mark.parametrize("form", EXPORT_FORMATS)
def test_a_suggested_name_says_the_format(form: str) -> None:
    name = suggested_file_name("Memo für Montag: 宇宙", form)
    assert name.startswith("memo-für-montag-宇宙.")
    assert format_of_file(name, EXPORT_FORMATS) == ("json" if form == "csl-json" else form)


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.HTM", "html"), ("a.markdown", "md"), ("~/x.bib", "bibtex"), ("a.pdf", None), ("docx", None), (".docx", None)],
)
def test_the_format_of_a_name(name: str, form: str | None) -> None:
    assert format_of_file(name, EXPORT_FORMATS) == form


def test_a_format_that_is_not_offered_is_none() -> None:
    assert format_of_file("a.htm", ("docx",)) is None


def test_a_file_is_written_whole_or_not_at_all(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "a.md"
    assert save_export(str(file), b"one", overwrite=False) == file
    with pytest.raises(ExportExists, match=r"a\.md is there already"):
        save_export(str(file), b"two", overwrite=False)
    assert file.read_bytes() == b"one"
    save_export(str(file), b"two", overwrite=True)
    assert file.read_bytes() == b"two"
    with pytest.raises(ExportNotSaved, match="there is no folder"):
        save_export(str(tmp_path / "no" / "a.md"), b"x", overwrite=True)
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(ExportNotSaved, match=r"folder\.md"):
        save_export(str(tmp_path / "folder.md"), b"x", overwrite=True)


def test_a_link_that_leads_nowhere_is_not_overwritten(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(ExportExists):
        save_export(str(tmp_path / "a.md"), b"x", overwrite=False)
