"""The screen."""

import os
import sys

from onrecord.packs import Library
from onrecord.settings import read_state, state_file, write_state
from onrecord.tui.app import OnrecordApp

__all__ = ["OnrecordApp", "run_browser"]


def run_browser(library: Library) -> int:
    """Open the browser on a library with at least one pack; the exit code when it is left."""
    _assume_a_size()
    file = state_file()
    app = OnrecordApp(library, read_state(file))
    app.run()
    if app.return_code == 0:
        write_state(app.state, file)
    return app.return_code or 0


def _assume_a_size() -> None:
    """A serial console reports 0x0, of which Textual and Rich make different sizes and so repaint without end."""
    try:
        columns, lines = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):
        return
    if not columns or not lines:
        os.environ.setdefault("COLUMNS", "80")
        os.environ.setdefault("LINES", "24")
