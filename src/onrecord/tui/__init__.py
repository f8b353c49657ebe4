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

from onrecord import briefs
from onrecord.library import Library
from onrecord.session import SessionPreferences
from onrecord.session.terminal_abilities import own_terminal
from onrecord.settings import LastPosition, SessionMemory, state_file
from onrecord.text.terminal_answers import PendingQuestion
from onrecord.tui.app import OnrecordApp
from onrecord.tui.encoding import encoding_warning
from onrecord.tui.keyboard import read_keys
from onrecord.tui.shutdown import kill_clipboard_helpers
from onrecord.tui.signals import SignalWatch
from onrecord.tui.system_limits import require_resources
from onrecord.tui.terminal import Terminal
from onrecord.tui.textual_private import app_driver

__all__ = ["OnrecordApp", "SessionPreferences", "run_browser"]


def run_browser(
    library: Library,
    preferences: SessionPreferences | None = None,
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
    _fix_size_variables()
    _use_utf_8()
    _drop_empty_no_color()
    memory = SessionMemory(state_file() if remember else None)
    state = memory.last_written._replace(last_position=LastPosition()) if fresh else memory.last_written
    messages = "; ".join(filter(None, (notice, memory.problem, memory.rescued.notice, encoding_warning())))
    today = datetime.datetime.now().astimezone().date()  # a session keeps its date past midnight
    app = OnrecordApp(
        library,
        state,
        preferences,
        messages,
        on_first_paint=_restart_garbage_collection,
        question=asked,
        today=today,
        abilities=own_terminal(),
        glance=_begins_at_a_glance(library, state.last_position, preferences),
    )
    app.on_loaded = gc.freeze  # all modules live until the end, too
    read_keys(app.typeahead, asked.filter if asked else None)
    app.save_state_to(memory)
    _run_until_exit(app, terminal)
    terminal.restore_modes()
    if app.shutdown.outcome is None and (failure := memory.close(app.state)):
        terminal.say((f"onrecord: {failure}",))
    atexit._run_exitfuncs()
    terminal.flush()
    os._exit(app.shutdown.code or app.return_code or 0)  # all is saved and reported; Python would join busy threads


def _begins_at_a_glance(library: Library, last: LastPosition, preferences: SessionPreferences | None) -> bool:
    """Return whether the browser opens with the page “At a glance”: it was not left in one of the open packs.

    A section that the configuration names to begin with is preferred.
    """
    return last.pack not in library.titles and not (preferences and preferences.section)


def _run_until_exit(app: OnrecordApp, terminal: Terminal) -> None:
    """Run the app until it ends, for whatever reason; after an abnormal end, print what was saved."""
    require_resources()
    loop = asyncio.new_event_loop()  # asyncio.run would join its threads at the end
    loop.set_debug(False)  # PYTHONASYNCIODEBUG would have it write over the screen
    loop.set_exception_handler(partial(_handle_task_error, app))
    watch = SignalWatch(partial(_handle_signal, app, loop), partial(_force_exit, app, terminal))
    watch.start()
    threading.excepthook = partial(_handle_thread_error, app, loop)
    try:
        app.run(loop=loop)
    except Exception as error:
        app.shutdown.save(error)
    if getattr(app_driver(app), "has_terminal", False):
        _restore_terminal(app, terminal)
    kill_clipboard_helpers()
    if app.shutdown.outcome:
        terminal.say(app.shutdown.outcome.sentences, app.shutdown.outcome.unsaved)
    watch.done()


def _handle_signal(app: OnrecordApp, loop: asyncio.AbstractEventLoop, number: int) -> None:
    """Ask the app to end because of a signal; called on the signal watch's thread."""
    app.shutdown.begin()
    with contextlib.suppress(RuntimeError):  # the loop is closed: it ends anyway
        loop.call_soon_threadsafe(_end_by_signal, app, number)


def _end_by_signal(app: OnrecordApp, number: int) -> None:
    app.end(briefs.EndedBySignal(number))


def _force_exit(app: OnrecordApp, terminal: Terminal, number: int) -> None:
    """End the process when the app does not: its thread hangs, or waits for a terminal that accepts no output."""
    app.shutdown.save(briefs.EndedBySignal(number))
    _restore_terminal(app, terminal)
    if app.shutdown.outcome:
        terminal.say(app.shutdown.outcome.sentences, app.shutdown.outcome.unsaved)
    os._exit(briefs.SIGNAL_EXIT_BASE + number)


def _restore_terminal(app: OnrecordApp, terminal: Terminal) -> None:
    """Turn off the terminal modes that the driver turned on and left on."""
    driver = app_driver(app)
    terminal.give_back(
        keyboard=getattr(driver, "keyboard_is_changed", True), title=getattr(driver, "title_is_changed", False)
    )


def _handle_thread_error(app: OnrecordApp, loop: asyncio.AbstractEventLoop, failed: threading.ExceptHookArgs) -> None:
    """End the app on an uncaught error in a thread, since its work is no longer being done."""
    if isinstance(failed.exc_value, Exception):
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(app.fail, failed.exc_value)


def _handle_task_error(app: OnrecordApp, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """End the app on an error in an asyncio task that nothing awaits, instead of writing it over the screen."""
    if isinstance(error := context.get("exception"), Exception):
        app.fail(error)


def _restart_garbage_collection() -> None:
    """Turn garbage collection on again, which `cli.entry` turned off.

    What was allocated until now lives until the end, so it is frozen and never scanned.
    """
    gc.freeze()
    gc.enable()


def _fix_size_variables() -> None:
    """Make Textual and Rich agree on the terminal's size.

    They would trust an exported COLUMNS or LINES over the terminal, and draw for a window that does not exist. And a
    serial console reports 0x0, which they turn into different sizes, and so repaint forever.
    """
    try:
        columns, lines = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):
        return
    for name, size, default in (("COLUMNS", columns, "80"), ("LINES", lines, "24")):
        if columns and lines:
            os.environ.pop(name, None)
        else:
            os.environ[name] = str(size or default)


def _use_utf_8() -> None:
    """Make the error output UTF-8, whatever the locale is.

    Textual draws on it, and in an ASCII locale Python would write each box line and quotation mark as an escape.
    """
    if isinstance(sys.__stderr__, io.TextIOWrapper):
        sys.__stderr__.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_empty_no_color() -> None:
    """Remove an empty NO_COLOR, which does not count (no-color.org) but which Textual would obey."""
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)
