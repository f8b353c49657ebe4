"""No network and no foreign files: the system calls of every command and of the browser."""

from __future__ import annotations

import os
import pathlib
import shutil
import sys
import tempfile
from collections.abc import Sequence

import pytest

from onrecord.cli.summaries import SUMMARIES
from onrecord.packs.checked_packs import CHECKED_PACKS_FOLDER
from tests.anywhere.running import Surroundings
from tests.anywhere.traced import Trace, read_trace, under_strace
from tests.packs.a_pack import write_pack
from tests.support.tmux import Tmux, need
from tests.terminal.apart import program_apart
from tests.terminal.test_real_terminal import Start, start

__all__ = ["start"]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")

EVERY_COMMAND = (
    ("list", "missions"),
    ("show", "missions/slim"),
    ("copy", "p6.s7"),
    ("brief", "add", "memo", "p6.s7"),
    ("note", "add", "p6.s7", "A note."),
    ("export", "p6", "--to", "passage.docx"),
    ("backup", "mine.zip"),
    ("restore", "mine.zip"),
    ("styles",),
    ("search", "METI"),
    ("index",),
    ("check",),
    ("upgrade", "my-pack"),
    ("config", "--init"),
    ("doctor", "--test-clipboard"),
    ("completion", "zsh"),
    ("man",),
)
NOTE, BACKUP = ("note", "add", "p6.s7", "A note."), ("backup", "mine.zip")
BEFORE: dict[str, list[tuple[str, ...]]] = {"backup": [NOTE], "restore": [NOTE, BACKUP]}
WRITING = {
    "copy": ".local/share/onrecord/last-copy.txt",
    "brief": ".local/share/onrecord/briefs/memo.toml",
    "note": ".local/share/onrecord/notes.toml",
    "config": ".config/onrecord/config.toml",
}
OURS = (".local/share/onrecord", ".local/state/onrecord", ".config/onrecord", ".cache/onrecord")
# Python writes bytecode beside the modules where it may; that is not ours, and pip compiles them on installation.
UNCOMPILED = {"PYTHONDONTWRITEBYTECODE": "1"}


def traced(program: Sequence[str], *words: str, home: pathlib.Path, **environment: str) -> tuple[int, Trace]:
    """Return exit code and trace of one run."""
    need("strace")
    folder = home.parent / "trace"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (home / "here").mkdir(exist_ok=True)
    surroundings = Surroundings(under_strace(folder), {**UNCOMPILED, **environment}, "here")
    done = surroundings.run(program, *words, home=home)
    assert list(folder.iterdir()), done.stderr
    return done.returncode, read_trace(folder, home / "here")


@pytest.fixture
def home(tmp_path: pathlib.Path) -> pathlib.Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def test_every_command_is_here() -> None:
    assert {words[0] for words in EVERY_COMMAND} == set(SUMMARIES)


@pytest.mark.sampled(6)
@pytest.mark.parametrize("words", EVERY_COMMAND, ids=" ".join)
def test_no_command_opens_a_socket_or_writes_elsewhere(
    program: list[str], words: tuple[str, ...], home: pathlib.Path
) -> None:
    (home / "here").mkdir()
    write_pack(home / "here" / "my-pack")
    for before in BEFORE.get(words[0], ()):
        traced(program, *before, home=home)
    code, seen = traced(program, *words, home=home)
    assert code in (0, 1)
    assert seen.families == set()
    if words[0] == "upgrade":
        assert {path.name for path in seen.changed if path.parent == home / "here"} >= {"my-pack", "my-pack.schema1"}
        assert seen.outside([home / "here"]) == set()
        return
    if words[0] in ("export", "backup"):
        assert {path.name for path in seen.changed if path.is_file()} == {words[-1]}
        assert seen.outside([home / "here"]) == set()
        return
    if words[0] == "doctor":  # tries whether it could write, in the nearest folder that is there, and leaves nothing
        assert {path.relative_to(home).parts[0][:9] for path in seen.outside(home / each for each in OURS)} <= {
            "onrecord-"
        }
        return
    assert seen.outside(home / each for each in OURS) == set()
    files = {str(path.relative_to(home)) for path in seen.changed if path.is_file()}
    assert files == ({WRITING[words[0]]} if words[0] in WRITING else set())


