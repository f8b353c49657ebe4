"""What the browser has loaded when its first picture stands: nothing that only a later key needs."""

from __future__ import annotations

import importlib.util
import os
import sys

import pytest

from tests.clipboard.emulator import emulator
from tests.clipboard.servers import wait_until

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

LATER = {
    "before something is searched for": ("onrecord.search", "onrecord.session.search_worker", "sqlite3"),
    "before something is copied": (
        *("onrecord.session.copying", "onrecord.session.collecting", "onrecord.session.copy_content"),
        *("onrecord.session.copy_delivery", "onrecord.session.copy_queue"),
        *("onrecord.clipboard", "onrecord.clipboard.display", "onrecord.quoting.excerpts"),
        *("onrecord.clipboard.diagnosis", "onrecord.clipboard.self_test", "pyperclip"),
    ),
    "before another screen is opened": (
        *("onrecord.tui.plain_view", "onrecord.tui.screens.palette"),
        *(f"onrecord.tui.screens.{name}" for name in ("prompt", "picker", "clippings", "text_screen")),
    ),
    "while the pack that ships need not be proved": (
        *("onrecord.packs.parse", "onrecord.packs.reader", "onrecord.packs.schema", "onrecord.packs.rules"),
    ),
    "while packs are small": ("onrecord.library.indexed",),
    "before something is written": ("tomli_w", "csv", "zipfile"),
    "unless it is asked for": ("onrecord.tui.ambiguous_width",),
    "by any other command": tuple(f"onrecord.cli.{name}" for name in ("search", "show", "copy", "doctor", "man")),
    "at all": (
        *("pygments", "markdown_it", "tree_sitter", "textual.widgets._markdown", "textual.widgets._text_area"),
        *("multiprocessing", "concurrent.futures.process", "xml", "email", "http", "urllib.request", "unittest"),
    ),
}
"""When each is first needed."""
NOT_INSTALLED = {"tree_sitter"}
"""Textual would load it if it were."""

SCRIPT = """
import sys
import onrecord.tui
from onrecord.cli import main

def seen():
    with open(sys.argv[1], "x") as file:
        file.write("\\n".join(sys.modules) + "\\n.")

onrecord.tui._restart_garbage_collection = seen
main(["--no-state"])
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of all modules that were loaded then."""
    import termios

    folder = tmp_path_factory.mktemp("first-picture")
    written = folder / "modules"
    with emulator() as terminal:
        termios.tcsetwinsize(terminal.inside, (36, 120))
        home = {"HOME": str(folder), "ONRECORD_DATA": str(folder), "TERM": "xterm-256color", "NO_COLOR": ""}
        browser = terminal.start([sys.executable, "-c", SCRIPT, str(written)], home, terminal.inside)
        try:
            wait_until(lambda: written.exists() and written.read_text().endswith("."), "the first picture")
        finally:
            browser.kill()
            browser.wait()
    return set(written.read_text().splitlines())


@pytest.mark.parametrize("when", LATER)
def test_it_is_not_loaded(loaded: set[str], when: str) -> None:
    assert "textual.app" in loaded
    assert not loaded & set(LATER[when])


@pytest.mark.parametrize("when", LATER)
def test_it_is_there_to_be_loaded(when: str) -> None:
    """A name that nothing has any more would be kept out for ever."""
    gone = [name for name in LATER[when] if name not in NOT_INSTALLED and importlib.util.find_spec(name) is None]
    assert gone == []
