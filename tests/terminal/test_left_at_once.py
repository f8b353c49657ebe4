"""Ten real browsers that are left at once: each keeps the search that somebody kept in it."""

from __future__ import annotations

import pathlib
import shlex

import pytest

from onrecord.settings import read_state
from tests.clipboard.servers import wait_until
from tests.terminal.test_real_terminal import PROGRAM, Start, start
from tests.tiers import trials

__all__ = ["start"]
QUERIES = (
    "slim",
    "debris",
    "gateway",
    "artemis",
    "lunar",
    "quantum",
    "satellite",
    "security",
    "asteroid",
    "navigation",
)

pytestmark = pytest.mark.skipif(not trials(test=0, soak=1), reason="ten browsers: make soak")


def test_none_loses_what_another_kept(start: Start, tmp_path: pathlib.Path) -> None:
    server = start((100, 30))
    windows = [f"{server.run('display-message', '-p', '#S').strip()}:{number + 1}" for number in range(len(QUERIES))]
    for window in windows:
        command = f"{shlex.quote(str(PROGRAM))}; echo left with $?; sleep 60"
        server.run("new-window", "-d", "-t", window, "sh", "-c", command)

    def shown(text: str) -> bool:
        return all(text in server.run("capture-pane", "-p", "-t", window) for window in windows)

    wait_until(lambda: shown("At a glance"), "ten browsers")
    for window, query in zip(windows, QUERIES, strict=True):
        server.run("send-keys", "-t", window, "/")
        server.run("send-keys", "-t", window, "-l", query)
    wait_until(lambda: shown("found"), "ten answers")
    for keys, expected in (("C-s", "kept “"), ("Escape", "Enter to Missions")):
        for window in windows:
            server.run("send-keys", "-t", window, keys)
        wait_until(lambda text=expected: shown(text), expected)  # type: ignore[misc]
    leave = [word for window in windows for word in ("send-keys", "-t", window, "q", ";")]
    server.run(*leave[:-1])
    wait_until(lambda: shown("left with 0"), "ten ends")
    assert set(read_state(tmp_path / "data" / "state.toml").saved) == set(QUERIES)
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["state.toml"]
