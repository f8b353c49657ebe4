"""A session without any clipboard, and programs put on its path one by one."""

from __future__ import annotations

import os
import pathlib

import pytest

from tests.clipboard.programs import Programs

SESSION = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_TTY", "SSH_CONNECTION")


@pytest.fixture(autouse=True)
def bare_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """No display, no multiplexer, no ssh: whatever runs the tests."""
    for name in SESSION:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def programs(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """A folder before all others on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return Programs(folder)
