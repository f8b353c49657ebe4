"""Textual's driver for POSIX terminals, made robust against invalid input, write errors and a terminal that closes.

Textual's own driver decodes strictly, ignores the end of the input, stops drawing for good after one error, and leaves
its picture behind on a terminal without an alternate screen. tests/tui/test_terminal_driver.py fails if Textual changes
what is replaced here.
"""

from __future__ import annotations

import asyncio
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
from typing import IO, TYPE_CHECKING, Any, cast

from textual import events
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from onrecord.tui.changed_cells import ChangedCells
from onrecord.tui.deferred_signal import DeferredSignal
from onrecord.tui.last_writes import finish_writing
from onrecord.tui.signals import ignore_signals_of_keys
from onrecord.tui.terminal import CLEAR, POP_KEYBOARD, POP_TITLE, PUSH_TITLE, SHAPE, takes_strings
from onrecord.tui.terminal_input import TerminalInput
from onrecord.tui.textual_private import ObservedDriver, XTermParser, is_exiting

if TYPE_CHECKING:
    from textual.app import App

    from onrecord.tui.terminal_app import TerminalApp

PUSH_KEYBOARD = re.compile(r"\x1b\[>[0-9]+u")
INPUT_POLL_SECONDS = 0.1
# how long the end of input waits for the signal that usually comes with it and tells more
HANGUP_SECONDS = 0.3
INPUT_READ_BYTES = 4096
# how long a terminal may take to answer Textual's question; what comes later was sent by something else
ANSWER_SECONDS = 10.0
BEFORE_ESCAPES = re.compile("(?=\x1b)")


