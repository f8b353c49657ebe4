"""Several files at once: all of them, or none, whatever goes wrong between."""

from __future__ import annotations

import os
import pathlib
import stat

import pytest

from onrecord.storage import NotRegularFile, atomic, write_together


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


def _content(folder: pathlib.Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_all_are_there_and_private(folder: pathlib.Path) -> None:
    files = {folder / "a": b"new", folder / "sub" / "d": b"d"}
    write_together(files, {folder / "a": b"a"})
    assert _content(folder) == {"a": b"new", "b": b"b", "c": b"c", "sub/d".replace("/", os.sep): b"d"}
    assert os.name == "nt" or stat.S_IMODE((folder / "sub" / "d").stat().st_mode) == 0o600


@pytest.mark.parametrize("fails_at", range(4))
def test_a_failure_at_any_step_leaves_everything_as_it_was(
    folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    """The disk is full when the file of that number is written, or the last cannot be put in its place."""
    before = _content(folder)
    files = {folder / "a": b"1", folder / "new": b"2", folder / "c": b"3"}
    write = atomic._write_temporary
    written: list[pathlib.Path] = []

    def failing(path: pathlib.Path, raw: bytes) -> pathlib.Path:
        if len(written) == fails_at:
            raise OSError(28, "No space left on device", str(path))
        written.append(path)
        return write(path, raw)

    present = {folder / "a": b"a", folder / "c": b"c"}
    if fails_at < 3:
        monkeypatch.setattr(atomic, "_write_temporary", failing)
    else:
        present[folder / "c"] = b"what it was when it was read"
    with pytest.raises(OSError, match=r"No space|was changed by another program"):
        write_together(files, present)
    monkeypatch.undo()
    assert _content(folder) == before


def test_a_file_that_appeared_meanwhile_is_not_overwritten(folder: pathlib.Path) -> None:
    before = _content(folder)
    with pytest.raises(FileExistsError):
        write_together({folder / "x": b"1", folder / "b": b"2"}, {})
    assert _content(folder) == before


def test_a_folder_in_the_place_of_a_file(folder: pathlib.Path) -> None:
    (folder / "d").mkdir()
    with pytest.raises(NotRegularFile):
        write_together({folder / "x": b"1", folder / "d": b"2"}, {})
    assert not (folder / "x").exists()