def test_a_pack_that_is_not_bundled_is_kept_in_the_cache_and_then_only_read(
    program: list[str], home: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    words = ("search", "treaty", "--pack", str(write_pack(tmp_path / "packs" / "a-pack").path))
    code, first = traced(program, *words, home=home)
    assert code == 0
    assert first.families == set()
    assert first.outside([home / ".cache" / "onrecord"]) == set()
    files = {path for path in first.changed if path.is_file()}
    assert {path.parent for path in files} == {home / ".cache" / "onrecord" / CHECKED_PACKS_FOLDER}
    assert len(files) == 2
    code, second = traced(program, *words, home=home)
    assert code == 0
    assert second.changed == set()


@pytest.fixture
def movable(program: list[str], tmp_path: pathlib.Path) -> list[str]:
    """Return a copy of the program, so that no other test writes beside it meanwhile."""
    return program_apart(tmp_path / "apart") if program[0] == sys.executable else program


def test_portable_writes_beside_the_program_alone(movable: list[str], home: pathlib.Path) -> None:
    code, seen = traced(movable, "copy", "p6.s7", "--route", "file", "--portable", home=home)
    assert code == 0
    [saved] = (path for path in seen.changed if path.name == "last-copy.txt")
    try:
        assert saved.parent.name == "onrecord-files"
        assert seen.outside([saved.parent]) == set()
        assert any(pathlib.Path(word).is_relative_to(saved.parent.parent) for word in movable)
    finally:
        saved.unlink()
        saved.parent.rmdir()


def leave_browser(server: Tmux, folder: pathlib.Path, program: list[str], *options: str, copying: bool) -> Trace:
    """Search, read the help, copy if wanted, and quit; return the trace."""
    need("strace")
    folder.mkdir()
    words = [f"{name}={value}" for name, value in UNCOMPILED.items()]
    line = " ".join(f"'{word}'" for word in ["env", *words, *under_strace(folder), *program, *options])
    server.type(f"cd; clear; {line}; echo left with $?")
    server.keys("Enter")
    server.wait_for("Artemis", "quit")
    server.keys("/")
    server.type("XRISM SLIM")
    server.wait_for("found")
    server.keys("Escape")
    server.wait_for("Enter to Missions")
    server.keys("3")
    server.wait_for("1/19")
    if copying:
        server.keys("y")
        server.wait_for("Copied ")
    server.keys("?")
    server.wait_for("Esc back")
    server.keys("Escape")
    server.wait_for("in context")
    server.keys("q")
    server.wait_for("left with 0")
    return read_trace(folder, server.folder)


def lasting(seen: Trace) -> set[pathlib.Path]:
    """Return the changed paths, without the lock of the state file: it is removed after writing."""
    return {path for path in seen.changed if path.name != "state.toml.lock" or path.exists()}


@pytest.mark.parametrize(
    ("options", "written"), [((), {"data", "data/state.toml"}), (("--no-state",), set())], ids=["", "no-state"]
)
def test_browsing_reaches_no_network_and_writes_one_file_at_most(
    program: list[str], start: Start, tmp_path: pathlib.Path, options: tuple[str, ...], written: set[str]
) -> None:
    """Its event loop wakes itself by a pair of sockets of the machine's own."""
    seen = leave_browser(start((120, 36)), tmp_path / "trace", program, *options, copying=False)
    assert seen.families <= {"AF_UNIX"}
    assert {str(path.relative_to(tmp_path)) for path in lasting(seen)} == written


def test_browsing_with_portable_writes_beside_the_program_alone(
    movable: list[str], start: Start, tmp_path: pathlib.Path
) -> None:
    seen = leave_browser(start((120, 36)), tmp_path / "trace", movable, "--portable", copying=False)
    assert seen.families <= {"AF_UNIX"}
    [state] = (path for path in seen.changed if path.name == "state.toml")
    beside = state.parent
    try:
        assert beside.name == "onrecord-files"
        assert lasting(seen) <= {beside, state}
        assert any(pathlib.Path(word).is_relative_to(beside.parent) for word in movable)
    finally:
        state.unlink()
        beside.rmdir()


def test_a_copy_reaches_the_multiplexer_and_no_network(
    program: list[str], start: Start, tmp_path: pathlib.Path
) -> None:
    """A helper program's complaints go through a file without a lasting name, in the folder for such."""
    seen = leave_browser(start((120, 36)), tmp_path / "trace", program, copying=True)
    assert seen.families == {"AF_UNIX"}
    temporary = pathlib.Path(tempfile.gettempdir())
    kept = {path for path in lasting(seen) if path.parent != temporary}
    assert kept <= {tmp_path / "data", tmp_path / "data" / "state.toml", tmp_path / "data" / "last-copy.txt"}
    assert not any(path.exists() for path in seen.changed if path.parent == temporary)


PROBE = """
import os, socket
listening = socket.create_server(("127.0.0.1", 0))
socket.create_connection(listening.getsockname())
socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
try:
    socket.socket(socket.AF_UNIX).connect("/nowhere")
except OSError:
    pass
os.mkdir("made"); os.rmdir("made")
with open("draft", "w"): pass
os.rename("draft", "kept")
os.chmod("kept", 0o600)
os.symlink("/target", "pointing")
os.unlink("pointing")
inside = os.open("..", os.O_RDONLY)
os.close(os.open("beside", os.O_CREAT | os.O_WRONLY, dir_fd=inside))
if not os.fork():
    open("of a child", "w")
open("/dev/null", "w"); open("kept"); os.access("only looked for", os.W_OK)
"""


def test_the_trace_sees_what_a_program_does(home: pathlib.Path) -> None:
    """The same reading of a program that does what none of ours may."""
    code, seen = traced([sys.executable, "-c"], PROBE, home=home)
    assert code == 0
    assert seen.families == {"AF_INET", "AF_INET6", "AF_UNIX"}
    assert {str(pathlib.Path(os.path.relpath(path, home / "here"))) for path in seen.changed} == {
        "made",
        "kept",
        "pointing",
        "../beside",
        "of a child",
    }
    assert len(seen.outside([home / "here"])) == 1
