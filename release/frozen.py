"""The frozen folder: onrecord with its own Python, for the system that it is built on (PyInstaller's onedir)."""

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

from release import ReleaseError
from release.licenses import Libraries
from release.reproducible import BYTECODE_SUFFIX, SOURCE_DATE_EPOCH, run_tool

EXCLUDED_MODULES = (
    *("ssl", "_ssl", "_hashlib"),  # the program uses no network; hashlib has its own implementations
    "readline",  # under another license, and the program has no prompt
    *("tkinter", "idlelib", "lib2to3", "ensurepip", "venv", "pydoc_data", "test", "unittest", "doctest", "pdb"),
)

_SPEC = pathlib.Path(__file__).with_name("frozen.spec")
_START = pathlib.Path(__file__).with_name("start.py")
_SKIP_IT = "leave the folder out: make dist ARGS='--without folder'"


def platform_name() -> str:
    """Return the system and machine as file names have them, such as linux-x86_64."""
    names = {"darwin": "macos", "win32": "windows"}
    return f"{names.get(sys.platform, sys.platform)}-{platform.machine().lower()}"


def require_pyinstaller() -> None:
    """Check that PyInstaller can work here.

    Raises:
        ReleaseError: when PyInstaller, objdump or Python's shared library is missing.
    """
    if importlib.util.find_spec("PyInstaller") is None:
        raise ReleaseError("PyInstaller is not installed; make dist installs it from requirements-dev.txt")
    if sys.platform != "linux":
        return
    if shutil.which("objdump") is None:
        raise ReleaseError(f"PyInstaller needs objdump to build the folder; install binutils, or {_SKIP_IT}")
    library = sysconfig.get_config_var("INSTSONAME")
    try:
        ctypes.CDLL(library)
    except OSError:
        raise ReleaseError(
            f"the folder needs {library}, and this Python came without it; install it (Debian: libpython"
            f"{platform.python_version().rpartition('.')[0]}), or {_SKIP_IT}"
        ) from None


def freeze(
    name: str, site_packages: pathlib.Path, scratch: pathlib.Path, timestamp: int
) -> tuple[pathlib.Path, Libraries]:
    """Build the frozen folder in `scratch`; return it and the shared libraries in it.

    Every module of every wheel goes in, since Textual and Pygments load modules by name.
    """
    input_file = scratch / "input.json"
    libraries_file = scratch / "libraries.json"
    input_file.write_text(json.dumps(pyinstaller_input(name, site_packages)), encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(scratch / "frozen"), "--workpath", str(scratch / "work"), str(_SPEC)]
    command += ["--", str(input_file), str(libraries_file)]
    env = {
        SOURCE_DATE_EPOCH: str(timestamp),
        "PYTHONHASHSEED": "1",
        "PYTHONPATH": str(site_packages),  # bundle the pinned packages, whatever is installed here
        "PYINSTALLER_CONFIG_DIR": str(scratch),
    }
    run_tool("building the folder with PyInstaller", command, env, scratch)
    libraries = [(library, path) for library, path in json.loads(libraries_file.read_text(encoding="utf-8"))]
    return scratch / "frozen" / name, libraries


def required_system(folder: pathlib.Path) -> str:
    """Return the systems on which the frozen folder runs: on Linux those with the glibc that its libraries need."""
    if sys.platform != "linux":
        return platform_name()
    files = [path for path in folder.rglob("*") if path.is_file() and path.read_bytes()[:4] == b"\x7fELF"]
    result = subprocess.run(["objdump", "-T", *map(str, files)], capture_output=True, text=True, check=True)
    versions = {tuple(map(int, match.split("."))) for match in re.findall(r"\(GLIBC_(\d+(?:\.\d+)+)\)", result.stdout)}
    if not versions:
        raise ReleaseError(f"objdump found no GLIBC version in {folder}, so the systems it runs on are unknown")
    return f"Linux on {platform.machine()} with glibc {'.'.join(map(str, max(versions)))} or later (ldd --version)"


def pyinstaller_input(name: str, site_packages: pathlib.Path) -> Mapping[str, object]:
    """Return the input of frozen.spec: the modules and files to bundle, and the modules to exclude."""
    files = sorted(path for path in site_packages.rglob("*") if path.is_file() and path.suffix != BYTECODE_SUFFIX)
    modules = [_module_name(path.relative_to(site_packages)) for path in files if path.suffix == ".py"]
    top_level = {module.partition(".")[0] for module in modules}
    return {
        "name": name,
        "start": str(_START),
        "site_packages": str(site_packages),
        "modules": modules,
        "files": [(str(path), str(path.relative_to(site_packages).parent)) for path in files if path.suffix != ".py"],
        "excluded": sorted({*EXCLUDED_MODULES, *metadata.packages_distributions()} - top_level),
        "strip": sys.platform == "linux",
    }


def _module_name(path: pathlib.PurePath) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
