"""What `onrecord doctor` says of the terminal."""

from __future__ import annotations

import json
import os
import pathlib
import sys
import threading

import pytest

from onrecord.cli.doctor import terminal_facts
from tests.cli.running import program
from tests.clipboard.emulator import SESSION, Emulator, emulator
from tests.clipboard.programs import Programs
from tests.clipboard.servers import wait_until

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the fakes are written in sh")

SAID_BY_TERMINALS = ("TERM_PROGRAM", "TERM_PROGRAM_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever terminal runs the tests, nothing is known of it."""
    for name in (*SESSION, *SAID_BY_TERMINALS, "VTE_VERSION", "ZELLIJ", "COLORTERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> Programs:
    """A folder before all others on the path."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return Programs(tmp_path / "bin")


def test_a_terminal_is_described() -> None:
    with emulator(3, 3, 2) as terminal:
        import termios  # not on Windows

        termios.tcsetwinsize(terminal.inside, (30, 101))
        environment = {
            "TERM": "xterm-256color",
            "TERM_PROGRAM": "Example\x1b[31m",
            "TERM_PROGRAM_VERSION": "3",
            "VTE_VERSION": "7200",
            "STY": "1.pts-0.host",
            "LC_ALL": "C.UTF-8",
        }
        done = terminal.onrecord("doctor", "--format", "json", **environment)
    facts = json.loads(done.out)["terminal"]
    assert facts["TERM"] == "xterm-256color"
    assert facts["program"] == "Example\\u{001B}[31m 3, VTE 7200"
    assert facts["size"] == "101x30"
    assert facts["multiplexer"] == "GNU screen"
    assert facts["colours"] == "256 (terminfo)"
    assert facts["encoding"].startswith("UTF-8 (LC_ALL=C.UTF-8")
    assert facts["character widths"] == "宇 2, “ 2 (expected 1), e\u0301 1"


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({"COLORTERM": "truecolor"}, "16 million (COLORTERM)"),
        ({"COLORTERM": "truecolor", "NO_COLOR": "1"}, "16 million (COLORTERM); NO_COLOR is set"),
        ({"TERM": "xterm"}, "8 (terminfo)"),
        ({"TERM": "dumb"}, "0 (terminfo)"),
        ({"TERM": "no-such-terminal"}, "not known (no terminfo for no-such-terminal)"),
        ({"TERM": ""}, "not known (no terminfo for an empty TERM)"),
    ],
)
def test_colours(environment: dict[str, str], colours: str) -> None:
    done = program("doctor", "--format", "json", **environment)
    assert json.loads(done.stdout)["terminal"]["colours"] == colours


def test_the_text_spells_as_all_messages_do() -> None:
    lines = [line.split() for line in program("doctor", TERM="xterm").stdout.decode().splitlines()]
    assert ["colors", "8", "(terminfo)"] in lines
    assert not [line for line in lines if "colours" in line]


def test_multiplexers(monkeypatch: pytest.MonkeyPatch, programs: Programs) -> None:
    assert terminal_facts.terminal_facts()["multiplexer"] == "none"
    programs.put("tmux", "echo tmux 3.9")
    monkeypatch.setenv("TMUX", "x")
    monkeypatch.setenv("ZELLIJ", "0")
    assert terminal_facts.terminal_facts()["multiplexer"] == "tmux 3.9, zellij"
    programs.put("tmux", "exit 1")
    assert terminal_facts.terminal_facts()["multiplexer"] == "tmux (program not found), zellij"


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({}, "unknown"),
        ({"TERM_PROGRAM": "vscode"}, "vscode"),
        ({"WT_SESSION": "12ab"}, "Windows Terminal"),
        ({"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.5"}, "iTerm.app 3.5"),
    ],
)
def test_the_terminal_as_it_names_itself(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], named: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert terminal_facts.terminal_facts()["program"] == named


@pytest.mark.parametrize("variable", ["SSH_TTY", "SSH_CONNECTION"])
def test_ssh_without_an_address(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    assert terminal_facts.terminal_facts()["over ssh"] == "no"
    monkeypatch.setenv(variable, "192.0.2.1 4000 192.0.2.2 22")
    assert terminal_facts.terminal_facts()["over ssh"] == "yes"


@pytest.mark.parametrize(
    ("environment", "drawn"),
    [
        (
            {"TERM": "xterm"},
            "theme dark, unless the terminal answers that its background is light; 16 colors; signs of Unicode",
        ),
        ({"TERM": "dumb"}, "nothing: the browser does not start with TERM=dumb"),
        (
            {"TERM": "xterm-256color", "COLORFGBG": "0;15"},
            "theme light, by COLORFGBG=0;15; 256 colors; signs of Unicode",
        ),
        (
            {"TERM": "linux", "COLORFGBG": "15;0", "NO_COLOR": "1"},
            "theme dark, by COLORFGBG=15;0; no colors; signs of ASCII: the fonts of TERM=linux lack the others",
        ),
    ],
)
def test_it_says_what_the_browser_will_draw(environment: dict[str, str], drawn: str) -> None:
    done = program("doctor", "--format", "json", **{"LC_ALL": "C.UTF-8", **environment})
    assert json.loads(done.stdout)["terminal"]["drawn"] == drawn


def test_the_configuration_counts_for_more(tmp_path: pathlib.Path) -> None:
    config = tmp_path / "own.toml"
    config.write_text('theme = "high-contrast-light"\nsigns = "ascii"\n')
    done = program("doctor", "--format", "json", TERM="xterm-256color", ONRECORD_CONFIG=str(config))
    drawn = json.loads(done.stdout)["terminal"]["drawn"]
    assert drawn == "theme high-contrast-light; 256 colors; signs of ASCII"


def test_the_terminal_is_asked_for_its_background() -> None:
    code = "from onrecord.cli.doctor.measured_width import ask_background; print(ask_background())"
    with emulator() as terminal:
        answering = threading.Thread(target=_answer_background, args=(terminal,))
        answering.start()
        done = terminal.run(sys.executable, "-c", code)
        answering.join()
    assert done.out == "(253, 246, 227)\n"


def _answer_background(terminal: Emulator) -> None:
    wait_until(lambda: b"\x1b[c" in terminal.received, "the question")
    os.write(terminal.outside, b"\x1b]11;rgb:fdfd/f6f6/e3e3\x07\x1b[?62c")
