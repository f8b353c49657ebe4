"""Locks between processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from onrecord.storage import file_lock
from tests.tiers import trials

HOLDER = """
import sys, pathlib
from onrecord.storage import file_lock
with file_lock(pathlib.Path(sys.argv[1]), 0) as held:
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
    with file_lock(file, 0.05) as held:
        assert not held
    holder.kill()
    holder.wait()
    with file_lock(file, 5) as held:
        assert held


def test_the_locked_file_itself_is_not_made_and_the_lock_leaves_nothing(tmp_path: Path) -> None:
    with file_lock(tmp_path / "state.toml", 0) as held:
        assert held
        assert [each.name for each in tmp_path.iterdir()] == ["state.toml.lock"]
    assert not list(tmp_path.iterdir())


def test_who_could_not_have_it_leaves_it_to_the_holder(tmp_path: Path) -> None:
    with file_lock(tmp_path / "state.toml", 0):
        with file_lock(tmp_path / "state.toml", 0) as held:
            assert not held
        assert [each.name for each in tmp_path.iterdir()] == ["state.toml.lock"]


COUNTER = """
import sys, pathlib
from onrecord.storage import file_lock
file = pathlib.Path(sys.argv[1])
for _ in range(int(sys.argv[2])):
    with file_lock(file, 60) as held:
        assert held
        number = int(file.read_text())
        file.write_text(str(number + 1))
"""


def test_one_at_a_time_though_each_removes_the_lock(tmp_path: Path) -> None:
    """Reading and writing in place loses counts as soon as two processes hold the lock."""
    file = tmp_path / "count"
    file.write_text("0")
    times = trials(test=50, soak=1_000)
    words = [sys.executable, "-c", COUNTER, str(file), str(times)]
    counters = [subprocess.Popen(words) for _ in range(4)]
    assert [counter.wait() for counter in counters] == [0] * 4
    assert file.read_text() == str(4 * times)
