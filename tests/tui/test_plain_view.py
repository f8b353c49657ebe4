"""Keys of the page for selecting by hand, where the terminal is gone."""

from __future__ import annotations

import os
import threading

import pytest

from tests.clipboard.servers import LIMIT

pytest.importorskip("termios")
from onrecord.tui.plain_view import _read_key


@pytest.mark.parametrize("kind", ["pipe", "terminal"])
def test_an_input_that_has_ended_leaves_the_page(kind: str) -> None:
    other, terminal = reversed(os.pipe() if kind == "pipe" else os.openpty())
    os.close(other)
    assert _read_key(terminal, lambda: False) == ("", b"")
    os.close(terminal)


def test_an_end_leaves_the_page_though_nobody_presses_a_key() -> None:
    outside, terminal = os.openpty()
    ending = threading.Event()
    keys: list[tuple[str | None, bytes]] = []
    reading = threading.Thread(target=lambda: keys.append(_read_key(terminal, ending.is_set)), daemon=True)
    reading.start()
    ending.set()
    reading.join(LIMIT)
    assert keys == [("", b"")]
    os.close(outside)
    os.close(terminal)
