"""Displays and sessions in the environment at which nothing can answer."""

from __future__ import annotations

import os
import pathlib
import socket
import tempfile

import pytest

from onrecord.clipboard.display import no_server_message

pytestmark = pytest.mark.skipif(os.name != "posix", reason="UNIX sockets")


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY", "TMUX", "SSH_TTY", ""])
def test_what_is_not_set_is_no_matter(variable: str) -> None:
    assert no_server_message(variable) is None


@pytest.mark.usefixtures("x_session")
def test_an_x_server_answers() -> None:
    assert no_server_message("DISPLAY") is None


@pytest.mark.usefixtures("wayland_session")
def test_a_compositor_answers() -> None:
    assert no_server_message("WAYLAND_DISPLAY") is None


def test_a_full_path_names_a_compositor_too(wayland_session: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", f"{wayland_session['XDG_RUNTIME_DIR']}/{wayland_session['WAYLAND_DISPLAY']}")
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert no_server_message("WAYLAND_DISPLAY") is None


def test_a_multiplexer_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/with,comma")
        server.listen()
        monkeypatch.setenv("TMUX", f"{folder}/with,comma,123,0")
        assert no_server_message("TMUX") is None


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DISPLAY", ":48151"),
        ("DISPLAY", "unix:48151.0"),
        ("WAYLAND_DISPLAY", "wayland-48151"),
        ("WAYLAND_DISPLAY", "/no/such/socket"),
        ("WAYLAND_DISPLAY", "x" * 200),
        ("TMUX", "/no/such/socket,1,0"),
        ("TMUX", "nonsense"),
    ],
)
def test_silence_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path, variable: str, value: str) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv(variable, value)
    assert no_server_message(variable) == f"{variable} is {value}, but nothing answers there"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DISPLAY", "elsewhere.example:0"),
        ("DISPLAY", "/private/tmp/launch/org.xquartz:0"),
        ("DISPLAY", "nonsense"),
        ("DISPLAY", "localhost:10.0"),
        ("DISPLAY", "localhost:99999999"),
        ("WAYLAND_DISPLAY", "wayland-0"),
    ],
)
def test_what_cannot_be_told_is_not_said(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv(variable, value)
    assert no_server_message(variable) is None
