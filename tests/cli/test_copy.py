"""`onrecord copy`, end to end: where it went is said as it is, on stderr alone."""

from __future__ import annotations

import contextlib
import os
import pathlib
import re

import pytest

from onrecord.cli.exit_codes import NOT_FOUND, OK, USAGE_ERROR
from onrecord.clipboard import terminal
from tests.cli.running import Onrecord, Outcome, program
from tests.clipboard.emulator import SESSION, emulator
from tests.clipboard.programs import Programs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the fakes are written in sh")

NATIVE = ("wl-copy", "xclip", "xsel")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    """No clipboard in reach, no configuration, and a data folder of the test's own."""
    for name in SESSION:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").touch()


@pytest.fixture
def onrecord(onrecord: Onrecord) -> Onrecord:
    """Without what is said of cautions, which has tests of its own in test_cautions.py."""

    def run(*arguments: str) -> Outcome:
        result = onrecord(*arguments)
        lines = [line for line in result.err.splitlines(keepends=True) if "editor's caution" not in line]
        return Outcome(result.code, result.out, "".join(lines))

    return run


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> Programs:
    """Every helper, honest, each with a display: all of them keep what they are given in one place."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    fakes = Programs(tmp_path / "bin")
    for name in (*NATIVE, "tmux"):
        fakes.put(
            name,
            f"case \"$*\" in *out*|save-buffer*) cat '{fakes.board}' ;; "
            f"*) echo {name} >> '{tmp_path}/order'; cat > '{fakes.board}' ;; esac",
        )
    fakes.put("wl-paste", f"cat '{fakes.board}'")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.setenv(name, "set")
    return fakes


@pytest.fixture
def words(onrecord: Onrecord) -> str:
    """What a copy of p6.s7 should bring out."""
    return onrecord("show", "p6.s7", "--style", "quote").out.removesuffix("\n")


def _order(programs: Programs) -> list[str]:
    """In which the routes were tried; one that has to make way for itself runs its program twice."""
    file = programs.folder.parent / "order"
    return list(dict.fromkeys(file.read_text().split())) if file.exists() else []


def test_a_clipboard_that_was_read_back(onrecord: Onrecord, programs: Programs, words: str) -> None:
    done = onrecord("copy", "p6.s7")
    assert (done.code, done.out) == (OK, "")
    assert done.err == f"onrecord: copied {len(words)} characters (wl-copy, read back)\n"
    assert programs.board.read_text() == words
    assert _order(programs) == ["wl-copy"]


@pytest.mark.parametrize("ssh", [None, "SSH_TTY", "SSH_CONNECTION"])
def test_the_order(onrecord: Onrecord, programs: Programs, monkeypatch: pytest.MonkeyPatch, ssh: str | None) -> None:
    """Over ssh the terminal is nearer to the user than this machine; it cannot be verified, so that others follow."""
    programs.put("wl-copy", f"echo wl-copy >> '{programs.folder.parent}/order'; exit 1")
    if ssh:
        monkeypatch.setenv(ssh, "/dev/pts/7")
    assert onrecord("copy", "p6.s7").code == OK
    assert _order(programs) == (["tmux", "wl-copy", "xclip"] if ssh else ["wl-copy", "xclip"])


def test_the_tmux_buffer_is_not_called_copied(onrecord: Onrecord, programs: Programs, words: str) -> None:
    done = onrecord("copy", "p6.s7", "--route", "tmux")
    assert (done.code, done.out) == (OK, "")
    assert done.err == (
        f"onrecord: {len(words)} characters in the tmux buffer (read back; no attached terminal accepts it)\n"
    )
    assert programs.board.read_text() == words


def test_the_terminal_is_not_called_copied(words: str, tmp_path: pathlib.Path) -> None:
    with emulator() as terminal:
        done = terminal.onrecord("copy", "p6.s7")
    file = tmp_path / "data" / "last-copy.txt"
    assert (done.code, done.out) == (OK, "")
    assert done.err.startswith(
        f"onrecord: {len(words)} characters sent to the terminal (OSC 52; not verifiable), and saved to {file}\n"
    )
    assert terminal.clipboard == [words]
    assert file.read_text() == words


def test_a_file_alone(words: str, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "data" / "last-copy.txt"
    with emulator() as terminal:
        done = terminal.onrecord("copy", "p6.s7", "--route", "file")
    assert (done.code, done.out) == (OK, "")
    assert done.err.startswith(f"onrecord: {len(words)} characters saved to {file}\n")
    assert terminal.received == b""


def test_where_nothing_but_the_file_worked_the_doctor_is_named(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    done = onrecord("copy", "p6.s7", "--route", "xclip", "--route", "file")
    assert done.code == OK
    assert done.err.endswith("last-copy.txt: no clipboard reached; onrecord doctor says why\n")


@pytest.mark.usefixtures("programs")
def test_what_failed_must_be_tried_by_the_doctor_to_be_seen(onrecord: Onrecord, programs: Programs) -> None:
    programs.put("xclip", "sleep 300")
    done = onrecord("copy", "p6.s7", "--route", "xclip", "--route", "file")
    assert done.err.endswith(": no clipboard reached; onrecord doctor --test-clipboard says why\n")


@pytest.mark.parametrize("lie", ["exit 0", "cat > /dev/null", "sleep 300"])
def test_helpers_that_lie_or_hang_are_not_believed(onrecord: Onrecord, programs: Programs, lie: str) -> None:
    programs.put("xclip", lie)
    done = onrecord("copy", "p6.s7", "--route", "xclip")
    assert (done.code, done.out) == (NOT_FOUND, "")
    assert re.fullmatch(
        r"onrecord: not copied: xclip: (the text read back is not the text that was copied|did not answer within 1 s); "
        r"onrecord doctor --test-clipboard says more, --route show prints the text\n",
        done.err,
    )


@pytest.mark.parametrize(("route", "lacks"), [("wl-copy", "WAYLAND_DISPLAY"), ("xsel", "DISPLAY"), ("tmux", "TMUX")])
def test_a_route_that_is_not_there_says_what_is_missing(route: str, lacks: str) -> None:
    done = program("copy", "p6.s7", "--route", route)
    assert (done.returncode, done.stdout) == (NOT_FOUND, b"")
    assert done.stderr.startswith(f"onrecord: not copied: {route}: {lacks} is not set; onrecord doctor".encode())


def test_without_a_terminal_nothing_is_sent(onrecord: Onrecord) -> None:
    done = onrecord("copy", "p6.s7", "--route", "osc52")
    assert (done.code, done.out) == (NOT_FOUND, "")
    assert "osc52: there is no terminal to send to" in done.err


def test_nothing_at_all_is_said_and_counts_as_nothing(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    (tmp_path / "data").write_text("a file in the way")
    done = onrecord("copy", "p6.s7", "--route", "xsel", "--route", "file")
    assert (done.code, done.out) == (NOT_FOUND, "")
    assert done.err.startswith(f"onrecord: not copied: file: {tmp_path}")


@pytest.mark.parametrize("shown", [False, True])
def test_a_file_that_failed_is_said_beside_what_was_sent(
    onrecord: Onrecord, words: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, shown: bool
) -> None:
    (tmp_path / "data").write_text("a file in the way")
    monkeypatch.setattr(terminal, "controlling_terminal", lambda: contextlib.nullcontext(lambda sequence: None))
    routes = ("--route", "osc52", "--route", "file", *(("--route", "show") if shown else ()))
    done = onrecord("copy", "p6.s7", *routes)
    assert (done.code, done.out) == (OK, words + "\n" if shown else "")
    assert done.err == (
        f"onrecord: {len(words)} characters sent to the terminal (OSC 52; not verifiable); the file could not be "
        f"written: {tmp_path}/data/last-copy.txt: Not a directory; --route show prints the text\n"
    )


def test_showing_it_for_selecting_by_hand(onrecord: Onrecord, words: str) -> None:
    assert onrecord("copy", "p6.s7", "--route", "show").out == words + "\n"
    assert onrecord("copy", "p6.s7", "--route", "show").err == ""


def test_showing_it_where_the_others_failed(onrecord: Onrecord, words: str) -> None:
    done = onrecord("copy", "p6.s7", "--route", "xclip", "--route", "show")
    assert (done.code, done.out) == (OK, words + "\n")
    assert done.err.startswith("onrecord: not copied: xclip: DISPLAY is not set")


@pytest.mark.usefixtures("programs")
def test_not_showing_it_where_one_of_the_others_worked(onrecord: Onrecord) -> None:
    assert onrecord("copy", "p6.s7", "--route", "xclip", "--route", "show").out == ""


def test_the_configuration_sets_the_order_and_the_option_wins(
    onrecord: Onrecord, programs: Programs, tmp_path: pathlib.Path
) -> None:
    (tmp_path / "config.toml").write_text('routes = ["xsel", "file"]\n')
    assert "(xsel, read back)" in onrecord("copy", "p6.s7").err
    assert "(xclip, read back)" in onrecord("copy", "p6.s7", "--route", "xclip").err
    assert _order(programs) == ["xsel", "xclip"]


@pytest.mark.parametrize("style", ["japanese", "markdown", "csl-json"])
@pytest.mark.usefixtures("programs")
def test_the_bytes_are_those_that_show_prints(onrecord: Onrecord, programs: Programs, style: str) -> None:
    printed = onrecord("show", "p6", "--style", style).out
    assert onrecord("copy", "p6", "--style", style).code == OK
    assert programs.board.read_bytes() == printed.encode().removesuffix(b"\n")


@pytest.mark.parametrize(("style", "tag"), [("quote", "<i>"), ("markdown", "<blockquote "), ("plain", None)])
def test_html_goes_beside_the_text_where_the_style_has_it(
    onrecord: Onrecord, programs: Programs, style: str, tag: str | None
) -> None:
    """With a Mac's programs: AppleScript carries both, as hexadecimal digits."""
    script = programs.folder.parent / "script"
    programs.put("osascript", f"cat > '{script}'")
    programs.put("pbcopy", f"cat > '{programs.board}'")
    programs.put("pbpaste", f"cat '{programs.board}'")
    printed = onrecord("show", "p8.s1", "--style", style).out.removesuffix("\n")
    programs.board.write_text(printed)
    done = onrecord("copy", "p8.s1", "--style", style, "--route", "pbcopy")
    assert done.err == f"onrecord: copied {len(printed)} characters (pbcopy, read back)\n"
    assert script.exists() == (tag is not None)
    if tag:
        html, text = re.findall(r"«data (?:HTML|utf8)([0-9a-f]+)»", script.read_text())
        assert tag in bytes.fromhex(html).decode()
        assert bytes.fromhex(text).decode() == printed


