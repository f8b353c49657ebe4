"""What the browser sends to terminals of few colors, of other fonts and encodings, and on a light ground."""

from __future__ import annotations

import os
import pathlib
import re
import time
import tomllib

import pytest

from tests.terminal.session import ENTERED, LIMIT, Session, session
from tests.terminal.test_real_terminal import PROGRAM

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

SIZE = (100, 30)
ENDED = b"\x1b[c"
ANSWERS_END = b"\x1b[?62;22c"
LIGHT, DARK = b"\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\", b"\x1b]11;rgb:1414/1818/1f1f\x07"
ON_WHITE, ON_DARK = b"48;5;231", b"48;5;233"
SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


def picture(running: Session, answer: bytes = b"") -> bytes:
    """Answer the question at once, open a list, and return all that was drawn."""
    running.wait_for(ENDED)
    running.send(answer)
    running.wait_for(b"quit")
    open_list(running, b"3", "Missions")
    return running.received.partition(ENTERED)[2]


def open_list(running: Session, key: bytes, name: str) -> None:
    """Press the key of a section, and wait until its list has been drawn."""
    running.send(key)
    end = time.monotonic() + LIMIT
    while f"{name}  text order" not in SEQUENCE.sub("", running.received.decode("utf-8", "replace")):
        assert time.monotonic() < end, name
        running.settle(0.1)
    running.settle(0.3)


def leave(running: Session) -> dict[str, object]:
    """Quit, and return what is remembered."""
    running.send(b"q")
    assert running.end() == 0
    assert running.amiss == []
    return tomllib.loads((running.home / "data" / "state.toml").read_text())


def grounds(written: bytes) -> set[bytes]:
    return {ground for ground in (ON_WHITE, ON_DARK) if ground in written}


def codes(written: bytes) -> set[int]:
    """Every color that is set, and not the terminal's own; 7 is reverse video."""
    numbers = {int(code) for given in SGR.findall(written) for code in re.split(rb"[;:]", given) if code}
    return {code for code in numbers if 30 <= code <= 38 or 40 <= code <= 48 or 90 <= code <= 107}


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("answer", "environment", "ground"),
    [
        (LIGHT + ANSWERS_END, {}, ON_WHITE),
        (DARK + ANSWERS_END, {}, ON_DARK),
        (LIGHT + ANSWERS_END, {"COLORFGBG": "15;0"}, ON_WHITE),
        (ANSWERS_END, {"COLORFGBG": "0;default;15"}, ON_WHITE),
        (b"", {"COLORFGBG": "0;15"}, ON_WHITE),
        (ANSWERS_END, {"COLORFGBG": "15;0"}, ON_DARK),
        (ANSWERS_END, {}, ON_DARK),
    ],
)
def test_the_theme_follows_the_ground(
    tmp_path: pathlib.Path, answer: bytes, environment: dict[str, str], ground: bytes
) -> None:
    with session([str(PROGRAM)], tmp_path, SIZE, **environment) as running:
        assert grounds(picture(running, answer)) == {ground}
        left = leave(running)
    assert "theme" not in left, "nobody chose one"
    assert ("light_terminals" in left) == (answer.startswith(LIGHT))


def test_an_answer_that_comes_late_changes_the_picture_and_is_remembered(tmp_path: pathlib.Path) -> None:
    with session([str(PROGRAM)], tmp_path, SIZE) as running:
        assert grounds(picture(running)) == {ON_DARK}
        running.send(LIGHT + ANSWERS_END)
        running.wait_for(ON_WHITE)
        assert leave(running)["light_terminals"] == ["xterm-256color"]
    with session([str(PROGRAM)], tmp_path, SIZE) as running:
        assert grounds(picture(running)) == {ON_WHITE}, "before it answers"
        running.send(DARK + ANSWERS_END)
        running.wait_for(ON_DARK)
        assert "light_terminals" not in leave(running)


def test_a_theme_that_is_named_stays_whatever_the_ground(tmp_path: pathlib.Path) -> None:
    with session([str(PROGRAM), "--theme", "dark"], tmp_path, SIZE) as running:
        assert grounds(picture(running, LIGHT + ANSWERS_END)) == {ON_DARK}
        leave(running)
    with session([str(PROGRAM), "--theme", "terminal"], tmp_path, SIZE) as running:
        assert codes(picture(running, LIGHT + ANSWERS_END)) in ({34}, {31, 34})
        leave(running)


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("environment", "drawn"),
    [
        ({"TERM": "xterm"}, {37, 40}),
        ({"TERM": "xterm", "COLORFGBG": "0;15"}, {97, 40}),
        ({"TERM": "linux"}, {37, 40}),
        ({"TERM": "vt100"}, set()),
        ({"TERM": "xterm-mono"}, set()),
        ({"TERM": "xterm", "NO_COLOR": "1"}, set()),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, {38, 48}),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else "",
)
def test_no_more_colors_are_sent_than_there_are(
    tmp_path: pathlib.Path, environment: dict[str, str], drawn: set[int]
) -> None:
    with session([str(PROGRAM)], tmp_path, SIZE, **environment) as running:
        written = picture(running, ANSWERS_END)
        assert codes(written) == drawn
        assert b"48;2;" not in written, "numbers of the palette are shorter, and exact"
        leave(running)


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("arguments", "environment", "is_ascii"),
    [
        ((), {}, False),
        (("--ascii",), {}, True),
        ((), {"TERM": "linux"}, True),
        ((), {"TERM": "vt220"}, True),
        ((), {"LC_ALL": "de_DE.ISO-8859-1"}, True),
        ((), {"LC_ALL": "C"}, True),
        ((), {"LC_ALL": "", "LC_CTYPE": "", "LANG": "C"}, True),
        ((), {"LC_ALL": "", "LC_CTYPE": "", "LANG": "POSIX"}, True),
        ((), {"LC_ALL": "", "LC_CTYPE": "", "LANG": "xx_XX"}, True),
        ((), {"LC_ALL": "", "LC_CTYPE": "", "LANG": "xx_XX.UTF-8"}, False),
        ((), {"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"}, False),
        ((), {"LC_ALL": "", "LC_CTYPE": "", "LANG": ""}, False),
    ],
    ids=str,
)
def test_signs_are_those_that_the_terminal_has(
    tmp_path: pathlib.Path, arguments: tuple[str, ...], environment: dict[str, str], is_ascii: bool
) -> None:
    with session([str(PROGRAM), *arguments], tmp_path, SIZE, **environment) as running:
        picture(running, ANSWERS_END)
        open_list(running, b"5", "Commitments")
        drawn = running.painted(running.received.index(ENTERED))
        assert ("== Missions" in drawn) is is_ascii
        assert ("━━ Missions" in drawn) is not is_ascii
        assert bool(set(drawn) & set("─━│┃┬✓✗·")) is not is_ascii
        assert "’" in drawn, "what was published is drawn as it was published"
        leave(running)
