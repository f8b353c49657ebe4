"""The browser's terminal interface: open it with `run_browser`, a Textual app with its signals, threads and exit."""

import asyncio
import atexit
import contextlib
import datetime
import gc
import io
import os
import sys
import threading
from functools import partial
from typing import Any, NoReturn

from onrecord.briefs.abnormal_exit import SIGNAL_EXIT_BASE, EndedBySignal
from onrecord.library import Library
from onrecord.settings import LastPosition, SavedState, SessionMemory, state_file
from onrecord.text.terminal_answers import PendingQuestion
from onrecord.tui.app import OnrecordApp
from onrecord.tui.copying import SessionPreferences
from onrecord.tui.encoding import encoding_warning
from onrecord.tui.keyboard import read_keys
from onrecord.tui.shutdown import kill_clipboard_helpers
from onrecord.tui.signals import SignalWatch
from onrecord.tui.system_limits import require_resources
from onrecord.tui.terminal import Terminal

__all__ = ["OnrecordApp", "SessionPreferences", "run_browser"]


def run_browser(
    archive: Library,
    habits: SessionPreferences | None = None,
    notice: str = "",
    *,
    fresh: bool = False,
    remember: bool = True,
    asked: PendingQuestion | None = None,
) -> NoReturn:
    """Open the browser on a library of at least one pack, with a first message; end the process when the user quits.

    With `fresh` it does not open at the last position. Without `remember` the state file is neither read nor written.
    `asked` holds the answers and typed keys that a question to the terminal brought in.
    """
    terminal = Terminal(asked.modes if asked else None)
    _settle_the_size()
    _settle_the_encoding()
    _settle_the_colours()
    memory = SessionMemory(state_file() if remember else None)
    begun = memory.before._replace(left=LastPosition()) if fresh else memory.before
    said = "; ".join(filter(None, (notice, memory.problem, _rescued(begun), encoding_warning())))
    today = datetime.datetime.now().astimezone().date()  # a session keeps its date past midnight
    app = OnrecordApp(archive, begun, habits, said, seen=_collect_garbage_again, asked=asked, today=today)
    read_keys(app.inflow, asked.filter if asked else None)
    app.remember_in(memory)
    _run_to_the_end(app, terminal)
    terminal.restore_modes()
    if app.ending.outcome is None and (failure := memory.leave(app.state)):
        terminal.say((f"onrecord: {failure}",))
    atexit._run_exitfuncs()
    terminal.flush()
    os._exit(app.ending.code or app.return_code or 0)  # all is saved and reported; Python would join busy threads


def _run_to_the_end(app: OnrecordApp, terminal: Terminal) -> None:
    """Run the app until it ends, for whatever reason; after an abnormal end, print what was saved."""
    require_resources()
    loop = asyncio.new_event_loop()  # asyncio.run would join its threads at the end
    loop.set_debug(False)  # PYTHONASYNCIODEBUG would have it write over the screen
    loop.set_exception_handler(partial(_tell_of_unhandled, app))
    watch = SignalWatch(partial(_tell_of_signal, app, loop), partial(_end_at_once, app, terminal))
    watch.start()
    threading.excepthook = partial(_tell_of_failed_thread, app, loop)
    try:
        app.run(loop=loop)
    except Exception as error:
        app.ending.save(error)
    if getattr(app._driver, "taken", False):
        _give_back(app, terminal)
    kill_clipboard_helpers()
    if app.ending.outcome:
        terminal.say(app.ending.outcome.sentences, app.ending.outcome.unsaved)
    watch.done()


def _tell_of_signal(app: OnrecordApp, loop: asyncio.AbstractEventLoop, number: int) -> None:
    """Ask the app to end because of a signal; called on the signal watch's thread."""
    app.ending.begin()
    with contextlib.suppress(RuntimeError):  # the loop is closed: it ends anyway
        loop.call_soon_threadsafe(app.end, EndedBySignal(number))


def _end_at_once(app: OnrecordApp, terminal: Terminal, number: int) -> None:
    """End the process when the app does not: its thread hangs, or waits for a terminal that accepts no output."""
    app.ending.save(EndedBySignal(number))
    _give_back(app, terminal)
    if app.ending.outcome:
        terminal.say(app.ending.outcome.sentences, app.ending.outcome.unsaved)
    os._exit(SIGNAL_EXIT_BASE + number)


def _give_back(app: OnrecordApp, terminal: Terminal) -> None:
    """Turn off the terminal modes that the driver turned on and left on."""
    terminal.give_back(keyboard=getattr(app._driver, "keyboard_is_changed", True))


def _tell_of_failed_thread(app: OnrecordApp, loop: asyncio.AbstractEventLoop, failed: threading.ExceptHookArgs) -> None:
    """End the app on an uncaught error in a thread, since its work is no longer being done."""
    if isinstance(failed.exc_value, Exception):
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(app._handle_exception, failed.exc_value)


def _tell_of_unhandled(app: OnrecordApp, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """End the app on an error in an asyncio task that nothing awaits, instead of writing it over the screen."""
    if isinstance(error := context.get("exception"), Exception):
        app._handle_exception(error)


def _rescued(state: SavedState) -> str:
    """Return a notice with the file of clippings rescued from the last abnormal end; empty if there is none."""
    there = state.rescued and os.path.isfile(state.rescued)  # noqa: PTH113 - pathlib's raises for odd names
    return f"the clippings of the last session, which ended unexpectedly, are in {state.rescued}" if there else ""


def _collect_garbage_again() -> None:
    """Turn garbage collection on again, which `cli.entry` turned off.

    What was allocated until now lives until the end, so it is frozen and never scanned.
    """
    gc.freeze()
    gc.enable()


def _settle_the_size() -> None:
    """Make Textual and Rich agree on the terminal's size.

    They would trust an exported COLUMNS or LINES over the terminal, and draw for a window that does not exist. And a
    serial console reports 0x0, which they turn into different sizes, and so repaint forever.
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
    """Make the error output UTF-8, whatever the locale is.

    Textual draws on it, and in an ASCII locale Python would write each box line and quotation mark as an escape.
    """
    if isinstance(sys.__stderr__, io.TextIOWrapper):
        sys.__stderr__.reconfigure(encoding="utf-8", errors="backslashreplace")


def _settle_the_colours() -> None:
    """Remove an empty NO_COLOR, which does not count (no-color.org) but which Textual would obey."""
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)
