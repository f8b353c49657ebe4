"""What the driver replaces in Textual's is still what it replaces."""

from __future__ import annotations

import hashlib
import inspect
import os
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from onrecord.tui import terminal_driver
from onrecord.tui.terminal_driver import Output, TerminalDriver
from tests.clipboard.servers import LIMIT
from tests.tui.conftest import Opening

REPLACED: dict[Callable[..., object], str] = {
    LinuxDriver.__init__: "671887bbf938d1d8",
    LinuxDriver.start_application_mode: "7c41f5ba11a8ef05",
    LinuxDriver.stop_application_mode: "9a7e99c8d4bdbd3b",
    LinuxDriver.disable_input: "6154c5a7c1743fe9",
    LinuxDriver._sigtstp_application: "26c3c19ce1817e66",
    LinuxDriver._sigcont_application: "1d7463a74df118a4",
    LinuxDriver.close: "c32293a24c1a6b91",
    LinuxDriver.write: "b78a34033db5a0eb",
    LinuxDriver._run_input_thread: "d2ef22cc2c97a9eb",
    LinuxDriver.run_input_thread: "d796af6d69db337d",
    LinuxDriver.process_message: "685f4c56ecfc3fe2",
    Driver.process_message: "af9cb0baaf150940",
    WriterThread.run: "314021aab4f52726",
    App.panic: "9c4a264c909e8233",
    App._fatal_error: "2474616cec7fa94d",
    App._handle_exception: "baea2e7f88e7ac52",
}
"""Textual's own, and the beginning of the SHA-256 of its source: where one differs, look whether ours still fits."""


@pytest.mark.parametrize("function", REPLACED, ids=lambda function: function.__qualname__)
def test_it_is_as_it_was_when_ours_was_written(function: Callable[..., object]) -> None:
    source = inspect.getsource(function).encode()
    assert hashlib.sha256(source).hexdigest()[:16] == REPLACED[function]


def test_an_output_that_takes_nothing_more_is_told_of_once() -> None:
    lost: list[str] = []

    class Gone:
        def write(self, text: str) -> int:
            raise OSError(5, "Input/output error")

        def flush(self) -> None:
            raise ValueError

    output = Output(Gone(), lambda: lost.append("lost"))  # type: ignore[arg-type]
    for _ in range(3):
        output.write("x")
        output.flush()
    assert lost == ["lost"]


@pytest.mark.parametrize("error", [KeyError, AttributeError, UnicodeError, RecursionError])
def test_whatever_textual_s_parser_fails_with_another_one_goes_on(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    told: list[str] = []
    monkeypatch.setattr(TerminalDriver, "_call_app", lambda self, name: told.append(name))
    driver = TerminalDriver.__new__(TerminalDriver)
    driver._debugs_parser = False
    failing = XTermParser()

    def fail(text: str) -> Iterator[Message]:
        raise error

    monkeypatch.setattr(failing, "feed", fail)
    parser = driver._forward("x", failing)
    assert isinstance(parser, XTermParser)
    assert parser is not failing
    assert told == ["say_input_is_unknown"]


def test_the_end_of_the_thread_that_reads_is_told_whatever_ended_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[object, ...]] = []
    error = SystemExit("a library gave up")

    def fail(self: TerminalDriver) -> None:
        raise error

    monkeypatch.setattr(TerminalDriver, "_call_app", lambda self, *words: told.append(words))
    monkeypatch.setattr(TerminalDriver, "run_input_thread", fail)
    TerminalDriver._run_input_thread(TerminalDriver.__new__(TerminalDriver))
    assert told == [("fail", error)]


@pytest.mark.parametrize("kind", ["pipe", "terminal"])
def test_an_input_that_has_ended_is_told_of_once_and_not_read_again(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Reading it gives nothing, at once and for ever; of a terminal that is gone it gives an error."""
    told: list[str] = []
    monkeypatch.setattr(terminal_driver, "HANGUP_SECONDS", 0)
    monkeypatch.setattr(TerminalDriver, "_call_app", lambda self, name: told.append(name))
    driver = TerminalDriver.__new__(TerminalDriver)
    other, driver.fileno = reversed(os.pipe() if kind == "pipe" else os.openpty())
    driver._debugs_parser, driver.exit_event = False, threading.Event()
    driver._terminal_app = SimpleNamespace(take_typed_ahead=lambda: b"")  # type: ignore[assignment]
    os.close(other)
    reading = threading.Thread(target=driver.run_input_thread, daemon=True)
    reading.start()
    reading.join(LIMIT)
    driver.exit_event.set()
    assert told == ["end_without_terminal"]
    os.close(driver.fileno)


async def test_the_app_asks_for_this_driver_on_a_terminal(opened: Opening) -> None:
    async with opened() as on:
        assert on.app.driver_class is TerminalDriver
