"""A session without any clipboard, and programs put on its path one by one."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator

import pytest

from onrecord.clipboard import helper_process
from tests.clipboard.programs import Programs
from tests.clipboard.servers import LIMIT, wayland_server, x_server

SESSION = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_TTY", "SSH_CONNECTION")


@pytest.fixture(autouse=True)
def bare_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove display, multiplexer and ssh from the session, whatever runs the tests."""
    for name in SESSION:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def programs(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """A folder before all others on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return Programs(folder)


@pytest.fixture(scope="session")
def the_x_server() -> Iterator[dict[str, str]]:
    with x_server() as environment:
        yield environment


@pytest.fixture(scope="session")
def the_wayland_server() -> Iterator[dict[str, str]]:
    with wayland_server() as environment:
        yield environment


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a real helper does its work is tested, not how soon: on a busy machine that may take a while."""
    monkeypatch.setattr(helper_process, "HELPER_TIMEOUT_SECONDS", LIMIT / 3)


@pytest.fixture
def x_session(patient: None, the_x_server: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Set up a session with an X display of its own; return its environment."""
    for name, value in the_x_server.items():
        monkeypatch.setenv(name, value)
    return the_x_server


@pytest.fixture
def wayland_session(
    patient: None, the_wayland_server: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """Set up a session with a Wayland display of its own; return its environment."""
    for name, value in the_wayland_server.items():
        monkeypatch.setenv(name, value)
    return the_wayland_server
