"""A step in a list draws the row first, as bytes on a terminal show; the text beside it follows in a later write."""

from __future__ import annotations

import os

import pytest

from tests.clipboard.servers import wait_until
from tests.terminal.on_pty import OnPty, on_pty

SSA, ARTEMIS = "宇宙状況把握".encode(), "アルテミス計画".encode()
"""Names that only the text has."""
ROW_LIMIT = 2_000  # bytes, of which the title takes about 60


def written_after(on: OnPty, keys: bytes, expected: bytes) -> bytes:
    """Type keys, wait until what is written since then has the expected bytes, and return it."""
    start = len(on.terminal.received)
    os.write(on.terminal.outside, keys)
    wait_until(lambda: expected in on.terminal.received[start:], expected.decode())
    return on.terminal.received[start:]


def test_the_row_is_written_before_the_text(tmp_path_factory: pytest.TempPathFactory) -> None:
    with on_pty(tmp_path_factory.mktemp("home")) as on:
        on.open_missions()
        on.settle()
        for name, cursor in ((SSA, b"\x1b[5;3H"), (ARTEMIS, b"\x1b[6;3H")):
            written = written_after(on, b"j", name)
            row, end_of_frame, text = (written.index(part) for part in ("┃".encode(), cursor, name))
            assert row < end_of_frame < text
            assert end_of_frame < ROW_LIMIT
            on.settle()
        on.type(b"q", "")
        assert on.end() == 0


def test_of_keys_that_come_at_once_only_the_last_is_followed(tmp_path_factory: pytest.TempPathFactory) -> None:
    with on_pty(tmp_path_factory.mktemp("home")) as on:
        on.open_missions()
        on.settle()
        assert SSA not in written_after(on, b"jj", ARTEMIS)
        on.type(b"q", "")
        assert on.end() == 0


def test_a_key_right_after_a_step_acts_on_the_row_that_the_cursor_is_on(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with on_pty(tmp_path_factory.mktemp("home")) as on:
        on.open_missions()
        on.type(b"jy", "p5.s1 as quote")
        on.type(b"ja", "Collected Artemis")
        on.type(b"jx", "missions/gateway")
        written_after(on, b"j\r", b"ISS, p6.s2, Reading")
