"""tmux itself, on a server of our own."""

from __future__ import annotations

import contextlib
import os
import pathlib
import subprocess
import tempfile
import threading
from collections.abc import Iterator

import pytest

from onrecord.clipboard import Content, CopyResult, Proof, RouteFailed, copy
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.osc52 import Osc52Route
from onrecord.clipboard.tmux import TMUX, attached_clients
from tests.clipboard.programs import TEXTS, Programs, require
from tests.clipboard.servers import LIMIT, wait_until

pytestmark = pytest.mark.skipif(os.name != "posix", reason="tmux is for POSIX systems")


class Server:
    """Reached by its socket alone: no server of whoever runs the tests is touched."""

    def __init__(self, socket: pathlib.Path) -> None:
        self.socket = socket
        self._environment = {key: value for key, value in os.environ.items() if key != "TMUX"}

    def run(self, *arguments: str) -> bytes:
        command = ("tmux", "-S", str(self.socket), "-f", "/dev/null", *arguments)
        return subprocess.run(command, check=True, capture_output=True, timeout=LIMIT, env=self._environment).stdout

    @contextlib.contextmanager
    def attached(self, term: str) -> Iterator[str]:
        """A client on a terminal of that kind, at the first session; yields the name of its terminal."""
        outside, inside = os.openpty()
        command = ("tmux", "-S", str(self.socket), "attach-session", "-t", "$0")
        environment = {**self._environment, "TERM": term}
        process = subprocess.Popen(
            command, stdin=inside, stdout=inside, stderr=inside, env=environment, start_new_session=True
        )
        name = os.ttyname(inside)
        os.close(inside)
        drain = threading.Thread(target=_drain, args=(outside,), daemon=True)
        drain.start()
        wait_until(lambda: name in self.run("list-clients", "-F", "#{client_tty}").decode().split(), "the client")
        try:
            yield name
        finally:
            process.kill()
            process.wait()
            drain.join()
            os.close(outside)
            wait_until(lambda: name not in self.run("list-clients", "-F", "#{client_tty}").decode().split(), "its end")


def _drain(terminal: int) -> None:
    """Read what a client draws until it has gone."""
    with contextlib.suppress(OSError):
        while os.read(terminal, 65536):
            pass


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
    assert TMUX.copy(Content(text)) == CopyResult("tmux", Proof.BUFFER_ALONE)
    inside.run("save-buffer", str(tmp_path / "buffer"))
    assert (tmp_path / "buffer").read_bytes() == text.encode()


@pytest.mark.parametrize("setting", ["on", "external", "off"])
def test_the_buffer_is_filled_whatever_tmux_does_with_the_terminal(inside: Server, setting: str) -> None:
    inside.run("set-option", "-g", "set-clipboard", setting)
    TMUX.copy(Content(f"with {setting}"))
    assert inside.run("show-buffer") == f"with {setting}".encode()


def test_where_no_terminal_is_attached_nothing_is_said_to_be_sent(inside: Server, tmp_path: pathlib.Path) -> None:
    report = copy(Content("text"), [TMUX, Osc52Route(lambda sequence: None), FileRoute(tmp_path / "last")])
    assert not report.verified
    assert not report.reached_a_clipboard
    where = "in the tmux buffer (read back; no attached terminal accepts it)"
    assert str(report) == f"4 characters {where}, and saved to {tmp_path / 'last'}"


def test_osc52_alone_is_not_sent_where_no_terminal_is_attached(inside: Server) -> None:
    report = copy(Content("text"), [Osc52Route(lambda sequence: pytest.fail("it was sent"))])
    assert report.failures == ("osc52: no terminal attached to tmux accepts it",)


@pytest.mark.parametrize(
    ("terminals", "taking"),
    [(("xterm-256color",), 0), (("linux",), None), (("linux", "xterm-256color"), 1), (("xterm-256color", "linux"), 0)],
    ids=str,
)
def test_only_a_terminal_that_takes_the_sequence_is_sent_to(
    inside: Server, terminals: tuple[str, ...], taking: int | None
) -> None:
    """The one used last would be tmux's own choice, whether or not it has a clipboard."""
    with contextlib.ExitStack() as stack:
        names = [stack.enter_context(inside.attached(terminal)) for terminal in terminals]
        assert attached_clients() == ([] if taking is None else [names[taking]])
        proof = Proof.BUFFER_ALONE if taking is None else Proof.BUFFER
        assert TMUX.copy(Content("text")) == CopyResult("tmux", proof)


def test_clients_of_another_session_are_not_sent_to(inside: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = inside.run("new-session", "-d", "-P", "-F", "#{pane_id}", "cat").decode().strip()
    monkeypatch.setenv("TMUX_PANE", pane)
    with inside.attached("xterm-256color"):
        assert attached_clients() == []


def test_a_tmux_that_does_not_say_who_is_attached_is_believed_to_send(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.put("tmux", "echo 'unknown command: list-clients' >&2; exit 1")
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    assert attached_clients() is None


@pytest.mark.parametrize("term", ["linux", "linux-16color", "vt100", "vt220", "cons25"])
def test_a_console_is_not_sent_to(monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    monkeypatch.setenv("TERM", term)
    assert Osc52Route(print).missing() == f"terminals of type {term} have no clipboard"


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
    assert copy(Content("text"), [TMUX]).failures == (needed,)
