"""Other programs, each in a virtual environment of its own, made when it is first asked for."""

from __future__ import annotations

import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).parent.parent / ".venv-peers"
PINNED = {
    "tantivy": ("tantivy==0.27.0",),
    "frogmouth": ("frogmouth==0.9.2",),
    "toolong": ("toolong==1.5.0",),
    "posting": ("posting==2.10.0", "tree-sitter==0.25.2"),  # with 0.26.1 it ends before it paints anything
}


def program(peer: str, name: str) -> str | None:
    """The path of a program that comes with the peer; None, and said, where it cannot be installed."""
    found = FOLDER / peer / "bin" / name
    if not found.exists() and not _install(peer):
        return None
    return str(found)


def _install(peer: str) -> bool:
    place = FOLDER / peer
    subprocess.run([sys.executable, "-m", "venv", "--clear", place], check=True)
    command = [
        str(place / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        *PINNED[peer],
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        print(f"{PINNED[peer][0]} cannot be installed here, and is left out of the table", file=sys.stderr)
    return done.returncode == 0
