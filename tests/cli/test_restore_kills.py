"""`onrecord restore`, killed at any moment: each file is the old or the new one, whole, and again it finishes."""

from __future__ import annotations

import os
import pathlib
import random
import subprocess
import sys
import time

import pytest

from onrecord.storage import pack_archive
from tests.cli.running import Onrecord
from tests.tiers import trials

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by signal")
SEED = 20261128
BRIEFS = 8
RESTORING = """
import sys
from onrecord.cli import backup_summary, entry, restore
print("ready", flush=True)
sys.exit(entry.run(sys.argv[1:]))
"""
NAMES = ("notes.toml", "config.toml", *(f"briefs/memo-{number}.toml" for number in range(BRIEFS)))


def content(of: str, name: str) -> bytes:
    return f'# {of} {name}\n"{of * 20_000}"\n'.encode()


def start(folder: pathlib.Path, archive: pathlib.Path) -> subprocess.Popen[bytes]:
    """Start restoring, and return once the program is imported."""
    environment = {**os.environ, "ONRECORD_DATA": str(folder), "ONRECORD_CONFIG": str(folder / "config.toml")}
    command = [sys.executable, "-c", RESTORING, "restore", str(archive), "--force"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def files(folder: pathlib.Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES if (folder / name).exists()}


def write_old(folder: pathlib.Path) -> dict[str, bytes]:
    """Write older files in the place of all but the last brief, which is to be added."""
    for name in NAMES[:-1]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content("old", name))
    return files(folder)


def test_each_file_is_whole_and_running_it_again_finishes(
    onrecord: Onrecord, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = {name: content("new", name) for name in NAMES}
    archive = tmp_path / "backup.zip"
    archive.write_bytes(pack_archive(new))
    write_old(tmp_path / "first")
    process, begun = start(tmp_path / "first", archive), time.monotonic()
    with process:
        assert process.wait() == 0
    seconds = time.monotonic() - begun
    assert files(tmp_path / "first") == new
    dice = random.Random(SEED)
    ends = set()
    for number in range(trials(test=20, soak=200)):
        folder = tmp_path / str(number)
        old = write_old(folder)
        with start(folder, archive) as process:
            time.sleep(dice.random() * seconds)
            process.kill()
        after = files(folder)
        for name in NAMES:
            assert after.get(name) in (old.get(name), new[name]), (SEED, number, name)
        ends.add(sum(after.get(name) == new[name] for name in NAMES))
        for kept in folder.rglob("*.before-restore*"):
            if not kept.name.endswith(".tmp"):
                name = kept.relative_to(folder).as_posix().partition(".before-restore")[0]
                assert kept.read_bytes() == old[name], (SEED, number, name)
        monkeypatch.setenv("ONRECORD_DATA", str(folder))
        monkeypatch.setenv("ONRECORD_CONFIG", str(folder / "config.toml"))
        assert onrecord("restore", str(archive), "--force").code == 0, (SEED, number)
        assert files(folder) == new
        for name, raw in old.items():
            kept_files = (folder / name).parent.glob(f"{(folder / name).name}.before-restore*")
            assert raw in [kept.read_bytes() for kept in kept_files], "what stood there is kept beside"
    assert len(ends) > 1, (SEED, ends, "kills before and after something was put in its place")
