"""Textual's driver for terminals on POSIX systems, made to survive what a terminal really sends, and its end.

Textual's own decodes strictly, takes the end of the input for nothing, stops drawing for good after one error, and
leaves its picture behind where a terminal has no alternate screen. tests/tui/test_terminal_driver.py fails where what
is replaced here changes in Textual.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import IO, TYPE_CHECKING, Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from onrecord.tui.deferred_signal import DeferredSignal
from onrecord.tui.last_writes import finish_writing
from onrecord.tui.signals import ignore_signals_of_keys
from onrecord.tui.terminal import POP_KEYBOARD
from onrecord.tui.terminal_input import TerminalInput

if TYPE_CHECKING:
    from textual.app import App

CLEAR = "\x1b[0m\x1b[2J\x1b[H"
"""Sent while the picture still stands: what has no alternate screen (GNU screen, Linux's console) would keep it."""
PUSH_KEYBOARD = re.compile(r"\x1b\[>[0-9]+u")
INPUT_POLL_SECONDS = 0.1
HANGUP_SECONDS = 0.3
"""How long the end of the input waits for the signal that usually comes with it, and says more."""
INPUT_READ_BYTES = 4096
ANSWER_SECONDS = 10.0
"""How long a terminal may take to answer a question of Textual's: what comes later, somebody else has sent."""
BEFORE_ESCAPES = re.compile("(?=\x1b)")


class Output:
    """What Textual's writer thread writes to. It calls `lost` once the terminal takes nothing more, and goes on.

    `keyboards` is how many ways to report keys the terminal was told to remember, and was not told to forget.
    """

    def __init__(self, file: IO[str], lost: Callable[[], None]) -> None:
        self._file = file
        self._lost = lost
        self._gone = False
        self.keyboards = 0

    def write(self, text: str) -> None:
        self._attempt(lambda: self._file.write(text))
        self.keyboards += len(PUSH_KEYBOARD.findall(text)) - text.count(POP_KEYBOARD)

    def flush(self) -> None:
        self._attempt(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def _attempt(self, writing: Callable[[], object]) -> None:
        if self._gone:
            return
        try:
            writing()
        except (OSError, ValueError):
            self._gone = True
            self._lost()


class TerminalDriver(LinuxDriver):
    """`taken` says whether the terminal is in Textual's hands, and was not given back yet.

    `keyboard_is_changed` says whether its keys are reported by kitty's protocol (sw.kovidgoyal.net/kitty).
    """

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: Any = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert sys.__stderr__ is not None  # `onrecord.cli.browse` looked
        self._output = Output(sys.__stderr__, self._lost)
        self._file = self._output  # type: ignore[assignment]
        self.taken = False
        self._stopped = False
        self._asked_for_sync = -ANSWER_SECONDS
        self._modes: list[Any] | None = None
        self._popped = False
        signal.signal(signal.SIGTSTP, DeferredSignal(self._loop, super()._sigtstp_application))
        signal.signal(signal.SIGCONT, DeferredSignal(self._loop, self._take_again))

    @property
    def keyboard_is_changed(self) -> bool:
        return self._output.keyboards > 0

    def start_application_mode(self) -> None:
        with contextlib.suppress(OSError):
            os.set_blocking(self._output.fileno(), True)  # a program before us may have left it otherwise
        self.taken, self._stopped, self._popped = True, False, False
        super().start_application_mode()  # type: ignore[no-untyped-call]
        signal.signal(signal.SIGWINCH, DeferredSignal(self._loop, self._say_the_size))
        if asked := self._app.asked:  # type: ignore[attr-defined]
            self.attrs_before = asked.modes  # those of before the question, after which nothing is echoed

    def stop_application_mode(self) -> None:
        if self._app._exit and threading.current_thread() is threading.main_thread():
            ignore_signals_of_keys()  # from here on the terminal makes signals of keys
        self.write(POP_KEYBOARD + CLEAR)
        self._popped = True
        self._modes, self.attrs_before = self.attrs_before, None  # `close` sets them
        super().stop_application_mode()
        self.write("\x1b[?1016l")  # mouse reports in pixels, which Textual turns on only
        self._stopped = True

    def close(self) -> None:
        """Write all that is left, and only then set the terminal's modes back.

        In its own modes a terminal drops what it has not shown yet where ctrl+z, ctrl+c or ctrl+\\ is typed, and what
        was written last is what leads out of our screen. One that takes nothing is not waited for.
        """
        if self._writer_thread is not None and self._modes is not None:
            finish_writing(self._writer_thread, self.fileno)
        if self._modes is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._modes)
            self._modes = None
        super().close()
        self.taken = not self._stopped  # it is closed, and nothing was turned off, where starting failed

    def _say_the_size(self) -> None:
        size = Size(*self._get_terminal_size())
        self._app.post_message(events.Resize(size, size))

    def _take_again(self) -> None:
        """Take the terminal again, which another program may have used meanwhile; but never twice at once.

        A terminal that is closed sends this signal too, and so may anybody, without any stop before.
        """
        if self._auto_restart and not self._app.ending.begun and not self._app._exit:  # type: ignore[attr-defined]
            if self.taken:
                self.suspend_application_mode()
            self.resume_application_mode()

    def write(self, data: str) -> None:
        """Write, unless nobody takes it any more: Textual would wait for ever."""
        if self._popped and data == POP_KEYBOARD:
            return
        if self._writer_thread is not None and self._writer_thread.is_alive():
            self._writer_thread.write(data)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except BaseException as error:
            self._tell("_handle_exception", error)

    def run_input_thread(self) -> None:
        """Pass on what is read until the app wants no more, or there is no more."""
        received = TerminalInput()
        parser = self._pass_on(received.text(self._app.typed_ahead()), XTermParser(self._debug))  # type: ignore[attr-defined]
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], INPUT_POLL_SECONDS)[0]:
                raw = self._read()
                if raw == b"":
                    self._lost()
                    return
                text = received.text(raw or b"")
            else:
                text = ""
            for piece in BEFORE_ESCAPES.split(text):
                parser = self._pass_on(piece, parser)
            if received.faulty:
                received.faulty = False
                self._tell("say_input_is_not_utf_8")

    def _pass_on(self, text: str, parser: XTermParser) -> XTermParser:
        """Pass on what the parser makes of the text; return the parser for what comes next.

        That is another where this one failed: Textual's does on some things that no terminal sends, but anybody can.
        """
        messages: list[Message] = []
        try:
            messages.extend(parser.feed(text) if text else ())
            messages.extend(parser.tick())
        except Exception:
            parser = XTermParser(self._debug)
            self._tell("say_input_is_unknown")
        for message in messages:
            self.process_message(message)
        return parser

    def _query_in_band_window_resize(self) -> None:
        """Ask nothing: the system says how large the window is, and a terminal's word for it may be anybody's."""

    def _request_terminal_sync_mode_support(self) -> None:
        self._asked_for_sync = time.monotonic()
        super()._request_terminal_sync_mode_support()

    def process_message(self, message: Message) -> None:
        """Pass it on, unless it is an answer that nobody waits for; and how large the window is, the system says."""
        if isinstance(message, TerminalSupportsSynchronizedOutput):
            if time.monotonic() - self._asked_for_sync > ANSWER_SECONDS:
                return
            self._asked_for_sync = -ANSWER_SECONDS
        if isinstance(message, events.Resize):
            size = Size(*self._get_terminal_size())
            message = events.Resize(size, size, pixel_size=message.pixel_size)
        super().process_message(message)

    def _read(self) -> bytes | None:
        """The next bytes; empty at the end of the input, None where there are none yet."""
        try:
            return os.read(self.fileno, INPUT_READ_BYTES)
        except (BlockingIOError, InterruptedError):
            return None
        except OSError:  # EIO: the terminal is gone
            return b""

    def _lost(self) -> None:
        self.exit_event.wait(HANGUP_SECONDS)
        self._tell("end_without_terminal")

    def _tell(self, name: str, *arguments: object) -> None:
        """Call a method of the app, on its own thread, unless it has ended."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(partial(getattr(self._app, name), *arguments))
