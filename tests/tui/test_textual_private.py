"""The public names of `tui/textual_private.py` do what they say with the private ones of the installed Textual.

tests/checks/test_textual_private_names.py says which private name has vanished or changed.
"""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Callable
from typing import ClassVar

import pytest
from textual.app import App
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import Screen

posix = pytest.mark.skipif(sys.platform == "win32", reason="the driver is for POSIX terminals")


def test_the_functions_say_why_they_are_needed() -> None:
    private = importlib.import_module("onrecord.tui.textual_private")
    functions = [value for _, value in inspect.getmembers(private, inspect.isfunction)]
    functions = [function for function in functions if function.__module__ == private.__name__]
    assert len(functions) > 10
    assert [function.__name__ for function in functions if not inspect.getdoc(function)] == []


def test_a_parser_that_was_left_in_the_middle_of_a_key_is_reset() -> None:
    from onrecord.tui.textual_private import XTermParser, is_mid_sequence, makes_keys, reset_parser

    parser = XTermParser()
    assert not is_mid_sequence(parser)
    assert [*parser.feed("\x1b[")] == []
    assert is_mid_sequence(parser)
    reset_parser(parser)
    assert not is_mid_sequence(parser)
    assert [getattr(message, "key", None) for message in parser.feed("A")] == ["A"]
    assert (makes_keys(parser, "\x1b[A"), makes_keys(parser, "\x1b[1;1Z")) == (True, False)


class _Bound(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "first", show=False)]


async def test_keys_of_one_screen_are_bound_in_place_of_others_or_besides() -> None:
    from onrecord.tui.textual_private import add_bindings, bind_key

    changes: list[tuple[Callable[[Screen[None]], None], str]] = [
        (lambda screen: add_bindings(screen, [Binding("a", "second")]), "second"),
        (lambda screen: bind_key(screen, "a", "second"), "first"),
        (lambda screen: bind_key(screen, "b", "third"), "first"),
    ]
    async with App[None]().run_test() as pilot:
        for change, expected in changes:
            screen = _Bound()
            change(screen)
            await pilot.app.push_screen(screen)
            assert screen.active_bindings["a"].binding.action == expected
            await pilot.app.push_screen(_Bound())
            assert pilot.app.screen.active_bindings["a"].binding.action == "first", "it is of that screen only"


async def test_a_failure_of_an_app_is_told_once_and_ends_it() -> None:
    from onrecord.tui.textual_private import ObservedApp, app_driver, app_error, is_exiting

    class Failing(ObservedApp):
        told = 0

        def after_failure(self) -> None:
            self.told += 1

    app, error = Failing(), ValueError("no")
    running = app.run_test(size=(20, 5))
    await running.__aenter__()
    assert app_driver(app) is not None
    assert (is_exiting(app), app_error(app)) == (False, None)
    app.fail(error)
    with pytest.raises(ValueError, match="no"):
        await running.__aexit__(None, None, None)
    assert (is_exiting(app), app_error(app), app.told) == (True, error, 1)


@posix
def test_the_driver_calls_the_public_methods(monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.tui.textual_private import ObservedDriver

    told: list[str] = []
    monkeypatch.setattr(ObservedDriver, "read_until_end", lambda self: told.append("read"))
    monkeypatch.setattr(ObservedDriver, "sync_asked", lambda self: told.append("asked"))
    monkeypatch.setattr(ObservedDriver, "write", lambda self, data: told.append(data))
    monkeypatch.setattr(ObservedDriver, "flush", lambda self: None)
    driver = ObservedDriver.__new__(ObservedDriver)
    driver.input_tty = True
    driver._run_input_thread()
    driver._query_in_band_window_resize()
    driver._request_terminal_sync_mode_support()
    assert told == ["read", "asked", "\x1b[?2026$p"]
    assert isinstance(driver.terminal_size, Size)
