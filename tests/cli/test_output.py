"""The two streams: UTF-8 data, LF line ends, closed pipes, full disks, hostile words."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

from onrecord.cli import output
from onrecord.cli.exit_codes import UsageError
from onrecord.cli.text import decode_argument
from tests.cli.running import Onrecord, program, started
from tests.packs.a_pack import write_pack

ASCII_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
HOSTILE = "\x1b]0;owned\x07\x1b[31m\u202e\r\n\x9b2J"
on_posix = pytest.mark.skipif(os.name == "nt", reason="closed descriptors and pipes as POSIX has them")


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "p6.s7", "--style", "quote"),
        ("show", "missions/slim"),
        ("list", "missions", "--format", "json"),
        ("list", "participants", "--format", "md"),
        ("list", "terms", "--format", "csv"),
        ("search", "宇宙".encode()),
        ("search", "--help"),
    ],
    ids=str,
)
def test_data_is_the_same_bytes_in_an_ascii_locale(arguments: tuple[str | bytes, ...]) -> None:
    plain = program(*arguments, **ASCII_LOCALE)
    unicode = program(*arguments, PYTHONUTF8="1")
    assert plain.returncode == 0
    assert plain.stderr == b"" or (b"editor's caution" in plain.stderr and plain.stderr.isascii())
    assert plain.stdout == unicode.stdout
    assert not plain.stdout.isascii()
    plain.stdout.decode("utf-8")


def test_messages_survive_an_ascii_locale() -> None:
    result = program("list", "宇宙".encode(), **ASCII_LOCALE)
    assert result.returncode == 2
    assert result.stderr.isascii()
    assert b"no section" in result.stderr


@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_line_ends_are_lf_also_where_the_system_has_others(form: str) -> None:
    script = (
        "import sys; sys.stdout.reconfigure(newline='\\r\\n'); from onrecord.cli import main; "
        f"main(['list', 'missions', '--format', {form!r}])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert b"\n" in result.stdout
    assert b"\r" not in result.stdout


@on_posix
@pytest.mark.parametrize(
    "arguments", [("list", "commitments", "--format", "json"), ("show", "p6"), ("list", "--help"), ("--version",)]
)
def test_a_closed_pipe_ends_it_silently(arguments: tuple[str, ...]) -> None:
    process = started(*arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    process.stdout.close()
    _, err = process.communicate()
    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(not pathlib.Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [("show", "p6"), ("list", "--help")])
def test_a_full_disk_is_said(arguments: tuple[str, ...]) -> None:
    with pathlib.Path("/dev/full").open("wb") as full:
        process = started(*arguments, stdout=full, stderr=subprocess.PIPE)
        _, err = process.communicate()
    assert process.returncode == 2
    assert err == b"onrecord: the output could not be written: no space left on device\n"


@on_posix
def test_streams_that_were_closed_by_whoever_started_us() -> None:
    shell = ["sh", "-c", '"$0" -m onrecord show p6 >&-', sys.executable]
    result = subprocess.run(shell, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (result.returncode, b"Traceback" in result.stderr) == (2, False)
    shell = ["sh", "-c", '"$0" -m onrecord show p99 2>&-', sys.executable]
    result = subprocess.run(shell, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (result.returncode, result.stdout) == (1, b"")


def test_no_standard_output_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    output.prepare_streams()
    output.finish()
    output.message("unheard")
    with pytest.raises(UsageError):
        output.data("x")


@pytest.mark.parametrize(
    "arguments",
    [
        (HOSTILE,),
        (f"--{HOSTILE}",),
        ("list", HOSTILE),
        ("list", "missions", "--area", HOSTILE),
        ("list", "missions", "--format", HOSTILE),
        ("list", "participants", "--side", HOSTILE),
        ("list", "missions", HOSTILE),
        ("list", "missions", "--pack", HOSTILE),
        ("show", HOSTILE),
        ("show", HOSTILE * 100),
        ("show", f"missions/{HOSTILE}"),
        ("show", f"{HOSTILE}/slim"),
        ("show", f"{HOSTILE}:p6"),
        ("show", "p6", "--style", HOSTILE),
        ("show", "p6", "--style", "quote", "--format", HOSTILE),
        ("search", "zzzz" + HOSTILE),
        ("search", f"--{HOSTILE}"),
        ("search", "x", "--limit", HOSTILE),
        ("check", HOSTILE),
    ],
    ids=repr,
)
def test_hostile_words_do_not_reach_the_terminal(onrecord: Onrecord, arguments: tuple[str, ...]) -> None:
    result = onrecord(*arguments)
    assert result.code in (1, 2)
    assert result.out == ""
    assert result.err.replace("\n", "").isprintable()
    assert [line for line in result.err.splitlines() if not line.startswith("onrecord: ")] == []
    assert len(result.err.splitlines()) <= 2
    assert "Traceback" not in result.err


@pytest.mark.parametrize("arguments", [("show", b"p6\xff\xfe"), ("search", b"zzzz\xff"), ("check", b"/no\xff")])
def test_words_that_are_not_utf_8(arguments: tuple[str | bytes, ...]) -> None:
    for environment in ({}, ASCII_LOCALE):
        result = program(*arguments, **environment)
        assert result.returncode in (1, 2)
        assert b"Traceback" not in result.stderr


@on_posix
def test_a_hostile_folder_name_is_escaped_in_what_check_prints(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    pack = write_pack(tmp_path / "evil\x1b[31m\u202e")
    pack.remove("source.txt")
    result = onrecord("check", str(pack.path))
    assert result.code == 1
    assert (result.out + result.err).replace("\n", "").isprintable()


def test_typed_words_are_unicode() -> None:
    assert decode_argument("宇宙") == "宇宙"
    assert decode_argument(os.fsdecode("宇宙".encode())) == "宇宙"
    assert decode_argument("a\udcff").isprintable()
    assert not any("\ud800" <= char <= "\udfff" for char in decode_argument("a\udcff宇\ud800"))
