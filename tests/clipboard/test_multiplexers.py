"""OSC 52 as a terminal emulator receives it: from the program itself, out of GNU screen, out of tmux."""

from __future__ import annotations

import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator

import pytest

from onrecord.model import Pack, Ref
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import DEFAULT_STYLE
from tests.clipboard.emulator import Emulator, emulator
from tests.clipboard.programs import require
from tests.clipboard.servers import wait_until

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

COPY = f"{shlex.quote(sys.executable)} -m onrecord copy p6"


@pytest.fixture
def paragraph(shipped_pack: Pack) -> str:
    """Return the text of a copy of p6."""
    return DEFAULT_STYLE.render(excerpt(shipped_pack, Ref.parse("p6")))


@pytest.fixture
def folder() -> Iterator[pathlib.Path]:
    """A folder with a short path, for sockets."""
    with tempfile.TemporaryDirectory(prefix="on") as name:
        yield pathlib.Path(name)


@pytest.fixture
def terminal() -> Iterator[Emulator]:
    with emulator() as listening:
        yield listening


def test_a_terminal_receives_the_text(terminal: Emulator, paragraph: str, tmp_path: pathlib.Path) -> None:
    done = terminal.onrecord("copy", "p6", "--route", "osc52", ONRECORD_DATA=str(tmp_path))
    assert (done.code, done.out) == (0, "")
    said = f"onrecord: {len(paragraph):,} characters sent to the terminal (OSC 52; not verifiable)\n"
    assert done.err.startswith(said)
    wait_until(lambda: terminal.clipboard, "OSC 52")
    assert terminal.clipboard == [paragraph]


def test_a_shell_that_collects_the_output_waits_for_nothing(
    terminal: Emulator, paragraph: str, tmp_path: pathlib.Path
) -> None:
    done = terminal.run("sh", "-c", f'said=$({COPY}); printf "[%s]" "$said"', ONRECORD_DATA=str(tmp_path))
    assert (done.code, done.out) == (0, "[]")
    wait_until(lambda: terminal.clipboard, "OSC 52")
    assert terminal.clipboard == [paragraph]


def test_a_terminal_that_is_held_does_not_hold_the_program(tmp_path: pathlib.Path) -> None:
    """As with Ctrl-S, or where nobody reads: the sequence is longer than what the system keeps for later."""
    outside, inside = os.openpty()
    text = tmp_path / "long"
    text.write_text(
        "from onrecord.clipboard import Content, copy, routes\n"
        "from onrecord.clipboard.terminal import controlling_terminal\n"
        "import pathlib\n"
        "with controlling_terminal() as write:\n"
        "    print(copy(Content('x' * 70_000), routes(write, pathlib.Path('unused'), ['osc52'])))\n"
    )
    done = Emulator(outside, inside).run(sys.executable, str(text))
    assert done.out == "not copied: osc52: the terminal: it accepted nothing for 1 s\n"
    os.close(inside)
    os.close(outside)


def test_out_of_gnu_screen(terminal: Emulator, paragraph: str, folder: pathlib.Path) -> None:
    require("screen")
    (folder / "sockets").mkdir(mode=0o700)
    (folder / "rc").write_text("startup_message off\n")
    script = f"{COPY} --route osc52 2> {folder}/said; until [ -e {folder}/leave ]; do sleep 0.05; done"
    process = terminal.start(
        ("screen", "-c", str(folder / "rc"), "sh", "-c", script),
        {"SCREENDIR": str(folder / "sockets"), "TERM": "xterm", "ONRECORD_DATA": str(folder), "LC_ALL": "C.UTF-8"},
        terminal.inside,
    )
    with process:
        try:
            wait_until(lambda: terminal.clipboard, "OSC 52 out of screen")
        finally:
            (folder / "leave").touch()
    assert terminal.clipboard == [paragraph]
    assert "sent to the terminal (OSC 52; not verifiable)" in (folder / "said").read_text()


