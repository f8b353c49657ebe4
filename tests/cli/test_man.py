"""`onrecord man`: complete, true, and a page that man, groff and mandoc read without complaint."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess

import pytest

from onrecord.cli.command_spec import command_specs
from onrecord.cli.man import ENVIRONMENT, manual, roff
from tests.cli.running import Onrecord
from tests.support.tmux import need

SOURCE = pathlib.Path(__file__).parents[2] / "src" / "onrecord"
NO_DATE = 'WARNING: missing date, using "": TH'


@pytest.fixture
def page(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "onrecord.1"
    path.write_text(manual(), encoding="utf-8")
    return path


def shown(page: pathlib.Path) -> str:
    """As a person reads it, with one space between words."""
    need("man")
    done = subprocess.run(
        ["man", "--warnings", "-l", str(page)],
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "MANWIDTH": "100", "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return " ".join(done.stdout.split())


def test_it_is_printed(onrecord: Onrecord) -> None:
    result = onrecord("man")
    assert (result.code, result.err, result.out) == (0, "", manual())
    assert result.out.isascii()


def test_every_command_option_and_sentence_of_the_help_is_in_it(page: pathlib.Path) -> None:
    text = shown(page)
    assert len(command_specs()) > 1
    for command in command_specs():
        assert command.summary in text
        assert all(" ".join(example.split()) in text for example in command.examples)
        for argument in (*command.options, *command.operands):
            assert argument.help in text, (command.name, argument)
            assert ", ".join(argument.names) in text
            assert argument.metavar in text or "|".join(argument.choices) in text


def test_every_variable_that_is_asked_for_is_in_it() -> None:
    asked = {
        name
        for path in SOURCE.rglob("*.py")
        for name in re.findall(r"ONRECORD_[A-Z]+", path.read_text(encoding="utf-8"))
    }
    assert asked == {name for name in ENVIRONMENT if name.startswith("ONRECORD")}


def test_mandoc_finds_nothing_but_that_it_has_no_date(page: pathlib.Path) -> None:
    need("mandoc")
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning", page.name],
        cwd=page.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert [line.split(": ", 2)[2] for line in done.stdout.splitlines()] == [NO_DATE], done.stdout


def test_text_that_roff_would_act_on(tmp_path: pathlib.Path) -> None:
    need("man")
    text = """\\fBx\\n(a "b" 'c' `d` ^ ~ --e “宇宙” – …"""
    path = tmp_path / "odd.1"
    path.write_text(f'.TH ODD 1 ""\n.SH NAME\nodd \\- {roff(text)}\n', encoding="utf-8")
    assert text in shown(path)
