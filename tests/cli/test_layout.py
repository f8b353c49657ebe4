"""Text for people: wrapped at words on a terminal or to `--width`, matches marked; for programs a record a line."""

from __future__ import annotations

import contextlib
import os
import pathlib
import re
import struct

import pytest

from onrecord.cli import layout, terminal_width
from onrecord.cli.filters import LIST_SECTIONS
from onrecord.model import Pack
from onrecord.text.cell_width import cell_width
from tests.cli.running import Onrecord, started
from tests.packs.a_pack import PackFolder

SGR = re.compile(r"\x1b\[[0-9;]*m")
COMMANDS = [
    *(f"list {section}" for section in LIST_SECTIONS),
    "search debris",
    "search 宇宙",
    "search --explain gps",
    "show p6",
    "show p6.s7",
    "show missions/slim",
    "show p6.s7 p1 missions/slim areas/civil",
]
WIDTHS = (40, 60, 80, 120)


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output counts as a terminal of 60 columns that can draw colors."""
    for module in (layout, terminal_width):
        monkeypatch.setattr(module, "is_on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


def words(text: str) -> list[str]:
    return sorted(text.split())


@pytest.mark.sampled(20)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("line", COMMANDS)
def test_no_line_is_too_wide_and_no_word_is_broken(onrecord: Onrecord, line: str, width: int) -> None:
    laid_out = onrecord(*line.split(), "--width", str(width))
    assert laid_out.code == 0
    for printed in laid_out.out.splitlines():
        assert cell_width(printed) <= width or len(printed.split()) == 1, printed
        assert printed == printed.rstrip()
    broad = onrecord(*line.split(), "--width", "9999").out
    assert [re.sub(r"\s", "", laid_out.out)] == [re.sub(r"\s", "", broad)]
    if "宇宙" not in line and "/" not in line and width > 40:  # Japanese is broken between any characters
        ascii_words = {word for word in words(broad) if word.isascii() and len(word) < 30}
        assert ascii_words <= {*words(laid_out.out)}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("section", LIST_SECTIONS)
def test_every_record_begins_with_its_address_and_never_with_that_alone(
    onrecord: Onrecord, shipped_pack: Pack, section: str, width: int
) -> None:
    lines = onrecord("list", section, "--width", str(width)).out.splitlines()
    first_lines = [line for line in lines if not line.startswith(" ")]
    addresses = [line.split("\t")[0].split("  ")[0] for line in onrecord("list", section).out.splitlines()]
    assert [line.split("  ")[0] for line in first_lines] == addresses
    for line, address in zip(first_lines, addresses, strict=True):
        has_room = width - cell_width(address) > 2 + 16  # the longest first word
        assert not has_room or line != address


def test_one_record_a_line_where_programs_read(onrecord: Onrecord, shipped_pack: Pack) -> None:
    for section in LIST_SECTIONS:
        plain = onrecord("list", section)
        assert onrecord("list", section, "--width", "0").out == plain.out
        assert len(plain.out.splitlines()) == len(onrecord("list", section, "--format", "refs").out.splitlines())
        assert "\x1b" not in plain.out


@pytest.mark.usefixtures("on_a_terminal")
def test_on_a_terminal_it_is_wrapped_to_its_width(onrecord: Onrecord) -> None:
    for line in COMMANDS:
        out = SGR.sub("", onrecord(*line.split()).out)
        assert out == onrecord(*line.split(), "--width", "60", "--color", "never").out
        assert onrecord(*line.split(), "--width", "0", "--color", "never").out != out


@pytest.mark.usefixtures("on_a_terminal")
def test_a_sentence_alone_keeps_its_words(onrecord: Onrecord, shipped_pack: Pack) -> None:
    sentence = shipped_pack.statement.paragraphs[5].sentences[6].text
    out = onrecord("show", "p6.s7").out
    assert out.count("\n") > 1
    assert " ".join(out.split()) == sentence
    assert onrecord("show", "p6.s7", "--width", "0").out == sentence + "\n"


@pytest.mark.usefixtures("on_a_terminal")
def test_what_was_searched_for_is_marked_on_a_terminal(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    out = onrecord("search", "debris").out
    assert "\x1b[1;4mdebris\x1b[22;24m" in out
    assert not re.search("m(?:missions|p6)", out)  # addresses are not marked
    assert SGR.sub("", out) == onrecord("search", "debris", "--color", "never").out
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        with monkeypatch.context() as changed:
            changed.setenv(name, value)
            assert "\x1b" not in onrecord("search", "debris").out
            assert onrecord("search", "debris", "--color", "always").out == out
    monkeypatch.setenv("NO_COLOR", "")
    assert onrecord("search", "debris").out == out


def test_marks_can_be_had_elsewhere_and_change_no_column(onrecord: Onrecord) -> None:
    for width in ("0", "60"):
        plain = onrecord("search", "debris", "--width", width).out
        marked = onrecord("search", "debris", "--width", width, "--color", "always").out
        assert marked != plain
        assert SGR.sub("", marked) == plain
    long = "both sides discussed multilateral cooperation for space sustainability"
    for line in onrecord("search", long, "--width", "50", "--color", "always").out.splitlines():
        assert line.count("\x1b[1;4m") == line.count("\x1b[22;24m")


def test_lists_and_passages_have_no_marks(onrecord: Onrecord) -> None:
    for line in ("list missions", "show p6", "show missions/slim"):
        assert onrecord(*line.split(), "--color", "always").out == onrecord(*line.split()).out


@pytest.mark.parametrize("given", [("--width", "80"), ("--color", "always")])
@pytest.mark.parametrize("line", ["list missions", "search moon", "show p6"])
@pytest.mark.parametrize("form", ["json", "csv", "md", "tsv", "html"])
def test_other_formats_have_no_layout(onrecord: Onrecord, line: str, form: str, given: tuple[str, str]) -> None:
    result = onrecord(*line.split(), "--format", form, *given)
    assert (result.code, result.out) == (2, "")
    assert f"leave out --format {form}, or --{given[0][2:]}" in result.err
    assert onrecord(*line.split(), "--format", form, "--color", "never").code == 0


@pytest.mark.parametrize("width", ["-1", "x", "", "10000", "1.5", "٣"])
def test_what_is_no_width(onrecord: Onrecord, width: str) -> None:
    result = onrecord("list", "missions", f"--width={width}")
    assert (result.code, result.out) == (2, "")
    assert "expected a number of columns from 0 to 9999" in result.err


@pytest.mark.sampled(1)
@pytest.mark.parametrize("width", ["1", "2", "7"])
def test_however_narrow_it_is_nothing_is_lost(onrecord: Onrecord, width: str) -> None:
    for line in COMMANDS:
        out = onrecord(*line.split(), "--width", width).out
        assert re.sub(r"\s", "", out) == re.sub(r"\s", "", onrecord(*line.split(), "--width", "9999").out)


def test_participants_have_names_and_no_abbreviation_twice(onrecord: Onrecord, a_pack: PackFolder) -> None:
    options = ("list", "participants", "--pack", str(a_pack.path))
    assert onrecord(*options).out == (
        "participants/weather-office  WO  p2.s2  Weather Office; Abbreviation: the editor's; "
        "Side and role (editor's): Japan, co-chair and participant\n"
    )
    assert onrecord(*options, "--width", "80").out.splitlines() == [
        "participants/weather-office  WO  Weather Office",
        "                                 p2.s2; Abbreviation: the editor's; Side and",
        "                                 role (editor's): Japan, co-chair and",
        "                                 participant",
    ]
    for line in onrecord("list", "participants").out.splitlines():
        address, short, *_ = line.split()
        assert line.count(short) == 1 or short in line.partition("Caution")[2] or short in address.upper()


def test_several_packs_are_told_apart(onrecord: Onrecord, a_pack: PackFolder, shipped_folder: str) -> None:
    packs = ("--pack", str(a_pack.path), "--pack", shipped_folder)
    out = onrecord("list", "missions", *packs, "--width", "80").out
    assert "a-pack:missions/blue-heron" in out
    assert "Blue Herons, 1 June 2024" in " ".join(out.split())
    assert "a-pack:p1.s1" in onrecord("list", "sentences", *packs, "--width", "80").out


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("name", ["config", "doctor"])
def test_settings_and_reports_are_wrapped_beside_their_names(onrecord: Onrecord, name: str) -> None:
    lines = onrecord(name).out.splitlines()
    assert len(lines) > 5
    for line in lines:
        assert cell_width(line) <= 60 or " " not in line.strip(), line


@pytest.mark.usefixtures("on_a_terminal")
def test_problems_are_wrapped_at_words(onrecord: Onrecord, broken_pack: PackFolder) -> None:
    result = onrecord("check", str(broken_pack.path))
    assert result.code == 1
    assert len(result.out.splitlines()) > 1
    assert "missions.toml" in result.out


def test_no_escape_of_a_packs_words_reaches_a_terminal(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packs with such characters are refused; this is the second lock, for what was read from a cache."""
    from onrecord.model import Mission, Sentence

    hostile = "a\x1b]0;owned\x07\x9b31m\u202eb"
    monkeypatch.setattr(Mission, "refs", hostile)
    monkeypatch.setattr(Sentence, "text", hostile, raising=False)
    for line in ("list missions", "list sentences", "search slim", "show p6", "show p6.s7"):
        for options in ((), ("--width", "60"), ("--width", "60", "--color", "always")):
            out = SGR.sub("", onrecord(*line.split(), *options).out)
            assert not re.search("[\x1b\x07\x9b\u202e]", out), (line, options)
            assert "\\u{001B}" in out or line == "search slim"


