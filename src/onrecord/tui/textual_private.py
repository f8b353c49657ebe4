"""Every private name of Textual and Rich that the browser uses, each with its reason and what could replace it.

Nothing else in the program may use such names (`checks/private_names.py`). They can change with any version of Textual:
`tests/checks/test_textual_private_names.py` then fails and says which.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from inspect import GEN_CLOSED, getgeneratorstate
from typing import TYPE_CHECKING, Any

import rich.cells
from rich._unicode_data import load as load_cell_table
from rich.cells import CellTable
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.app import App
from textual.binding import BindingsMap
from textual.drivers._writer_thread import WriterThread
from textual.geometry import Size

if sys.platform != "win32":
    from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.dom import DOMNode
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.timer import Timer
    from textual.widget import Widget

# Passed on from private modules: the parser of terminal input, its tables of keys, and the thread that writes. Public
# events of whole keys, with an end of input and a reset, and a driver that can be flushed would replace them.
__all__ = [
    "ANSI_SEQUENCES_KEYS",
    "BRACKETED_PASTE_END",
    "BRACKETED_PASTE_START",
    "FUNCTIONAL_KEYS",
    "WriterThread",
    "XTermParser",
]


class ObservedApp(App[None]):
    """An app that is told of its failures. Textual calls only private methods; a public hook would replace them.

    Its screens have no widgets for toasts and tooltips, of which it shows none; only tests can leave them out publicly.
    """

    def __init__(self) -> None:
        super().__init__()
        self._disable_notifications = self._disable_tooltips = True

    def after_failure(self) -> None:
        """React to an exception that ends the app."""

    def fail(self, error: Exception) -> None:
        """End because of an error elsewhere as of one in a message handler; `panic` takes only what to print."""
        self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        super()._handle_exception(error)
        self._exit = True  # as `exit` sets it; Textual would go on handling input
        self.after_failure()

    def _fatal_error(self) -> None:
        """End as any other panic does: Textual would print a traceback with the values of variables."""
        self.panic()


def app_driver(app: App[Any]) -> Driver | None:
    """Return the app's driver, None before it has one. The app has no public property for it."""
    return app._driver


def is_exiting(app: App[Any]) -> bool:
    """Return whether `exit` was called or the app has failed. `is_running` stays true until it has ended."""
    return app._exit


def app_error(app: App[Any]) -> Exception | None:
    """Return the exception that ends the app, if one does. Textual only prints it and sets `return_code`."""
    return app._exception


def close_messages(app: App[Any]) -> None:
    """Stop handling messages, which ends the app at once. `exit` waits for the messages in the queue."""
    app._close_messages_no_wait()


async def run_binding(app: App[Any], key: str, *, priority: bool = False) -> bool:
    """Run what a key is bound to, to its end; return whether it is bound. `simulate_key` only queues the key."""
    return await app._check_bindings(key, priority=priority)


def add_bindings(node: DOMNode, bindings: Iterable[Binding]) -> None:
    """Bind keys of one node, in place of what they were bound to. `BINDINGS` is of a class, `App.bind` of the app."""
    node._bindings.key_to_bindings |= BindingsMap(bindings).key_to_bindings


def replace_bindings(node: DOMNode, bindings: Iterable[Binding]) -> None:
    """Bind keys of one node in place of all that it was bound to, but for those of its class."""
    merged = node._merged_bindings
    node._bindings = merged.copy() if merged else BindingsMap()
    add_bindings(node, bindings)


def bind_key(node: DOMNode, key: str, action: str) -> None:
    """Bind a key of one node besides what it is bound to."""
    node._bindings.bind(key, action, show=False)


async def wait_until_mounted(screen: Screen[Any]) -> None:
    """Wait until a screen is mounted. Only who has pushed it can await that publicly; `is_mounted` would be polled."""
    await screen._mounted_event.wait()


def forward_key(field: Widget, key: events.Key) -> None:
    """Pass a key to a text field, in order with other messages. The app does so only for its own events."""
    field._forward_event(key)


def fire_however_late(timer: Timer) -> None:
    """Have a timer make a call that is overdue. `Timer` takes `skip`, but `set_timer` does not pass it on."""
    timer._skip = False


def makes_keys(parser: XTermParser, sequence: str) -> bool:
    """Return whether the parser knows the keys of a sequence. Otherwise it makes letters of it."""
    return any(parser._sequence_to_key_events(sequence))


def is_mid_sequence(parser: XTermParser) -> bool:
    """Return whether the parser waits for the rest of a sequence, or has failed and would take nothing more."""
    return parser._awaiting.timeout is not None or getgeneratorstate(parser._gen) == GEN_CLOSED


def reset_parser(parser: XTermParser) -> None:
    """Make the parser wait for the first character of a key. Its driver keeps it, so it cannot be exchanged."""
    parser._tokens.clear()
    parser._gen = parser.parse(parser._tokens.append)
    parser._awaiting = next(parser._gen)
    parser._timeout_time = None


def queue_end(writer: WriterThread, seconds: float) -> None:
    """Have the thread end after what it has to write; its own `stop` waits without limit for a stopped terminal.

    Raises:
        queue.Full: The terminal took too little within that time.
    """
    writer._queue.put(None, timeout=seconds)


def measure_cells_by(change: Callable[[CellTable], CellTable], single_cells: frozenset[str]) -> None:
    """Make Rich measure text by a changed table; `single_cells` are the characters for which it needs no table.

    Neither Rich nor Textual has a setting for the width of ambiguous characters, which would replace this.
    """
    table = change(CellTable(*load_cell_table("auto")))
    setattr(rich.cells, "load_cell_table", lambda unicode_version="auto": table)  # noqa: B010 - unknown to mypy
    rich.cells._is_single_cell_widths = single_cells.issuperset
    rich.cells.get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()


if sys.platform != "win32":

    class ObservedDriver(LinuxDriver):
        """Textual's driver for POSIX terminals with public methods in place of its private ones.

        A driver is public to write (`textual.driver`), but to change the one for terminals needs what is inside it.
        """

        def read_until_end(self) -> None:
            """Read the input on the input thread, until it ends."""

        def sync_asked(self) -> None:
            """Take note that the terminal is being asked whether it can synchronize output."""

        def _run_input_thread(self) -> None:
            self.read_until_end()

        def _query_in_band_window_resize(self) -> None:
            """Ask nothing: the system knows the window's size, and any program could fake a terminal's answer."""

        def _request_terminal_sync_mode_support(self) -> None:
            self.sync_asked()
            super()._request_terminal_sync_mode_support()

        def write_to(self, file: Any) -> None:
            """Write to this file instead of the standard error output."""
            self._file = file

        @property
        def writer(self) -> WriterThread | None:
            """Return the thread that writes, None while there is none."""
            return self._writer_thread

        @property
        def restarts(self) -> bool:
            """Return whether the app is taken up again after a stop."""
            return self._auto_restart

        def stop_process(self) -> None:
            """Give the terminal back and stop the process, as ctrl+z does."""
            self._sigtstp_application()

        @property
        def terminal_size(self) -> Size:
            return Size(*self._get_terminal_size())
