"""License texts of the bundled packages and, in the frozen folder, of Python, PyInstaller and shared libraries."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from importlib import metadata

from release import ReleaseError
from release.wheel import Wheel

LICENSE_FOLDER = "licenses"

# The shared libraries in the frozen folder: the name of each there, and the path that it was copied from.
Libraries = list[tuple[str, str]]

_LICENSE_NAMES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")  # codespell:ignore licence


def package_licenses(wheels: Iterable[Wheel]) -> dict[str, bytes]:
    """Return the license texts of all wheels, by the path that they get in a release.

    Raises:
        ReleaseError: when a wheel has none.
    """
    texts: dict[str, bytes] = {}
    for wheel in wheels:
        folder = f"{LICENSE_FOLDER}/{wheel.name}-{wheel.version}"
        licenses = {f"{folder}/{_short(path)}": wheel.members[path] for path in _license_paths(wheel)}
        if not licenses:
            raise ReleaseError(
                f"{wheel.file.name} contains no license and must not be passed on without one; ask its authors"
            )
        texts |= licenses
    return texts


def _license_paths(wheel: Wheel) -> list[str]:
    names = ((path, pathlib.PurePosixPath(path).name.upper()) for path in wheel.members)
    return [path for path, name in names if name.startswith(_LICENSE_NAMES) and not name.endswith(".PY")]


def _short(path: str) -> str:
    """Drop the folders in which wheels keep licenses: long paths cannot be unpacked everywhere."""
    return "/".join(part for part in path.split("/") if not part.endswith(".dist-info") and part != "licenses")


def frozen_licenses(libraries: Libraries) -> dict[str, bytes]:
    """Return the license texts of Python, PyInstaller and the shared libraries, by path in the frozen folder.

    A library without a known license is listed in other-libraries.txt.

    Raises:
        ReleaseError: when Python's or PyInstaller's license cannot be found.
    """
    texts = {
        f"{LICENSE_FOLDER}/python/LICENSE.txt": _python_license(),
        f"{LICENSE_FOLDER}/pyinstaller/COPYING.txt": _pyinstaller_license(),
    }
    unknown = []
    for name, path in foreign_libraries(libraries):
        if copyright_file := _debian_copyright(path):
            texts[f"{LICENSE_FOLDER}/{name}/copyright"] = copyright_file.read_bytes()
        else:
            unknown.append(f"{name}: came with the Python or the system that this was built on; see Python's license\n")
    if unknown:
        texts[f"{LICENSE_FOLDER}/other-libraries.txt"] = "".join(unknown).encode()
    return texts


def foreign_libraries(libraries: Libraries) -> Iterable[tuple[str, str]]:
    """Yield the libraries that do not belong to Python itself."""
    home = pathlib.Path(sys.base_prefix).resolve()
    for name, path in libraries:
        of_python = name.startswith(("python3", "lib-dynload")) or "libpython" in name
        if not of_python and not pathlib.Path(path).resolve().is_relative_to(home):
            yield name, path


def debian_package(path: str) -> tuple[str, str]:
    """Return the name and version of the Debian package that owns a file; empty where dpkg knows none."""
    real_path = os.path.realpath(path)
    for candidate in (real_path, real_path.removeprefix("/usr")):  # /lib may be a link to /usr/lib
        if output := _query("dpkg-query", "--search", candidate):
            package = output.partition(": ")[0].partition(",")[0]
            return package, _query("dpkg-query", "--show", "--showformat=${Version}", package)
    return "", ""


def _debian_copyright(path: str) -> pathlib.Path | None:
    package, _ = debian_package(path)
    file = pathlib.Path("/usr/share/doc", package.partition(":")[0], "copyright")
    return file if file.is_file() else None


def _query(*command: str) -> str:
    """Return the output of a program; empty where it is not installed."""
    if shutil.which(command[0]) is None:
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _python_license() -> bytes:
    version = "python{}.{}".format(*sys.version_info)
    folders: Mapping[str, str] = {
        "LICENSE.txt": sysconfig.get_path("stdlib"),
        "LICENSE": sys.base_prefix,
        "copyright": f"/usr/share/doc/{version}",
    }
    candidates = [pathlib.Path(folder, name) for name, folder in folders.items()]
    candidates.append(pathlib.Path(sys.base_prefix, "LICENSE.txt"))
    for file in candidates:
        if file.is_file():
            return file.read_bytes()
    raise ReleaseError(
        f"Python's own license is in none of {', '.join(map(str, candidates))}; the frozen folder needs it"
    )


def _pyinstaller_license() -> bytes:
    for file in metadata.files("pyinstaller") or []:
        if file.name.startswith("COPYING"):
            return file.read_binary()
    raise ReleaseError("PyInstaller came without its license, which the frozen folder needs; reinstall it")
