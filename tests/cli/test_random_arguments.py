"""Whatever stands on the command line: a documented exit code, no traceback, nothing that acts on a terminal."""

from __future__ import annotations

import os
import pathlib
import random

import pytest

from onrecord.cli.summaries import SUMMARIES
from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder
from tests.tiers import trials

SEED = 23
WORDS = (
    *SUMMARIES,
    *(
        "missions",
        "participants",
        "sentences",
        "all",
        "p6",
        "p6.s7",
        "p6.s7-s8",
        "p99",
        "missions/slim",
        "missions/nope",
    ),
    *(
        "japan-us-space-8:p6.s7",
        "nope:p1",
        "anti satellite",
        "outcome:missed",
        "grade:>9",
        "verb:",
        '"unclosed',
        "-",
        "--",
    ),
    *(
        "--format",
        "--pack",
        "--area",
        "--side",
        "--actor",
        "--kind",
        "--limit",
        "--style",
        "--route",
        "--part",
        "--words",
    ),
    *(
        "--explain",
        "--anew",
        "--help",
        "--version",
        "--portable",
        "--no-state",
        "--fresh",
        "--init",
        "--test-clipboard",
    ),
    *(
        "json",
        "csv",
        "md",
        "text",
        "tsv",
        "html",
        "quote",
        "record",
        "show",
        "file",
        "bash",
        "security",
        "us",
        "0",
        "-1",
        "7",
    ),
    *("", " ", "\x1b[2J", "\u202e", "\ud800", "宇宙", "a" * 5_000, "%s", "{0}", "$(touch x)", "../..", "/dev/null"),
)
NEEDS_A_TERMINAL_OR_TIME = {"--test-clipboard", "--portable"}
"""Tried where they are at home: these change the session or the program's folder."""


def arguments(dice: random.Random, folder: str) -> list[str]:
    first = [dice.choice(list(SUMMARIES))] if dice.random() < 0.8 else []
    rest = dice.choices((*WORDS, folder), k=dice.randrange(7))
    return [word for word in (*first, *rest) if word not in NEEDS_A_TERMINAL_OR_TIME]


def test_random_argument_lists(
    onrecord: Onrecord, a_pack: PackFolder, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice, count = random.Random(SEED), trials(test=150, soak=3_000)
    print(f"seed {SEED}, {count} argument lists")
    (here := tmp_path / "here").mkdir()
    monkeypatch.chdir(here)
    asked: set[str] = set()
    for _ in range(count):
        line = arguments(dice, str(a_pack.path))
        asked |= set(line) if {"backup", "export"}.intersection(line) else set()
        outcome = onrecord(*line)
        assert outcome.code in (0, 1, 2), line
        output = outcome.out + outcome.err
        assert "Traceback" not in output, line
        assert "an internal error" not in output, line
        assert not [char for char in output if ord(char) < 32 and char not in "\n\t\r"], line
    assert {path.name for path in here.iterdir()} <= asked, "no argument is run by a shell, or else written to"
    assert pathlib.Path(os.devnull).is_char_device()
