"""From what `make dist` made to programs that run, each set up as INSTALL.txt says, without a network."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence

ONE_FILE, OFFLINE, FOLDER = "one file", "offline zip", "folder"
NAMES = (ONE_FILE, OFFLINE, FOLDER)


def programs(dist: pathlib.Path, scratch: pathlib.Path) -> dict[str, list[str]]:
    """By name, the words that start each; all lie in scratch, and nothing of this checkout is among them."""
    return {ONE_FILE: _one_file(dist, scratch), OFFLINE: _offline(dist, scratch), FOLDER: _folder(dist, scratch)}


def without_network(command: Sequence[str]) -> list[str]:
    """The command where it has no network at all, if this system can do that."""
    closed = ["unshare", "--net", "--map-root-user"]
    if shutil.which("unshare") and subprocess.run([*closed, "true"], capture_output=True, check=False).returncode == 0:
        return [*closed, *command]
    return list(command)


def unpacked_offline(dist: pathlib.Path, into: pathlib.Path) -> pathlib.Path:
    """The folder that the offline zip makes."""
    [packed] = dist.glob("onrecord-offline-*.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(into)
    return into / packed.stem


def base_python() -> str:
    """The Python that this environment was made from, which has none of its packages."""
    return str(getattr(sys, "_base_executable", sys.executable))


def _one_file(dist: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    into = scratch / "one file"
    into.mkdir()
    return [base_python(), "-I", str(shutil.copy(dist / "onrecord.pyz", into))]


def _offline(dist: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    unpacked = unpacked_offline(dist, scratch)
    into = scratch / "place"
    subprocess.run(without_network(["sh", str(unpacked / "install.sh"), str(into)]), check=True, capture_output=True)
    shutil.rmtree(unpacked)
    return [str(into / "bin" / "onrecord")]


def _folder(dist: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    [packed] = (each for each in dist.glob("onrecord-[0-9]*-*-*.tar.gz"))
    with tarfile.open(packed) as archive:
        archive.extractall(scratch, filter="data")
    return [str(scratch / packed.name.removesuffix(".tar.gz") / "onrecord")]