class Output:
    """The file that Textual's writer thread writes to, which passes on only what changes `cells` of the terminal.

    After the first failed write it calls `lost` and drops the rest. `keyboard_modes` is the number of keyboard modes
    pushed onto the terminal's stack and not popped yet, `titles` that of titles.
    """

    def __init__(self, file: IO[str], lost: Callable[[], None]) -> None:
        self._file = file
        self._report_lost = lost
        self._gone = False
        self.keyboard_modes = self.titles = 0
        self.cells = ChangedCells()

    def write(self, text: str) -> None:
        self._pass_on(self.cells.take(text))
        self.keyboard_modes += len(PUSH_KEYBOARD.findall(text)) - text.count(POP_KEYBOARD)
        self.titles += text.count(PUSH_TITLE) - text.count(POP_TITLE)

    def flush(self) -> None:
        self._pass_on(self.cells.changes())
        self._attempt(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def _pass_on(self, text: str) -> None:
        if text:
            self._attempt(lambda: self._file.write(text))

    def _attempt(self, writing: Callable[[], object]) -> None:
        if self._gone:
            return
        try:
            writing()
        except (OSError, ValueError):
            self._gone = True
            self._report_lost()


class TerminalDriver(ObservedDriver):
    """Textual's driver with our input, output, signals and exit.

    `has_terminal` is True while Textual has control of the terminal. `keyboard_is_changed` is True while keys are
    reported by kitty's keyboard protocol (sw.kovidgoyal.net/kitty), `title_is_changed` while the window has our title.
    """

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: Any = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert sys.__stderr__ is not None  # `onrecord.cli.browse` looked
        self._output = Output(sys.__stderr__, self._report_lost)
        self.write_to(self._output)
        self._terminal_app = cast("TerminalApp", app)
        self._event_loop = asyncio.get_running_loop()
        self._debugs_parser = debug
        self.has_terminal = False
        self._stopped = False
        self._sync_asked_at = -ANSWER_SECONDS
        self._modes: list[Any] | None = None
        self._keyboard_popped = False
        signal.signal(signal.SIGTSTP, DeferredSignal(self._event_loop, self.stop_process))
        signal.signal(signal.SIGCONT, DeferredSignal(self._event_loop, self._resume))

    @property
    def keyboard_is_changed(self) -> bool:
        return self._output.keyboard_modes > 0

    @property
    def title_is_changed(self) -> bool:
        return self._output.titles > 0

    def start_application_mode(self) -> None:
        with contextlib.suppress(OSError):
            os.set_blocking(self._output.fileno(), True)  # the program before us may have left it non-blocking
        self.has_terminal, self._stopped, self._keyboard_popped = True, False, False
        self._output.cells.resized(*self.terminal_size)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        signal.signal(signal.SIGWINCH, DeferredSignal(self._event_loop, self._post_size))
        if question := self._terminal_app.question:
            self.attrs_before = question.modes  # from before the question, which turned echo off
        self._terminal_app.begin_in_terminal()

    def stop_application_mode(self) -> None:
        if is_exiting(self._terminal_app) and threading.current_thread() is threading.main_thread():
            ignore_signals_of_keys()  # from here on the terminal turns keys into signals again
        # also the picture, which a terminal without an alternate screen (GNU screen, Linux console) would keep
        self.write((POP_TITLE if self.title_is_changed else "") + POP_KEYBOARD + CLEAR)
        self._keyboard_popped = True
        self._modes, self.attrs_before = self.attrs_before, None  # `close` restores them
        super().stop_application_mode()
        self.write("\x1b[?1016l")  # mouse reports in pixels, which Textual turns on but never off
        self._stopped = True

    def close(self) -> None:
        r"""Write everything that is left, and only then restore the terminal's modes.

        In its usual modes a terminal drops pending output when ctrl+z, ctrl+c or ctrl+\ is typed, and the last output
        is the sequence that leaves our screen. A terminal that accepts no output is not waited for.
        """
        if self.writer is not None and self._modes is not None:
            finish_writing(self.writer, self.fileno)
        if self._modes is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._modes)
            self._modes = None
        super().close()
        self.has_terminal = not self._stopped  # after a failed start, nothing was turned off before this

    def _post_size(self) -> None:
        size = self.terminal_size
        self._output.cells.resized(*size)
        self._terminal_app.post_message(events.Resize(size, size))

    def _resume(self) -> None:
        """Take the terminal again after a stop, in which another program may have used it; but never twice at once.

        A closing terminal sends SIGCONT too, and so may any program, without a stop before it.
        """
        if self.restarts and not self._terminal_app.shutdown.has_begun and not is_exiting(self._terminal_app):
            if self.has_terminal:
                self.suspend_application_mode()
            self.resume_application_mode()

    def redraw(self) -> None:
        """Write the whole screen again, whatever was believed of the terminal."""
        self._output.cells.redraw()
        self.write("")

    def write(self, data: str) -> None:
        """Write, unless the writer thread has ended: Textual would wait forever.

        Shapes of the pointer (OSC 22) are for terminals that do not print them.
        """
        if (self._keyboard_popped and data == POP_KEYBOARD) or (data.startswith(SHAPE) and not takes_strings()):
            return
        if self.writer is not None and self.writer.is_alive():
            self.writer.write(data)

    def read_until_end(self) -> None:
        try:
            self.run_input_thread()
        except BaseException as error:
            self._call_app("fail", error)

    def run_input_thread(self) -> None:
        """Read input and pass it on until the app stops reading or the input ends."""
        decoder = TerminalInput()
        typed = decoder.text(self._terminal_app.take_typed_ahead())
        parser = self._forward(typed, XTermParser(self._debugs_parser))
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], INPUT_POLL_SECONDS)[0]:
                raw = self._read()
                if raw == b"":
                    self._report_lost()
                    return
                text = decoder.text(raw or b"")
            else:
                text = ""
            for piece in BEFORE_ESCAPES.split(text):
                parser = self._forward(piece, parser)
            if decoder.faulty:
                decoder.faulty = False
                self._call_app("say_input_is_not_utf_8")

    def _forward(self, text: str, parser: XTermParser) -> XTermParser:
        """Pass on the messages that the parser makes of the text; return the parser for the next text.

        If the parser fails, that is a new one: Textual's fails on sequences that no terminal sends but any program can.
        """
        messages: list[Message] = []
        try:
            messages.extend(parser.feed(text) if text else ())
            messages.extend(parser.tick())
        except Exception:
            parser = XTermParser(self._debugs_parser)
            self._call_app("say_input_is_unknown")
        for message in messages:
            self.process_message(message)
        return parser

    def sync_asked(self) -> None:
        self._sync_asked_at = time.monotonic()

    def process_message(self, message: Message) -> None:
        """Pass a message on, but not an answer to no question, and a resize only with the size that the system has."""
        if isinstance(message, TerminalSupportsSynchronizedOutput):
            if time.monotonic() - self._sync_asked_at > ANSWER_SECONDS:
                return
            self._sync_asked_at = -ANSWER_SECONDS
        if isinstance(message, events.Resize):
            size = self.terminal_size
            message = events.Resize(size, size, pixel_size=message.pixel_size)
        super().process_message(message)

    def _read(self) -> bytes | None:
        """Return the next bytes; empty at the end of the input, None if there are none yet."""
        try:
            return os.read(self.fileno, INPUT_READ_BYTES)
        except (BlockingIOError, InterruptedError):
            return None
        except OSError:  # EIO: the terminal is gone
            return b""

    def _report_lost(self) -> None:
        self.exit_event.wait(HANGUP_SECONDS)
        self._call_app("end_without_terminal")

    def _call_app(self, name: str, *arguments: object) -> None:
        """Call a method of the app on the app's thread, unless it has ended."""
        with contextlib.suppress(RuntimeError):
            self._event_loop.call_soon_threadsafe(partial(getattr(self._terminal_app, name), *arguments))
