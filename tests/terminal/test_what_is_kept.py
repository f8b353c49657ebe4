"""What the installed program leaves on the disk after somebody browsed, and where it opens the next time."""

from __future__ import annotations

import pathlib
import re
import shlex
import shutil
import tomllib

from tests.support.tmux import Tmux
from tests.terminal.apart import program_apart
from tests.terminal.test_real_terminal import PROGRAM, Start, start

__all__ = ["start"]
OURS = "onrecord-files"


def browse(server: Tmux, command: str, *keys: str, expected: str = "quit") -> None:
    """Open, press keys one after another, and leave."""
    server.type(f"clear; {command}; echo left with $?")
    server.keys("Enter")
    server.wait_for(expected, "quit")
    for key in keys:
        server.keys(key)
    server.keys("q")
    server.wait_for("left with 0")
    server.wait_for_prompt()


def written(folder: pathlib.Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {"tmux.conf"}


def test_browsing_writes_one_state_file_and_begins_there_again(start: Start, tmp_path: pathlib.Path) -> None:
    server = start((120, 36))
    browse(server, str(PROGRAM), "8", "j")
    assert written(tmp_path) == {"data/state.toml"}
    before = (tmp_path / "data" / "state.toml").read_bytes()
    assert tomllib.loads(before.decode())["target"] == "p2"
    browse(server, f"{PROGRAM} --no-state", "3", expected="Missions")
    assert (tmp_path / "data" / "state.toml").read_bytes() == before
    browse(server, str(PROGRAM), expected="Full text")
    assert tomllib.loads((tmp_path / "data" / "state.toml").read_text())["target"] == "p2"
    browse(server, f"{PROGRAM} --fresh", "7", expected="SLIM")
    assert tomllib.loads((tmp_path / "data" / "state.toml").read_text())["section"] == "terms"
    assert written(tmp_path) == {"data/state.toml"}


def test_without_a_state_nothing_is_written(start: Start, tmp_path: pathlib.Path) -> None:
    server = start((80, 24))
    browse(server, f"{PROGRAM} --no-state", "8", "j")
    assert written(tmp_path) == set()


def test_a_portable_program_keeps_everything_beside_it(start: Start, tmp_path: pathlib.Path) -> None:
    server = start((80, 24))
    before = written(tmp_path)
    browse(server, f"{shlex.join(program_apart(tmp_path / 'apart'))} --portable", "8")
    beside = tmp_path / "apart" / OURS
    assert written(beside) == {"state.toml"}
    shutil.rmtree(tmp_path / "apart")
    assert written(tmp_path) == before


def test_searches_that_cannot_be_kept_are_asked_for_and_rescued(start: Start, tmp_path: pathlib.Path) -> None:
    (tmp_path / "data").write_text("a file in the way")
    server = start((120, 36))
    server.type(f"{PROGRAM}; echo left with $?")
    server.keys("Enter")
    server.wait_for("Artemis", "quit")
    server.keys("/")
    server.type("slim")
    server.wait_for("found")
    server.keys("C-s")
    server.wait_for("“slim” is kept only until you leave:")
    server.keys("Escape")
    server.wait_for("Enter to Missions")
    server.keys("q")
    server.wait_for("1 kept search could not be remembered: q again quits")
    server.keys("q")
    said = "".join(server.wait_for("left with 0").split("\n"))
    rescued = re.search(r"the searches that you kept in this session are in (\S*onrecord-searches-\w+\.txt)", said)
    assert rescued
    assert pathlib.Path(rescued[1]).read_text() == "slim\n"
    pathlib.Path(rescued[1]).unlink()
