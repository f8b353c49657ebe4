"""Check whether the display or session that the environment names can exist, by looking for its socket.

No socket is ever opened: this program has no network code, and a copy tries anyway.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

_DISPLAY = re.compile(r"(?:unix)?:(?P<number>\d+)(?:\.\d+)?")
# Linux's list of the sockets of this network namespace, including unnamed and abstract ones.
_SOCKET_TABLE = Path("/proc/net/unix")


def no_server_message(variable: str) -> str | None:
    """Return a sentence if no server can answer at the display or session that the variable names.

    Return None if one may answer, or if this cannot be told, as for a display on another machine.
    """
    value = os.environ.get(variable, "")
    check = _CHECKS.get(variable)
    if not value or check is None:
        return None
    return f"{variable} is {value}, but nothing answers there" if check(value) is False else None


def _has_x_server(display: str) -> bool | None:
    match = _DISPLAY.fullmatch(display)
    if match is None:
        return None
    path = f"/tmp/.X11-unix/X{match['number']}"
    return _is_socket(path) or f"@{path}" in _listening_sockets()


def _has_wayland_server(display: str) -> bool | None:
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if not folder and not os.path.isabs(display):  # noqa: PTH117 - a socket's name, not a file's
        return None
    return _is_socket(str(Path(folder, display)))


def _has_tmux_server(value: str) -> bool | None:
    """Return whether the socket in `$TMUX` exists; the value is socket, process and session, separated by commas."""
    return _is_socket(value.rsplit(",", 2)[0])


_CHECKS: dict[str, Callable[[str], bool | None]] = {
    "DISPLAY": _has_x_server,
    "WAYLAND_DISPLAY": _has_wayland_server,
    "TMUX": _has_tmux_server,
}


def _is_socket(path: str) -> bool:
    try:
        return Path(path).is_socket()
    except ValueError:  # a NUL in it
        return False


def _listening_sockets() -> set[str]:
    try:
        lines = _SOCKET_TABLE.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return set()
    return {line.split(maxsplit=7)[-1] for line in lines}
