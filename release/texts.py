"""What is said to whoever installs: INSTALL.txt and the scripts beside it, with the version filled in."""

from __future__ import annotations

import pathlib
import sys

_FOLDER = pathlib.Path(__file__).with_name("texts")

INSTALL = "INSTALL.txt"
SCRIPTS = ("install.ps1", "install.sh")


def install_text(version: str, runs_on: str = "the system in its name") -> bytes:
    """Return INSTALL.txt; `runs_on` says on what the folder runs that brings its own Python."""
    python = "{}.{}".format(*sys.version_info)
    text = (_FOLDER / INSTALL).read_text(encoding="utf-8")
    return text.replace("@VERSION@", version).replace("@PYTHON@", python).replace("@RUNS_ON@", runs_on).encode()


def script(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()