def shown_on_a_terminal(columns: int, *arguments: str) -> list[str]:
    """Return the lines that a command prints, data and messages, on a real terminal of so many columns."""
    import fcntl
    import pty
    import termios

    outside, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    process = started(*arguments, stdout=inside, stderr=inside, env={**environment, "TERM": "xterm"})
    os.close(inside)
    output = b""
    with contextlib.suppress(OSError):  # Linux: the other end is closed
        while block := os.read(outside, 65_536):
            output += block
    os.close(outside)
    process.wait()
    return output.decode().replace("\r\n", "\n").splitlines()


@pytest.mark.skipif(os.name == "nt", reason="needs a pty")
@pytest.mark.parametrize("columns", [40, 100])
def test_a_real_terminal_has_its_own_width(columns: int) -> None:
    lines = shown_on_a_terminal(columns, "search", "debris")
    assert any("\x1b[1;4m" in line for line in lines)
    widths = [cell_width(SGR.sub("", line)) for line in lines]
    assert columns - 20 < max(widths) <= columns


@pytest.mark.skipif(os.name == "nt", reason="needs a pty")
@pytest.mark.parametrize("columns", [40, 80])
def test_a_message_on_a_terminal_is_broken_at_words(columns: int) -> None:
    lines = shown_on_a_terminal(columns, "list", "commitments", "--actor", "us")
    message = lines[next(n for n, line in enumerate(lines) if line.startswith("onrecord: ")) :]
    assert len(message) > 1
    assert max(map(cell_width, message)) <= columns
    assert "27 commitments of both sides are left out; --actor joint lists them" in " ".join(message)


@pytest.mark.skipif(os.name == "nt", reason="needs a pty")
def test_a_path_longer_than_the_terminal_stays_in_one_piece(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "a-folder-with-a-name-that-no-line-of-this-terminal-has-room-for"
    assert str(folder) in "\n".join(shown_on_a_terminal(40, "check", str(folder)))