def in_tmux(terminal: Emulator, folder: pathlib.Path, setting: str, command: str, *before: str) -> list[str]:
    """What lies in tmux's buffers once a command in one of its windows has ended, which leaves what it said there."""
    require("tmux")
    (folder / "conf").write_text("\n".join([f"set -s set-clipboard {setting}", *before]) + "\n")
    tmux = ("tmux", "-S", str(folder / "socket"), "-f", str(folder / "conf"))
    clean = {"TERM": "xterm-256color", "ONRECORD_DATA": str(folder), "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh"}
    script = f"{command} > {folder}/said 2>&1; touch {folder}/ended; exec cat"
    with terminal.start((*tmux, "new-session", script), clean, terminal.inside):
        try:
            wait_until((folder / "ended").exists, "the command's end")
            listed = subprocess.run((*tmux, "list-buffers", "-F", "#{buffer_sample}"), check=True, capture_output=True)
            wait_until(lambda: terminal.clipboard, "OSC 52 out of tmux")
        finally:
            subprocess.run((*tmux, "kill-server"), check=True)
    return listed.stdout.decode().splitlines()


def test_osc52_out_of_tmux_where_it_was_asked_for(terminal: Emulator, paragraph: str, folder: pathlib.Path) -> None:
    in_tmux(terminal, folder, "on", f"{COPY} --route osc52")
    assert terminal.clipboard == [paragraph]
    assert "OSC 52; tmux passes it on only with set-clipboard on; not verifiable" in (folder / "said").read_text()


def test_osc52_out_of_tmux_whose_program_fails(terminal: Emulator, paragraph: str, folder: pathlib.Path) -> None:
    (folder / "tmux").write_text("#!/bin/sh\necho 'usage: load-buffer [-b buffer-name] path' >&2\nexit 1\n")
    (folder / "tmux").chmod(0o755)
    in_tmux(terminal, folder, "on", f"PATH={folder}:$PATH {COPY} --route tmux --route osc52")
    assert terminal.clipboard == [paragraph]


@pytest.mark.parametrize("setting", ["on", "external"])
def test_the_doctors_trial_leaves_tmux_as_it_was(terminal: Emulator, folder: pathlib.Path, setting: str) -> None:
    command = f"{shlex.quote(sys.executable)} -m onrecord doctor --test-clipboard"
    assert in_tmux(terminal, folder, setting, command, "set-buffer 'what I had'") == ["what I had"]
    assert terminal.clipboard
    assert all(text.startswith("onrecord clipboard test ") for text in terminal.clipboard)
    said = (folder / "said").read_text()
    assert "tmux     buffer read back, sent to the terminal" in said
    assert "could not be restored: the terminal's own clipboard, if it accepted the test text (tmux)\n" in said


@pytest.mark.parametrize("setting", ["on", "external", "off"])
def test_out_of_tmux_however_it_is_set(terminal: Emulator, paragraph: str, folder: pathlib.Path, setting: str) -> None:
    require("tmux")
    (folder / "conf").write_text(f"set -s set-clipboard {setting}\n")
    tmux = ("tmux", "-S", str(folder / "socket"), "-f", str(folder / "conf"))
    clean = {"TERM": "xterm-256color", "ONRECORD_DATA": str(folder), "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh"}
    process = terminal.start(
        (*tmux, "new-session", f"{COPY} 2> {folder}/said; exec cat"),
        clean,
        terminal.inside,
    )
    with process:
        try:
            wait_until(lambda: (folder / "said").is_file() and (folder / "said").read_text(), "the message")
            buffer = subprocess.run((*tmux, "save-buffer", "-"), check=True, capture_output=True).stdout
            wait_until(lambda: terminal.clipboard, "OSC 52 out of tmux")
        finally:
            subprocess.run((*tmux, "kill-server"), check=True)
    assert buffer == paragraph.encode()
    assert terminal.clipboard == [paragraph]
    assert "in the tmux buffer (read back), sent to the terminal (not verifiable)" in (folder / "said").read_text()
