"""A Python without SQLite, as if built without its headers."""

from __future__ import annotations

import json
import pathlib
import sys
from collections.abc import Iterator

import pytest

from tests.anywhere.running import Surroundings
from tests.support.tmux import Tmux

WITHOUT = """
import sys
sys.modules["_sqlite3"] = None
from onrecord.cli import main
from onrecord.packs import survey
survey.MAX_IN_MEMORY_BYTES = {}
sys.exit(main())
"""
SMALL = [sys.executable, "-c", WITHOUT.format(1 << 40)]
# Treats every pack as a large archive.
LARGE = [sys.executable, "-c", WITHOUT.format(0)]


@pytest.mark.parametrize("words", ["search moon", "completion bash", "completion --values QUERY area: onrecord"])
def test_what_needs_none_is_as_ever(program: list[str], tmp_path: pathlib.Path, words: str) -> None:
    expected = Surroundings().run(program, *words.split(), home=tmp_path)
    done = Surroundings().run(SMALL, *words.split(), home=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, expected.stdout, b"")


@pytest.mark.parametrize("words", ["search moon", "show p6.s7", "list areas"])
def test_large_archives_are_read_into_memory(program: list[str], tmp_path: pathlib.Path, words: str) -> None:
    expected = Surroundings().run(program, *words.split(), home=tmp_path)
    done = Surroundings().run(LARGE, *words.split(), home=tmp_path)
    assert (done.returncode, done.stdout) == (0, expected.stdout)
    said = b"onrecord: this Python has no SQLite: the packs are read into memory\n"
    assert done.stderr == (said if words.startswith("search") else b"")


def test_the_doctor_says_so(tmp_path: pathlib.Path) -> None:
    done = Surroundings().run(SMALL, "doctor", "--format", "json", home=tmp_path)
    assert json.loads(done.stdout)["versions"]["SQLite"] == "NONE: this Python was built without it"
    assert done.stderr == b""


def test_no_index_can_be_built(tmp_path: pathlib.Path) -> None:
    done = Surroundings().run(LARGE, "index", home=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == (
        b"onrecord: this Python has no SQLite, which the index needs; run onrecord with a Python that has it, or "
        b"without an index: the packs are read into memory\n"
    )


@pytest.fixture
def server(tmp_path: pathlib.Path) -> Iterator[Tmux]:
    started = Tmux.start(tmp_path, (100, 30))
    yield started
    started.stop()


def test_one_browses_and_searches(server: Tmux) -> None:
    script = server.folder / "without.py"
    script.write_text(WITHOUT.format(0))
    server.type(f"clear; '{sys.executable}' '{script}'; echo left with $?")
    server.keys("Enter")
    server.wait_for("Artemis", "this Python has no SQLite")
    server.keys("/")
    server.type("moon")
    server.wait_for("found")
    server.keys("Escape")
    server.wait_for("Enter to Missions")
    server.keys("q")
    server.wait_for("left with 0")
