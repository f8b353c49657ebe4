"""Precedence of installed modules over those that happen to be in the working folder or in PYTHONPATH.

Otherwise a `textual.py` or `json.py` in the working folder, beside the program or in a folder of PYTHONPATH would be
imported in place of the real one. Such folders stay on the path, at its end; a folder that contains this program stays
where it is. This module's own imports cannot come from there, since Python itself has loaded them.
"""
# ruff: noqa: PTH100, PTH120  # pathlib might come from such a folder

import os
import sys

import onrecord


def prefer_installed_modules() -> None:
    """Move the folders that the session added to `sys.path` behind those of the installation."""
    if getattr(sys, "frozen", False):
        return
    own_folder = os.path.dirname(os.path.dirname(os.path.abspath(onrecord.__file__)))
    session_folders = _session_folders() - {own_folder}
    sys.path[:] = [folder for folder in sys.path if folder not in session_folders] + [
        folder for folder in sys.path if folder in session_folders
    ]


def remove_textual_variables() -> None:
    """Remove Textual's settings from the environment, before Textual is imported.

    They are meant for developers. One imports any module (TEXTUAL_DRIVER), others write files, press keys or end in a
    traceback, and none is of use to somebody who reads statements.
    """
    for name in tuple(os.environ):
        if name == "TEXTUAL" or name.startswith("TEXTUAL_"):
            del os.environ[name]
    delay = os.environ.get("ESCDELAY", "")  # of curses: milliseconds that an escape character waits for more of a key
    if not (delay.isascii() and delay.isdigit() and len(delay) <= len("10000")):
        os.environ.pop("ESCDELAY", None)


def _session_folders() -> set[str]:
    """Return the working folder (`python -m`), the script's folder, and those of PYTHONPATH."""
    path_folders = [] if sys.flags.ignore_environment else os.environ.get("PYTHONPATH", "").split(os.pathsep)
    script = os.path.dirname(os.path.realpath(sys.argv[0])) if sys.argv and sys.argv[0] else ""
    folders = {"", script, *path_folders}
    try:
        return folders | {os.path.abspath(folder) for folder in folders}
    except OSError:  # the working folder is gone
        return folders
