"""`onrecord backup` and `restore`: all of it comes back, nothing is lost, and the reports are true."""

from __future__ import annotations

import os
import pathlib
import random
import sys
import zipfile

import pytest

from onrecord.storage import pack_archive
from tests.cli.running import Onrecord
from tests.tiers import trials

SEED = 20261128
KEPT = "notes.toml.before-restore"


@pytest.fixture
def folder(config: pathlib.Path) -> pathlib.Path:
    return config.parent


@pytest.fixture
def archive(onrecord: Onrecord, folder: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """A backup of two briefs, one of them with a version, notes, the configuration and the browser's state."""
    onrecord("brief", "add", "Memo für Montag", "p4.s3")
    onrecord("brief", "add", "Memo für Montag", "missions/slim")
    onrecord("brief", "add", "other", "p1")
    onrecord("note", "add", "p6", "Ask.")
    (folder / "config.toml").write_text('theme = "light"\n')
    (folder / "state.toml").write_text('recent = ["moon"]\n')
    assert onrecord("backup", str(tmp_path / "backup.zip")).code == 0
    return tmp_path / "backup.zip"


def _files(folder: pathlib.Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _elsewhere(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Go to another machine, which has nothing."""
    other = folder.parent / "other machine"
    monkeypatch.setenv("ONRECORD_DATA", str(other))
    monkeypatch.setenv("ONRECORD_CONFIG", str(other / "config.toml"))
    return other


def test_all_of_it_is_there_on_another_machine(
    onrecord: Onrecord, archive: pathlib.Path, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _files(folder)
    assert len(before) == 6
    other = _elsewhere(folder, monkeypatch)
    restored = onrecord("restore", str(archive))
    assert (restored.code, restored.out) == (0, "")
    assert "added 2 briefs, 1 version, your notes, the configuration and the state of the browser" in restored.err
    assert _files(other) == before
    assert onrecord("note", "list").out.count("Ask.") == 1
    assert os.name == "nt" or all(file.stat().st_mode & 0o077 == 0 for file in other.rglob("*"))
    again = onrecord("restore", str(archive))
    assert (again.code, again.err) == (0, "onrecord: 6 files were here already, byte for byte\n")


def test_two_backups_of_the_same_are_the_same_bytes(
    onrecord: Onrecord, archive: pathlib.Path, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = archive.read_bytes()
    _elsewhere(folder, monkeypatch)
    onrecord("restore", str(archive))
    assert onrecord("backup", str(archive)).code == 2
    assert archive.read_bytes() == before
    assert onrecord("backup", str(archive), "--force").code == 0
    assert archive.read_bytes() == before


def test_what_is_here_is_replaced_only_when_asked_and_kept_beside(
    onrecord: Onrecord, archive: pathlib.Path, folder: pathlib.Path
) -> None:
    old = _files(folder)
    onrecord("note", "add", "p7", "newer")
    (folder / "config.toml").unlink()
    newer = (folder / "notes.toml").read_bytes()
    refused = onrecord("restore", str(archive))
    assert refused.code == 1
    assert "nothing was restored: 1 file here is another one (notes.toml); --force replaces it" in refused.err
    assert not (folder / "config.toml").exists()
    for number in (1, 2):
        forced = onrecord("restore", str(archive), "--force")
        assert forced.code == 0
        assert f"what stood there is in {folder / KEPT}{'-2' if number == 2 else ''}" in forced.err
        assert (folder / f"{KEPT}{'-2' if number == 2 else ''}").read_bytes() == newer
        assert {name: raw for name, raw in _files(folder).items() if name in old} == old
        (folder / "notes.toml").write_bytes(newer)
        assert f"onrecord note import {folder / KEPT}" in forced.err
    assert onrecord("brief", "list").out.count("\n") == 2
    assert onrecord("note", "import", str(folder / KEPT)).code == 0
    assert "newer" in onrecord("note", "list").out


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("yes\n", 0), ("\n", 1), ("n\n", 1), ("", 1)])
def test_on_a_terminal_it_asks(
    onrecord: Onrecord,
    archive: pathlib.Path,
    folder: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    code: int,
) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return answer

    (folder / "state.toml").write_text('recent = ["sun"]\n')
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    asked = onrecord("restore", str(archive))
    if "[y/N]" not in asked.err:  # the capture replaced the stream
        pytest.skip("standard error cannot be made a terminal here")
    assert asked.code == code
    assert (folder / "state.toml").read_text() == ('recent = ["moon"]\n' if code == 0 else 'recent = ["sun"]\n')


def test_damaged_backups_are_refused_and_nothing_is_written(
    onrecord: Onrecord, archive: pathlib.Path, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, dice = archive.read_bytes(), random.Random(SEED)
    other = _elsewhere(folder, monkeypatch)
    damaged = archive.with_name("damaged.zip")
    for _ in range(trials(test=60, soak=1_000)):
        start = dice.randrange(len(made))
        raw = made[:start] if dice.random() < 0.5 else made[:start] + dice.randbytes(40) + made[start + 40 :]
        damaged.write_bytes(raw)
        result = onrecord("restore", str(damaged))
        if result.code == 0:  # bytes that say nothing, such as dates
            assert _files(other) == _files(folder)
            for file in sorted(other.rglob("*"), reverse=True):
                file.unlink() if file.is_file() else file.rmdir()
            continue
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        assert "damaged.zip was not restored: " in result.err
        assert not [file for file in other.rglob("*") if file.is_file()]


@pytest.mark.parametrize(
    "name", ["../escape.toml", "/tmp/escape.toml", "briefs/../../escape.toml", "cache/x.toml", "briefs/a\x1b[2J.toml"]
)
def test_a_name_that_leads_elsewhere_is_refused(
    onrecord: Onrecord, folder: pathlib.Path, tmp_path: pathlib.Path, name: str
) -> None:
    before = _files(tmp_path)
    (tmp_path / "hostile.zip").write_bytes(pack_archive({"notes.toml": b"schema = 1\n", name: b"x"}))
    result = onrecord("restore", str(tmp_path / "hostile.zip"), "--force")
    assert (result.code, "has what no backup of this version has" in result.err) == (2, True)
    assert "\x1b" not in result.err
    assert {file: raw for file, raw in _files(tmp_path).items() if file != "hostile.zip"} == before


def test_two_names_for_one_file_are_refused(onrecord: Onrecord, folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    for pair in (("briefs/Memo.toml", "briefs/memo.toml"), ("briefs/\u00e9.toml", "briefs/e\u0301.toml")):
        (tmp_path / "twice.zip").write_bytes(pack_archive(dict.fromkeys(pair, b"x")))
        result = onrecord("restore", str(tmp_path / "twice.zip"))
        assert (result.code, "twice, in other letters" in result.err) == (2, True)
    assert not (folder / "briefs").exists()


@pytest.mark.parametrize("harm", ["missing", "folder", "text", "empty"])
def test_what_is_no_backup_is_named(onrecord: Onrecord, tmp_path: pathlib.Path, harm: str) -> None:
    path = tmp_path / "x.zip"
    if harm == "folder":
        path.mkdir()
    elif harm == "text":
        path.write_text("PK no zip")
    elif harm == "empty":
        path.write_bytes(pack_archive({}))
    result = onrecord("restore", str(path))
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "x.zip" in result.err


def test_a_place_that_cannot_be_written_leaves_nothing(
    onrecord: Onrecord, archive: pathlib.Path, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = _elsewhere(folder, monkeypatch)
    other.mkdir()
    (other / "briefs").write_text("in the way")
    result = onrecord("restore", str(archive))
    assert (result.code, "nothing was restored: " in result.err) == (2, True)
    assert _files(other) == {"briefs": b"in the way"}


def test_a_backup_in_a_folder_has_the_usual_name(onrecord: Onrecord, archive: pathlib.Path) -> None:
    folder = archive.parent / "usb"
    folder.mkdir()
    assert onrecord("backup", str(folder)).code == 0
    assert (folder / "onrecord-backup.zip").read_bytes() == archive.read_bytes()
    assert os.name == "nt" or (folder / "onrecord-backup.zip").stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_read_is_named_and_the_rest_is_there(
    onrecord: Onrecord, archive: pathlib.Path, folder: pathlib.Path
) -> None:
    (folder / "briefs" / "folder.toml").mkdir()
    result = onrecord("backup", str(archive), "--force")
    assert (result.code, "left out what could not be read: " in result.err) == (1, True)
    assert "folder.toml: not a regular file" in result.err
    with zipfile.ZipFile(archive) as opened:
        assert len(opened.namelist()) == 7


def test_nothing_to_back_up(onrecord: Onrecord, folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (folder / "config.toml").unlink()
    result = onrecord("backup", str(tmp_path / "x.zip"))
    assert (result.code, "nothing to back up" in result.err) == (1, True)
    assert not (tmp_path / "x.zip").exists()


def test_a_configuration_that_does_not_fit_this_machine_is_said(
    onrecord: Onrecord, archive: pathlib.Path, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "config.toml").write_text('packs = ["/no/such/folder"]\n')
    onrecord("backup", str(archive), "--force")
    _elsewhere(folder, monkeypatch)
    result = onrecord("restore", str(archive))
    assert (result.code, "does not fit this machine" in result.err) == (0, True)
