"""What is said to whoever installs: INSTALL.txt and the scripts beside it, with the version filled in."""

from __future__ import annotations

import pathlib
import sys

_FOLDER = pathlib.Path(__file__).with_name("texts")

INSTALL = "INSTALL.txt"
SCRIPTS = ("install.ps1", "install.sh")


def install_text(version: str) -> bytes:
    python = "{}.{}".format(*sys.version_info)
    text = (_FOLDER / INSTALL).read_text(encoding="utf-8")
    return text.replace("@VERSION@", version).replace("@PYTHON@", python).encode()


def script(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()
