"""Locks between processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from onrecord.storage import locked

HOLDER = """
import sys, pathlib
from onrecord.storage import locked
with locked(pathlib.Path(sys.argv[1]), 0) as held:
    print(held, flush=True)
    sys.stdin.readline()
"""


def test_a_lock_held_by_another_process_is_waited_for_and_ends_with_it(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "state.toml"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    with locked(file, 0.05) as held:
        assert not held
    holder.kill()
    holder.wait()
    with locked(file, 5) as held:
        assert held


def test_the_locked_file_itself_is_not_made(tmp_path: Path) -> None:
    with locked(tmp_path / "state.toml", 0) as held:
        assert held
    assert [each.name for each in tmp_path.iterdir()] == ["state.toml.lock"]
