"""Whether a display or session that the environment names can be there at all.

Found out by looking for its socket, never by opening one: this program has no network code, and a copy tries anyway.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

_DISPLAY = re.compile(r"(?:unix)?:(?P<number>\d+)(?:\.\d+)?")
_LISTENING = Path("/proc/net/unix")
"""Linux's list of the sockets of this network namespace, nameless and abstract ones included."""


def no_server_message(variable: str) -> str | None:
    """Where no server can answer at what the variable names, a sentence about it.

    None where one may, and where this cannot be told, as of a display on another machine.
    """
    value = os.environ.get(variable, "")
    find = _FIND.get(variable)
    if not value or find is None:
        return None
    return f"{variable} is {value}, where nothing answers" if find(value) is False else None


def _x_server(display: str) -> bool | None:
    found = _DISPLAY.fullmatch(display)
    if found is None:
        return None
    path = f"/tmp/.X11-unix/X{found['number']}"
    return _is_socket(path) or f"@{path}" in _listening()


def _wayland(display: str) -> bool | None:
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if not folder and not os.path.isabs(display):  # noqa: PTH117 - a socket's name, not a file's
        return None
    return _is_socket(str(Path(folder, display)))


def _tmux(value: str) -> bool | None:
    """`$TMUX` is socket, process and session, with commas between."""
    return _is_socket(value.rsplit(",", 2)[0])


_FIND: dict[str, Callable[[str], bool | None]] = {"DISPLAY": _x_server, "WAYLAND_DISPLAY": _wayland, "TMUX": _tmux}


def _is_socket(path: str) -> bool:
    try:
        return Path(path).is_socket()
    except ValueError:  # a NUL in it
        return False


def _listening() -> set[str]:
    try:
        lines = _LISTENING.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return set()
    return {line.split(maxsplit=7)[-1] for line in lines}
