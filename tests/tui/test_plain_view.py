"""Keys of the page for selecting by hand, where the terminal is gone."""

from __future__ import annotations

import os
import threading

import pytest

from tests.clipboard.servers import LIMIT

pytest.importorskip("termios")
from onrecord.tui.plain_view import HINT, _read_key, page_bytes


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


OFFICIAL, REPORT = "“words as published” (2023)", "sent, not verifiable\nsaved to ~/last-copy.txt"


@pytest.mark.parametrize(("rows", "is_below"), [(7, True), (6, True), (5, False), (1, False)])
def test_the_report_never_pushes_the_words_out_of_sight(rows: int, is_below: bool) -> None:
    page = page_bytes(OFFICIAL, "utf-8", REPORT, os.terminal_size((100, rows))).decode()
    assert all(part in page for part in (OFFICIAL, *(f"-- {line}\n" for line in REPORT.split("\n")), HINT))
    assert page.endswith(HINT)
    assert (page.index(OFFICIAL) < page.index("-- sent")) is is_below


def test_without_a_report_nothing_stands_above_the_words() -> None:
    assert page_bytes(OFFICIAL, "utf-8", "", os.terminal_size((20, 1))).decode() == f"\n{OFFICIAL}\n\n{HINT}"
