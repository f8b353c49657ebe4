"""What the browser asks of its terminal, and what it does with answers that come at once, late or never."""

from __future__ import annotations

import pathlib
import signal
import termios
import tomllib
import unicodedata
from collections.abc import Iterator

import pytest

from tests.clipboard.servers import wait_until
from tests.support.screen_model import ScreenModel
from tests.terminal.on_pty import on_pty, with_change
from tests.terminal.session import ENTERED, Session, session
from tests.terminal.test_real_terminal import PROGRAM

ASKED = b"\x1b[6n"
ENDED = b"\x1b[c"
WIDE, NARROW = b"\x1b[1;3R", b"\x1b[1;2R"
OTHERS = b"\x1b]11;rgb:1414/1818/1f1f\x1b\\\x1b[?62;22c"
OFFICIAL = "Both sides also conducted discussions"


def first_picture(running: Session, answer: bytes = b"", typed: bytes = b"") -> str:
    """Answer the question as soon as it is put, with keys behind it, and return the picture that stands then."""
    running.wait_for(ENDED)
    running.send(answer + typed)
    running.wait_for(b"help")
    running.settle(0.3)
    return running.painted(len(running.received.partition(ENTERED)[0]))


def state(running: Session) -> dict[str, object]:
    return tomllib.loads((running.home / "data" / "state.toml").read_text())


def leave(running: Session) -> None:
    running.send(b"q")
    assert running.end() == 0
    assert running.amiss == []


def test_where_ambiguous_characters_are_two_cells_wide_nothing_of_ours_is_one(tmp_path: pathlib.Path) -> None:
    with session([str(PROGRAM)], tmp_path, (100, 30)) as running:
        pictures = first_picture(running, WIDE + OTHERS)
        assert "== At a glance" in pictures
        running.send(b"3")
        running.settle(0.3)
        pictures += running.painted()
        assert "== Missions" in pictures
        drawn = {char for char in pictures if unicodedata.east_asian_width(char) == "A"}
        assert drawn <= set("·…—“”’"), "borders and bars are ASCII"
        leave(running)
        assert state(running)["wide_terminals"] == ["xterm-256color"]


def test_where_they_are_one_cell_wide_the_borders_are_lines(tmp_path: pathlib.Path) -> None:
    with session([str(PROGRAM)], tmp_path, (100, 30)) as running:
        assert "━━ At a glance" in first_picture(running, NARROW + OTHERS)
        leave(running)
        assert "wide_terminals" not in state(running)


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("typed", "opened"), [(b"", "At a glance"), (b"3", "Missions"), (b"8", "Full text")])
def test_an_answer_that_comes_late_is_no_key_changes_the_picture_and_is_remembered(
    tmp_path: pathlib.Path, typed: bytes, opened: str
) -> None:
    with session([str(PROGRAM)], tmp_path, (100, 30)) as running:
        assert f"━━ {opened}" in first_picture(running, typed=typed)
        since = len(running.received)
        running.send(WIDE[:4])
        running.settle()
        running.send(WIDE[4:] + OTHERS)
        running.wait_for(f"== {opened}".encode(), since)
        leave(running)
        assert state(running)["wide_terminals"] == ["xterm-256color"]
    with session([str(PROGRAM)], tmp_path, (100, 30)) as running:
        assert "━━" not in first_picture(running), "it is remembered where the terminal does not answer in time"
        leave(running)


def test_keys_typed_among_the_answers_are_kept(tmp_path: pathlib.Path) -> None:
    with session([str(PROGRAM)], tmp_path, (100, 30)) as running:
        first_picture(running, NARROW + b"/" + OTHERS, typed=b"slim")
        running.wait_for(b"found")
        running.send(b"\x1b")
        running.settle(0.3)
        leave(running)
        assert "\x1b[1;2R" not in running.received.decode()


def test_enter_and_ctrl_s_typed_before_the_question_are_keys_of_the_browser(tmp_path: pathlib.Path) -> None:
    with session([str(PROGRAM)], tmp_path, (100, 30)) as running:
        running.send(b"/Artemis\r")  # Enter leaves the field, for the results
        first_picture(running, NARROW + OTHERS, typed=b"\x13")
        running.send(b"q")
        assert running.end() == 0
        assert running.amiss == []
        assert "Artemis" in running.painted()


def test_the_terminal_is_as_it_was_and_no_answer_is_echoed(tmp_path: pathlib.Path) -> None:
    with on_pty(tmp_path) as run:
        run.wait_for("quit")
        run.type(b"\x1b[1;2R", "")
        run.type(b"q", "")
        assert run.end() == 0
        assert run.given_back
        assert b"^[[1;2R" not in run.terminal.received


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_that_takes_questions_for_text_is_not_asked(tmp_path: pathlib.Path, term: str) -> None:
    with on_pty(tmp_path, TERM=term) as run:
        run.process.wait(30)
        assert ASKED not in run.terminal.received


def wide_cells(text: str) -> Iterator[tuple[str, int]]:
    """Yield characters as a terminal counts them that draws ambiguous ones in two cells."""
    for char in text:
        yield char, 0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "AFW" else 1


@pytest.mark.sampled(1)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_official_word_is_cut_at_the_edge(tmp_path: pathlib.Path, width: int) -> None:
    """Seen in xterm with -cjk_width too; here nothing that is written may reach beyond the last column."""
    with session([str(PROGRAM)], tmp_path, (width, 60)) as running:
        first_picture(running, WIDE + OTHERS)
        running.send(b"8\r")
        running.wait_for(b"Pursuant")
        running.settle(0.3)
        screen = ScreenModel(width, 60, wide_cells)
        screen.feed(running.received.decode().partition(ENTERED.decode())[2])
        assert len([line for line in screen.lines if line.strip()]) > 5
        assert "Pursuant" in "\n".join(screen.lines)
        assert screen.cut_cells == 0
        leave(running)


def test_the_question_is_one_write_and_wipes_what_it_draws(tmp_path: pathlib.Path) -> None:
    with session([str(PROGRAM)], tmp_path) as running:
        running.wait_for(ENDED)
        before = running.received.partition(ENTERED)[0]
        assert before.count(ASKED) == 1
        assert before.endswith(b"\r\x1b[K\x1b]11;?\x1b\\\x1b[c")


SLOW = """
import sys, time
class Slow:
    def find_spec(self, name, *_):
        if name == "textual.app":
            time.sleep(30)
sys.meta_path.insert(0, Slow())
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_an_end_between_question_and_picture_gives_the_terminal_back(
    tmp_path: pathlib.Path, number: signal.Signals
) -> None:
    with on_pty(tmp_path, with_change(SLOW)) as run:
        wait_until(lambda: ENDED in run.terminal.received, "the question")
        run.process.send_signal(number)
        assert run.process.wait(30) in (-number, 128 + number)
        assert termios.tcgetattr(run.terminal.inside) == run.before
