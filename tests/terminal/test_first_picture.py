"""What the browser has loaded when its first picture stands: nothing that only a later key needs."""

from __future__ import annotations

import importlib.util
import os
import sys
from typing import NamedTuple

import pytest

from tests.clipboard.emulator import emulator
from tests.clipboard.servers import wait_until

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

LATER = {
    "before something is searched for": (
        *("onrecord.search", "onrecord.session.searching", "onrecord.session.search_worker", "sqlite3"),
        *(f"onrecord.navigation.{name}" for name in ("result_rows", "hit_row", "hit_words")),
    ),
    "before a command is run": (
        *("onrecord.tui.startup", "onrecord.session.background", "onrecord.session.view"),
        *("onrecord.session.dialogs", "onrecord.session.listing", "onrecord.session.locations"),
        *("onrecord.session.current_brief", "onrecord.session.note_keeper"),
        *("onrecord.navigation.list_filter", "onrecord.navigation.resolve", "onrecord.navigation.other_packs"),
        *("onrecord.model.suggestions", "onrecord.text.similarity"),
    ),
    "before words are selected": ("onrecord.navigation.document_words", "onrecord.text.word_boundaries"),
    "before the full text is read": ("onrecord.navigation.full_text", "onrecord.navigation.margin"),
    "while there is no note of the user's own": ("onrecord.navigation.noted", "onrecord.navigation.note_blocks"),
    "while every pack can be read": ("onrecord.navigation.unreadable",),
    "while files of TOML are as they should be": ("onrecord.text.toml_lines",),
    "before the browser ends": ("onrecord.session.quitting", "onrecord.briefs.abnormal_exit"),
    "before something is copied": (
        *("onrecord.session.copying", "onrecord.session.collecting", "onrecord.session.copy_content"),
        *("onrecord.session.copy_delivery", "onrecord.session.copy_queue"),
        *("onrecord.clipboard", "onrecord.clipboard.display", "onrecord.quoting.excerpts"),
        *("onrecord.clipboard.diagnosis", "onrecord.clipboard.self_test", "pyperclip"),
    ),
    "before something is typed": (
        *("onrecord.tui.widgets.finder", "onrecord.session.completion_cycle", "onrecord.text.folding"),
    ),
    "before another screen is opened": (
        *("onrecord.tui.plain_view", "onrecord.tui.screens.palette", "onrecord.tui.screens.sheet"),
        *(f"onrecord.tui.screens.{name}" for name in ("prompt", "picker", "clippings", "text_screen")),
    ),
    "while the pack that ships need not be proved": (
        *("onrecord.packs.parse", "onrecord.packs.reader", "onrecord.packs.schema", "onrecord.packs.rules"),
        "onrecord.packs.problem",
    ),
    "while packs are small": ("onrecord.library.indexed", "onrecord.library.opening", "onrecord.library.sqlite"),
    "before something is written": ("tomli_w", "csv", "zipfile"),
    "unless it is asked for": ("onrecord.tui.ambiguous_width", "onrecord.session.reloading"),
    "without options": ("argparse", "gettext", "onrecord.cli.parser"),
    "while nothing is configured": (
        *("onrecord.session.configured_names", "onrecord.settings.table", "onrecord.settings.validation"),
    ),
    "by any other command": tuple(f"onrecord.cli.{name}" for name in ("search", "show", "copy", "doctor", "man")),
    "at all": (
        *("pygments", "markdown_it", "tree_sitter", "textual.widgets._markdown", "textual.widgets._text_area"),
        *("multiprocessing", "concurrent.futures.process", "xml", "email", "http", "urllib.request", "unittest"),
    ),
}
"""When each is first needed."""
WHILE_THE_PAGE_IS_SHOWN = (
    *(f"onrecord.tui.widgets.{name}" for name in ("panes", "list_pane", "reading_pane", "document_view")),
    *("onrecord.tui.text_line", "onrecord.tui.reading_columns", "tomllib"),
    *(f"onrecord.navigation.{name}" for name in ("document", "record_lines")),
)
"""“At a glance” takes the place of list and text."""
WHILE_THE_PANES_ARE_SHOWN = ("onrecord.tui.widgets.glance_pane", "onrecord.navigation.glance")
NOT_INSTALLED = {"tree_sitter"}
"""Textual would load it if it were."""

STATE = """
pack = "japan-us-space-8"
section = "missions"
"""
MARKERS = ("Gateway", "? help")
"""A mission, which both the page and the list of missions name, and the last hint."""

SCRIPT = """
import sys
import onrecord.tui
from onrecord.cli import main
from textual._compositor import Compositor

pictures = []
render_update = Compositor.render_update

def rendered(self, **options):
    update = render_update(self, **options)
    if update is not None and not pictures:
        pictures.append("".join(strip.text for line in update.strips for strip in line))
    return update

def seen():
    with open(sys.argv[1], "x") as file:
        file.write(f"{pictures[0]}\\n" + "\\n".join(sys.modules) + "\\n.")

Compositor.render_update = rendered
onrecord.tui._restart_garbage_collection = seen
main([])
"""


class FirstPicture(NamedTuple):
    """The text that was drawn first, and what was loaded when it stood."""

    text: str
    modules: frozenset[str]


@pytest.fixture(scope="module", params=["the page", "the panes"])
def first(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> FirstPicture:
    """The first picture of a browser that was never used, and of one that was left in a list."""
    import termios

    folder = tmp_path_factory.mktemp("first-picture")
    written = folder / "modules"
    if request.param == "the panes":
        (folder / "state.toml").write_text(STATE)
    with emulator() as terminal:
        termios.tcsetwinsize(terminal.inside, (36, 120))
        home = {"HOME": str(folder), "ONRECORD_DATA": str(folder), "TERM": "xterm-256color", "NO_COLOR": ""}
        browser = terminal.start([sys.executable, "-c", SCRIPT, str(written)], home, terminal.inside)
        try:
            wait_until(lambda: written.exists() and written.read_text().endswith("."), "the first picture")
        finally:
            browser.kill()
            browser.wait()
    text, *modules = written.read_text().splitlines()
    return FirstPicture(text, frozenset(modules))


@pytest.fixture
def loaded(first: FirstPicture) -> frozenset[str]:
    """The names of all modules that were loaded then."""
    return first.modules


def test_what_is_drawn_first_is_complete(first: FirstPicture) -> None:
    assert [marker for marker in MARKERS if marker not in first.text] == []


def test_what_is_not_shown_is_not_loaded(loaded: frozenset[str]) -> None:
    page, panes = set(WHILE_THE_PAGE_IS_SHOWN) & loaded, set(WHILE_THE_PANES_ARE_SHOWN) & loaded
    assert bool(page) != bool(panes)
    assert len(page) in (0, len(WHILE_THE_PAGE_IS_SHOWN))
    assert len(panes) in (0, len(WHILE_THE_PANES_ARE_SHOWN))


@pytest.mark.parametrize("when", LATER)
def test_it_is_not_loaded(loaded: frozenset[str], when: str) -> None:
    assert "textual.app" in loaded
    assert not loaded & set(LATER[when])


@pytest.mark.parametrize("when", LATER)
def test_it_is_there_to_be_loaded(when: str) -> None:
    """A name that nothing has any more would be kept out for ever."""
    gone = [name for name in LATER[when] if name not in NOT_INSTALLED and importlib.util.find_spec(name) is None]
    assert gone == []
