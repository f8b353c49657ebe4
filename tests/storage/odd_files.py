"""Folders, pipes, sockets, devices and links in place of a regular file."""

from __future__ import annotations

import os
import pathlib
import socket


def make_odd(file: pathlib.Path, kind: str) -> None:
    """Put a folder, pipe, socket, device, terminal, or link to a pipe there; device and terminal by a link."""
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(file))
    elif kind == "link to a pipe":
        os.mkfifo(file.parent / "pipe")
        file.symlink_to("pipe")
    else:
        file.symlink_to({"device": "/dev/zero", "terminal": "/dev/tty"}[kind])
