"""The program in a folder of its own, as on a stick, that can be taken away while it runs."""

from __future__ import annotations

import pathlib
import shutil
import sys
import sysconfig

import onrecord

NEEDED = (
    *("textual", "rich", "tomli_w", "pyperclip", "platformdirs"),
    *("markdown_it", "mdurl", "mdit_py_plugins", "pygments"),
)
START = "import sys; sys.path.insert(0, sys.argv[1]); from onrecord.cli import main; sys.exit(main(sys.argv[2:]))"


def carried_program(folder: pathlib.Path) -> list[str]:
    """Copy this program and the packages that it needs into the folder; return the words that start it from there."""
    ours = pathlib.Path(onrecord.__file__).parent
    shutil.copytree(ours, folder / "onrecord", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ours.parent.parent / "data", folder / "onrecord" / "data")
    packages = pathlib.Path(sysconfig.get_path("purelib"))
    shutil.copy(packages / "typing_extensions.py", folder)
    for name in NEEDED:
        if (packages / name).is_dir():
            shutil.copytree(packages / name, folder / name)
    return [sys.executable, "-I", "-S", "-c", START, str(folder)]
