"""tmux itself, on a server of our own."""

from __future__ import annotations

import os
import pathlib
import subprocess
import tempfile
from collections.abc import Iterator

import pytest

from onrecord.clipboard import Content, Done, Proof, RouteFailed, copy
from onrecord.clipboard.helper import TMUX
from tests.clipboard.programs import TEXTS, Programs, require
from tests.clipboard.servers import LIMIT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="tmux is for POSIX systems")


class Server:
    """Reached by its socket alone: no server of whoever runs the tests is touched."""

    def __init__(self, socket: pathlib.Path) -> None:
        self.socket = socket
        self._environment = {key: value for key, value in os.environ.items() if key != "TMUX"}

    def run(self, *arguments: str) -> bytes:
        command = ("tmux", "-S", str(self.socket), "-f", "/dev/null", *arguments)
        return subprocess.run(command, check=True, capture_output=True, timeout=LIMIT, env=self._environment).stdout


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    require("tmux")
    with tempfile.TemporaryDirectory() as folder:  # a socket's path must be short
        server = Server(pathlib.Path(folder, "tmux"))
        server.run("new-session", "-d", "cat")
        yield server
        server.run("kill-server")


@pytest.fixture
def inside(server: Server, patient: None, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The session of a program that runs in one of the server's panes."""
    server.run("set-option", "-g", "set-clipboard", "external")
    monkeypatch.setenv("TMUX", server.run("display-message", "-p", "#{socket_path},#{pid},0").decode().strip())
    return server


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_arrives_in_the_buffer_byte_for_byte(inside: Server, tmp_path: pathlib.Path, text: str) -> None:
    assert TMUX.missing() is None
    assert TMUX.copy(Content(text)) == Done("tmux", Proof.BUFFER)
    inside.run("save-buffer", str(tmp_path / "buffer"))
    assert (tmp_path / "buffer").read_bytes() == text.encode()


@pytest.mark.parametrize("setting", ["on", "external", "off"])
def test_the_buffer_is_filled_whatever_tmux_does_with_the_terminal(inside: Server, setting: str) -> None:
    inside.run("set-option", "-g", "set-clipboard", setting)
    TMUX.copy(Content(f"with {setting}"))
    assert inside.run("show-buffer") == f"with {setting}".encode()


def test_a_buffer_is_not_called_copied(inside: Server) -> None:
    report = copy(Content("text"), [TMUX])
    assert not report.verified
    assert str(report) == "4 characters in the tmux buffer (read back), sent to the terminal (not verifiable)"


def test_a_server_that_is_gone_is_reported(inside: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", f"{inside.socket}-gone,1,0")
    with pytest.raises(RouteFailed, match=r"tmux: error connecting to .*-gone"):
        TMUX.copy(Content("text"))


@pytest.mark.parametrize(
    "complaint", ["usage: load-buffer [-b buffer-name] path", "command load-buffer: unknown flag -w"]
)
def test_a_tmux_that_is_too_old_is_told_which_is_needed(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, complaint: str
) -> None:
    programs.put("tmux", f"echo '{complaint}' >&2; exit 1")
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    needed = "tmux: version 3.2 or later is needed; an older one cannot send the text to its terminal"
    assert copy(Content("text"), [TMUX]).failed == (needed,)
