"""A folder that brings its own Python, for the system that it is built on: PyInstaller's onedir."""

from __future__ import annotations

import ctypes
import importlib.util
import json
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from importlib import metadata

from release.moment import TOLD
from release.precompiled import SUFFIX
from release.refused import Refused
from release.running import run

_SPEC = pathlib.Path(__file__).with_name("folder.spec")
_START = pathlib.Path(__file__).with_name("start.py")

LEFT_OUT = (
    *("ssl", "_ssl", "_hashlib"),  # nothing here speaks to a network; hashlib has its own
    "readline",  # under another licence, and nobody types into a prompt of ours
    *("tkinter", "idlelib", "lib2to3", "ensurepip", "venv", "pydoc_data", "test", "unittest", "doctest", "pdb"),
)


_LEAVE_IT_OUT = "leave the folder out: make dist ARGS='--without folder'"


def system() -> str:
    """As it stands in the name of what is made, such as linux-x86_64."""
    names = {"darwin": "macos", "win32": "windows"}
    return f"{names.get(sys.platform, sys.platform)}-{platform.machine().lower()}"


def require_means() -> None:
    """Refused where PyInstaller cannot work here."""
    if importlib.util.find_spec("PyInstaller") is None:
        raise Refused("PyInstaller is not installed; make dist installs it from requirements-dev.txt")
    if sys.platform != "linux":
        return
    if shutil.which("objdump") is None:
        raise Refused(f"PyInstaller needs objdump to build the folder; install binutils, or {_LEAVE_IT_OUT}")
    library = sysconfig.get_config_var("INSTSONAME")
    try:
        ctypes.CDLL(library)
    except OSError:
        raise Refused(
            f"the folder brings {library}, and this Python came without; install it (Debian: libpython"
            f"{platform.python_version().rpartition('.')[0]}), or {_LEAVE_IT_OUT}"
        ) from None


def build_folder(
    name: str, unpacked: pathlib.Path, scratch: pathlib.Path, moment: int
) -> tuple[pathlib.Path, list[tuple[str, str]]]:
    """The folder, made in scratch, and the shared libraries in it: the name of each and the file that it is from.

    Every module of every wheel goes in, since Textual and Pygments load theirs by name when they are wanted.
    """
    given = scratch / "given.json"
    taken = scratch / "taken.json"
    given.write_text(json.dumps(content(name, unpacked)), encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(scratch / "made"), "--workpath", str(scratch / "work"), str(_SPEC)]
    command += ["--", str(given), str(taken)]
    # PYTHONPATH: what is packed is what requirements.txt pins, whatever is installed here.
    env = {
        TOLD: str(moment),
        "PYTHONHASHSEED": "1",
        "PYTHONPATH": str(unpacked),
        "PYINSTALLER_CONFIG_DIR": str(scratch),
    }
    run("building the folder with PyInstaller", command, env, scratch)
    libraries = [(each, place) for each, place in json.loads(taken.read_text(encoding="utf-8"))]
    return scratch / "made" / name, libraries


def runs_on(built: pathlib.Path) -> str:
    """Return the systems on which the folder runs: on Linux those with the glibc that its libraries need."""
    if sys.platform != "linux":
        return system()
    files = [path for path in built.rglob("*") if path.is_file() and path.read_bytes()[:4] == b"\x7fELF"]
    done = subprocess.run(["objdump", "-T", *map(str, files)], capture_output=True, text=True, check=True)
    versions = {tuple(map(int, match.split("."))) for match in re.findall(r"\(GLIBC_(\d+(?:\.\d+)+)\)", done.stdout)}
    if not versions:
        raise Refused(f"objdump named no GLIBC version in {built}; what the folder needs cannot be said")
    return f"Linux on {platform.machine()} with glibc {'.'.join(map(str, max(versions)))} or later (ldd --version)"


def content(name: str, unpacked: pathlib.Path) -> Mapping[str, object]:
    files = sorted(path for path in unpacked.rglob("*") if path.is_file() and path.suffix != SUFFIX)
    modules = [_module(path.relative_to(unpacked)) for path in files if path.suffix == ".py"]
    packed = {each.partition(".")[0] for each in modules}
    return {
        "name": name,
        "start": str(_START),
        "unpacked": str(unpacked),
        "modules": modules,
        "files": [(str(path), str(path.relative_to(unpacked).parent)) for path in files if path.suffix != ".py"],
        "excluded": sorted({*LEFT_OUT, *metadata.packages_distributions()} - packed),
        "strip": sys.platform == "linux",
    }


def _module(path: pathlib.PurePath) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
