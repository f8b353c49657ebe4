"""Only one thread imports modules of ours: two that import those of one room at once may get each other's half made."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

SESSION = """
import asyncio, pathlib, sys, threading

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("onrecord") and threading.current_thread() is not threading.main_thread():
            print(threading.current_thread().name, "imports", name)

sys.meta_path.insert(0, Watch())

from onrecord.packs import survey
survey.MAX_IN_MEMORY_BYTES = int(sys.argv[1])

from onrecord.library import open_library
from onrecord.packs import bundled_packs
from onrecord.tui import OnrecordApp

async def use():
    app = OnrecordApp(open_library(bundled_packs(), pathlib.Path(sys.argv[2])))
    async with app.run_test() as pilot:
        for keys in ("y", "/ s l i m enter", "F escape", "c p", "Y", "a t Y escape", "? escape", "ctrl+l"):
            await pilot.press(*keys.replace("/", "slash").replace("?", "question_mark").split())
            await app.workers.wait_for_complete()
        assert app.browser.results.hits

asyncio.run(use())
"""


@pytest.mark.parametrize("in_memory", [0, 1 << 40], ids=["index file", "in memory"])
def test_no_other_thread_imports(tmp_path: pathlib.Path, in_memory: int) -> None:
    environment = {**os.environ, "ONRECORD_DATA": str(tmp_path), "DISPLAY": ":48151"}
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(in_memory), str(tmp_path / "cache")],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout == ""
