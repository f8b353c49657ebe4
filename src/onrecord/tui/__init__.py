"""The screen."""

import gc
import io
import os
import sys

from onrecord.archive import Archive
from onrecord.settings import Left, State, read_state, state_file, with_others, write_state
from onrecord.tui.app import OnrecordApp
from onrecord.tui.copying import Habits
from onrecord.tui.keyboard import read_keys

__all__ = ["Habits", "OnrecordApp", "run_browser"]


def run_browser(
    archive: Archive, habits: Habits | None = None, notice: str = "", *, fresh: bool = False, remember: bool = True
) -> int:
    """Open the browser on an archive with at least one pack, with a first message; the exit code when it is left.

    With `fresh` it does not open where it was left. Without `remember` the state file is neither read nor written.
    """
    _settle_the_size()
    _settle_the_encoding()
    _settle_the_colours()
    file = state_file()
    before = read_state(file) if remember else State()
    begun = before._replace(left=Left()) if fresh else before
    app = OnrecordApp(archive, begun, habits, notice, seen=_collect_garbage_again)
    read_keys(app.inflow)
    app.run()
    if app.return_code:
        return 2
    failure = write_state(with_others(app.state, before, read_state(file)), file) if remember else None
    if failure and app.state.saved != before.saved:
        mend = "make room there, or name another folder with ONRECORD_DATA"
        sys.stderr.write(f"onrecord: the searches that you kept this time are lost: {failure}; {mend}\n")
    return 0


def _collect_garbage_again() -> None:
    """`cli.entry` had it stopped. What stands by now stays until the end, and is not looked through again."""
    gc.freeze()
    gc.enable()


def _settle_the_size() -> None:
    """Make Textual and Rich see one size, the terminal's.

    They would believe an exported COLUMNS or LINES over the terminal, and draw for a window that is not there. And a
    serial console reports 0x0, of which they make different sizes, and so repaint without end.
    """
    try:
        columns, lines = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):
        return
    for name, size, otherwise in (("COLUMNS", columns, "80"), ("LINES", lines, "24")):
        if columns and lines:
            os.environ.pop(name, None)
        else:
            os.environ[name] = str(size or otherwise)


def _settle_the_encoding() -> None:
    """Draw in UTF-8 whatever the locale says.

    Textual draws on the error output, where Python in an ASCII locale would write each line and quote as an escape.
    """
    if isinstance(sys.__stderr__, io.TextIOWrapper):
        sys.__stderr__.reconfigure(encoding="utf-8", errors="backslashreplace")


def _settle_the_colours() -> None:
    """Only a NO_COLOR that says something counts (no-color.org); Textual takes an empty one for one."""
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)
