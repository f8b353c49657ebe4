"""Other programs to compare with, each in a virtual environment of its own, created on first use."""

from __future__ import annotations

import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).parent.parent / ".venv-peers"
PINNED = {
    "tantivy": ("tantivy==0.27.0",),
    "frogmouth": ("frogmouth==0.9.2",),
    "toolong": ("toolong==1.5.0",),
    "posting": ("posting==2.10.0", "tree-sitter==0.25.2"),  # with 0.26.1 it exits before it paints anything
}


def program(peer: str, name: str) -> str | None:
    """Return the path of a program of the peer; print a notice and return None if it cannot be installed."""
    path = FOLDER / peer / "bin" / name
    if not path.exists() and not _install(peer):
        return None
    return str(path)


def _install(peer: str) -> bool:
    folder = FOLDER / peer
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    command = [
        str(folder / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        *PINNED[peer],
    ]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    if result.returncode:
        print(f"{PINNED[peer][0]} cannot be installed here, and is left out of the table", file=sys.stderr)
    return result.returncode == 0
