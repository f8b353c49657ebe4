"""What the environment says of a terminal."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from onrecord.session import terminal_abilities as abilities_of
from onrecord.session.terminal_abilities import ColorDepth, TerminalAbilities, is_light, terminal_abilities

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has neither TERM nor terminfo")

TERMINFO = {"xterm": 8, "linux": 8, "vt100": 0, "rxvt-88color": 88, "alacritty": 256, "foot": 256}


@pytest.fixture(autouse=True)
def terminfo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Terminfo of a machine that knows these; curses itself can be asked once in a process."""
    monkeypatch.setattr(abilities_of, "terminfo_colors", TERMINFO.get)


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"TERM": "xterm-256color"}, ColorDepth.PALETTE),
        ({"TERM": "tmux-256color"}, ColorDepth.PALETTE),
        ({"TERM": "xterm-kitty"}, ColorDepth.PALETTE),
        ({"TERM": "xterm-direct"}, ColorDepth.PALETTE),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, ColorDepth.PALETTE),
        ({"TERM": "xterm", "COLORTERM": "24BIT"}, ColorDepth.PALETTE),
        ({"TERM": "alacritty"}, ColorDepth.PALETTE),
        ({"TERM": "foot"}, ColorDepth.PALETTE),
        ({"TERM": "xterm"}, ColorDepth.SIXTEEN),
        ({"TERM": "linux"}, ColorDepth.SIXTEEN),
        ({"TERM": "rxvt-88color"}, ColorDepth.SIXTEEN),
        ({"TERM": "no-such-terminal"}, ColorDepth.SIXTEEN),
        ({"TERM": "vt100"}, ColorDepth.NONE),
        ({"TERM": "vt999"}, ColorDepth.NONE),
        ({"TERM": "other-mono"}, ColorDepth.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, ColorDepth.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, ColorDepth.PALETTE),
        ({}, ColorDepth.SIXTEEN),
    ],
)
def test_as_many_colors_as_there_are(environment: dict[str, str], depth: ColorDepth) -> None:
    assert terminal_abilities(environment).depth is depth


def test_terminfo_of_this_machine_is_asked() -> None:
    code = "from onrecord.session.terminal_abilities import terminfo_colors; print(terminfo_colors('xterm'))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"8\n"


@pytest.mark.parametrize(
    ("colors", "light"),
    [
        ("15;0", False),
        ("0;15", True),
        ("0;default;15", True),
        ("7;8", False),
        ("0;7", True),
        ("12;9", True),
        ("", None),
        ("default;default", None),
        ("0;16", None),
        ("0;-1", None),
        ("0;٣", None),
        ("0;" + "9" * 5000, None),
    ],
)
def test_the_ground_that_some_terminals_name(colors: str, light: bool | None) -> None:
    assert terminal_abilities({"TERM": "xterm-256color", "COLORFGBG": colors}).is_light is light


@pytest.mark.parametrize(
    ("background", "light"),
    [
        ((0, 0, 0), False),
        ((0, 0x2B, 0x36), False),  # Solarized dark
        ((0x28, 0x2C, 0x34), False),  # One Dark
        ((0x64, 0x64, 0x64), False),
        ((0x80, 0x80, 0x80), True),
        ((0xFD, 0xF6, 0xE3), True),  # Solarized light
        ((255, 255, 255), True),
    ],
)
def test_a_ground_is_light_where_dark_text_is_easier_to_read(background: tuple[int, int, int], light: bool) -> None:
    assert is_light(background) is light


@pytest.mark.parametrize(
    ("term", "locale_variables", "reason"),
    [
        ("xterm-256color", {"LC_ALL": "C.UTF-8"}, ""),
        ("xterm-256color", {}, ""),
        ("xterm-256color", {"LANG": "ja_JP.eucJP"}, "the encoding of this session is euc_jp"),
        ("xterm-256color", {"LC_ALL": "C.UTF-8", "LANG": "ja_JP.eucJP"}, ""),
        ("linux", {"LC_ALL": "C.UTF-8"}, "the fonts of TERM=linux lack the others"),
        ("vt220", {"LC_ALL": "C.UTF-8"}, "the fonts of TERM=vt220 lack the others"),
    ],
)
def test_signs_that_terminals_lack(
    monkeypatch: pytest.MonkeyPatch, term: str, locale_variables: dict[str, str], reason: str
) -> None:
    monkeypatch.setattr(abilities_of, "is_utf_8_device", lambda: False)
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in locale_variables.items():
        monkeypatch.setenv(name, value)
    found = terminal_abilities({"TERM": term, **locale_variables})
    assert found.lacks_signs == reason
    assert found.draws_ascii("auto") is bool(reason)
    assert found.is_console is (term == "linux")


def test_a_device_of_utf_8_has_the_signs_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(abilities_of, "is_utf_8_device", lambda: True)
    monkeypatch.setenv("LC_ALL", "ja_JP.eucJP")
    assert terminal_abilities({"TERM": "xterm", "LC_ALL": "ja_JP.eucJP"}).lacks_signs == ""


def test_the_setting_counts_for_more() -> None:
    lacking, having = TerminalAbilities(lacks_signs="the fonts"), TerminalAbilities()
    choices = ("auto", "ascii", "unicode")
    assert [lacking.draws_ascii(choice) for choice in choices] == [True, True, False]
    assert [having.draws_ascii(choice) for choice in choices] == [False, True, False]
