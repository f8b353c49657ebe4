"""Python and the shared libraries in the folder that brings its own: what they are, and their licences."""

from __future__ import annotations

import os
import pathlib
import platform
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from importlib import metadata

from release.bill import Part
from release.licences import FOLDER
from release.refused import Refused
from release.wheel import sha256

Libraries = list[tuple[str, str]]
"""The name of each in the folder, and the file that it was taken from."""


def parts(libraries: Libraries) -> list[Part]:
    """For the bill of materials; Python's own modules are Python."""
    python = Part("python", platform.python_version(), "Python Software Foundation License")
    loader = Part("pyinstaller-bootloader", metadata.version("pyinstaller"), "GPL-2.0-or-later, with its exception")
    return [python, loader, *(_part(name, place) for name, place in _foreign(libraries))]


def texts(libraries: Libraries) -> dict[str, bytes]:
    """Licence texts by path. Refused where Python's own is not to be found; a library's may be, and that is said."""
    found = {f"{FOLDER}/python/LICENSE.txt": _of_python(), f"{FOLDER}/pyinstaller/COPYING.txt": _of_pyinstaller()}
    unknown = []
    for name, place in _foreign(libraries):
        if copyright_file := _of_debian(place):
            found[f"{FOLDER}/{name}/copyright"] = copyright_file.read_bytes()
        else:
            unknown.append(f"{name}: came with the Python or the system that this was built on; see Python's licence\n")
    if unknown:
        found[f"{FOLDER}/other-libraries.txt"] = "".join(unknown).encode()
    return found


def _foreign(libraries: Libraries) -> Iterable[tuple[str, str]]:
    """Those that are not of Python's own making."""
    home = pathlib.Path(sys.base_prefix).resolve()
    for name, place in libraries:
        library = not name.startswith(("python3", "lib-dynload")) and "libpython" not in name
        if library and not pathlib.Path(place).resolve().is_relative_to(home):
            yield name, place


def _part(name: str, place: str) -> Part:
    package = _package(place)
    version = _said("dpkg-query", "--show", "--showformat=${Version}", package) if package else ""
    return Part(
        name, version, f"see {FOLDER}/{name}" if package else "see the licence texts", sha256(pathlib.Path(place))
    )


def _of_debian(place: str) -> pathlib.Path | None:
    file = pathlib.Path("/usr/share/doc", _package(place).partition(":")[0], "copyright")
    return file if file.is_file() else None


def _package(place: str) -> str:
    """Debian's name for what owns the file; empty where nobody says. The same folder may go by two names there."""
    real = os.path.realpath(place)
    for path in (real, real.removeprefix("/usr")):
        if said := _said("dpkg-query", "--search", path):
            return said.partition(": ")[0].partition(",")[0]
    return ""


def _said(*command: str) -> str:
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _of_python() -> bytes:
    version = "python{}.{}".format(*sys.version_info)
    places: Mapping[str, str] = {
        "LICENSE.txt": sysconfig.get_path("stdlib"),
        "LICENSE": sys.base_prefix,
        "copyright": f"/usr/share/doc/{version}",
    }
    candidates = [pathlib.Path(folder, name) for name, folder in places.items()]
    candidates.append(pathlib.Path(sys.base_prefix, "LICENSE.txt"))
    for file in candidates:
        if file.is_file():
            return file.read_bytes()
    raise Refused(f"Python's own licence was found in none of {', '.join(map(str, candidates))}; the folder needs it")


def _of_pyinstaller() -> bytes:
    for file in metadata.files("pyinstaller") or []:
        if file.name.startswith("COPYING"):
            return file.read_binary()
    raise Refused("PyInstaller came without its licence, which the folder needs; install it anew")
