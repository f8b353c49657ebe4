"""Set up the programs that `make dist` built, as INSTALL.txt says, without a network."""

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
    """Return the command line of each program by name; all are in scratch, outside this checkout."""
    return {ONE_FILE: _one_file(dist, scratch), OFFLINE: _offline(dist, scratch), FOLDER: _folder(dist, scratch)}


def without_network(command: Sequence[str]) -> list[str]:
    """Return the command, run without any network if this system can do that."""
    closed = ["unshare", "--net", "--map-root-user"]
    if shutil.which("unshare") and subprocess.run([*closed, "true"], capture_output=True, check=False).returncode == 0:
        return [*closed, *command]
    return list(command)


def unpacked_offline(dist: pathlib.Path, into: pathlib.Path) -> pathlib.Path:
    """Unpack the offline zip and return its folder."""
    [packed] = dist.glob("onrecord-offline-*.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(into)
    return into / packed.stem


def base_python() -> str:
    """Return the Python that this environment is based on, without its packages."""
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