PARTS = [
    ("p8.s1", "concurred on holding", "“[C]oncurred on holding …”"),
    ("p8.s1", " Ninth meeting of the Dialogue\n", "“… Ninth meeting of the Dialogue …”"),
    ("p8", "in the United States in 2024", "“[I]n the United States in 2024.”"),
    ("commitments/ninth-meeting", "the Ninth meeting", "“[T]he Ninth meeting …”"),
]


@pytest.mark.parametrize(("ref", "part", "shown"), PARTS)
def test_a_part_of_a_sentence_is_marked_as_such_and_show_prints_the_same(
    onrecord: Onrecord, programs: Programs, ref: str, part: str, shown: str
) -> None:
    assert onrecord("copy", ref, "--part", part).err.startswith("onrecord: copied ")
    copied = programs.board.read_text()
    assert copied.startswith(f"{shown} (Joint Statement")
    assert onrecord("show", ref, "--style", "quote", "--part", part).out == copied + "\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ("p8.s1", "--part", "oncurred on"),
            NOT_FOUND,
            "p8.s1 does not have “oncurred on”; the nearest words are “concurred on”",
        ),
        (
            ("p8.s1", "--part", ""),
            NOT_FOUND,
            "p8.s1 does not have “” as whole words; onrecord show p8.s1 prints its text",
        ),
        (("p8.s1", "--part", "zebra"), NOT_FOUND, "p8.s1 does not have “zebra” as whole words; onrecord show p8.s1"),
        (("commitments/ninth-meeting", "--part", "moon"), NOT_FOUND, "p8.s1 does not have “moon” as whole words"),
        (("areas/commercial", "--part", "new comercial LEO"), NOT_FOUND, "words of p6.s2 are “new commercial LEO”"),
        (("p8.s1", "--part", "x", "--words"), USAGE_ERROR, "not allowed with"),
        (("p8.s1", "--words"), USAGE_ERROR, "for a passage use --part TEXT"),
        (("p99",), NOT_FOUND, "p99"),
        (("nine",), USAGE_ERROR, "nine"),
        (("p6.s7", "--route", "carrier-pigeon"), USAGE_ERROR, "carrier-pigeon"),
        (("p6.s7", "--style", "no-such"), USAGE_ERROR, "no-such"),
        ((), USAGE_ERROR, "REF"),
    ],
)
def test_what_cannot_be_copied(
    onrecord: Onrecord, programs: Programs, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = onrecord("copy", *arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "Traceback" not in done.err
    assert _order(programs) == []
