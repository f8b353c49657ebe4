"""A slow start says so in its first line, and a quick one says nothing."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

SLOW = """
import sys, time
class Slowly:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            time.sleep(1.0)
sys.meta_path.insert(0, Slowly())
import onrecord.cli.slow_start as slow_start
slow_start.announce_if_slow.__defaults__ = ({patience},)
from onrecord.cli import main
sys.exit(main({arguments!r}))
"""

# Stands for an archive that takes a second to index, wherever the program lies. The browser's second loading has all
# the time that it needs, since this computer may be slow.
WORKING = """
import sys, time
import onrecord.cli.slow_start as slow_start
from onrecord.cli import entry, main, packs_option
from onrecord import library
from onrecord.packs import load_packs, survey
def open_library(places, cache, progress):
    for done in range(10):
        progress(done)
        time.sleep(0.1)
    slow_start.announce_if_slow.__defaults__ = (600.0,)
    return library.library_in_memory(load_packs(places))
survey.MAX_IN_MEMORY_BYTES = 0
library.open_library = open_library
load_command = entry.load_command
def load(name):
    command = load_command(name)
    slow_start.loading_is_over()
    slow_start.announce_if_slow.__defaults__ = (0.4,)
    slow_start.announce_if_slow()  # as if loading had just begun
    return command
entry.load_command = load
sys.exit(main({arguments!r}))
"""


def said_on_a_terminal(name: str, patience: float, *arguments: str, home: pathlib.Path) -> str:
    """All that arrives at a terminal from a start in which loading that module takes a second."""
    return said_on_a_terminal_by(SLOW.format(name=name, patience=patience, arguments=list(arguments)), home=home)


def said_on_a_terminal_by(script: str, *, home: pathlib.Path) -> str:
    """All that arrives at a terminal from the script, until the browser opens."""
    outside, inside = os.openpty()
    env = {**os.environ, "HOME": str(home), "TERM": "xterm-256color", "ONRECORD_DATA": str(home)}
    process = subprocess.Popen([sys.executable, "-c", script], stdin=inside, stdout=inside, stderr=inside, env=env)
    os.close(inside)
    output = b""
    try:
        while part := os.read(outside, 65536):
            output += part
            if b"\x1b[?1049h" in output:
                process.kill()
    except OSError:  # the other end is closed
        pass
    process.wait()
    os.close(outside)
    return output.decode("utf-8", "replace")


LINE = "onrecord: loading from a slow place; a copy on a local disk starts faster\r\n"


@pytest.mark.parametrize(
    ("name", "arguments"), [("onrecord.cli.list", ("list", "areas")), ("textual.app", ("--no-state",))]
)
def test_a_slow_start_says_so_first(name: str, arguments: tuple[str, ...], tmp_path: pathlib.Path) -> None:
    output = said_on_a_terminal(name, 0.2, *arguments, home=tmp_path)
    assert output.startswith(LINE)
    assert output.count(LINE) == 1
    assert len(output) > len(LINE)


def test_a_start_within_the_time_says_nothing(tmp_path: pathlib.Path) -> None:
    output = said_on_a_terminal("onrecord.cli.list", 600, "list", "areas", home=tmp_path)
    assert "slow place" not in output
    assert "areas/security" in output


@pytest.mark.parametrize("module", ["onrecord.cli.list", "onrecord.cli.browse"])
def test_work_that_takes_long_is_not_taken_for_a_slow_place(module: str, tmp_path: pathlib.Path) -> None:
    """Packs are read and indexed for a second, with a bar, on a terminal where loading has half of that time."""
    arguments = ["list", "areas"] if module == "onrecord.cli.list" else ["--no-state"]
    script = WORKING.format(arguments=arguments)
    output = said_on_a_terminal_by(script, home=tmp_path)
    assert "indexing [" in output
    assert "slow place" not in output


def test_where_messages_go_to_a_file_nothing_is_said() -> None:
    script = SLOW.format(name="onrecord.cli.list", patience=0.2, arguments=["list", "areas"])
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
