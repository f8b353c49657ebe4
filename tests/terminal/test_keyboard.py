"""Keys as terminals send them: ahead of the picture, in one packet, cut in two, and far too many at once."""

from __future__ import annotations

import os
import pathlib
import time
from collections.abc import Iterator

import pytest

from tests.terminal.leaving import leave
from tests.terminal.session import ENTERED, Session, session
from tests.terminal.test_real_terminal import PROGRAM

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

READY = b"quit"
LATE = 0.15
"""Seconds: later than an escape character waits for the rest of a sequence."""


@pytest.fixture
def on(tmp_path: pathlib.Path) -> Iterator[Session]:
    with session([str(PROGRAM)], tmp_path) as running:
        yield running


def quit_properly(on: Session) -> None:
    on.send(b"q")
    assert (on.end(), on.amiss) == (0, [])


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (b"/slim\r", b"1/"),
        (b"8\r", b"Full text"),
        (b"?", b" scroll"),
        (b"ttc\x10clippings\r", b"nothing collected yet"),
        (b":p6.s7\r", b"p6.s7"),
    ],
    ids=repr,
)
def test_what_is_typed_ahead_of_the_picture_is_done(on: Session, keys: bytes, shown: bytes) -> None:
    on.wait_for(ENTERED)
    on.send(keys)
    on.wait_for(READY)
    on.wait_for(shown)
    on.send(b"\x1b")
    on.settle(LATE)
    on.send(b"\x1b")
    on.settle(LATE)
    quit_properly(on)


def test_escape_and_a_letter_in_one_write_are_two_keys(on: Session) -> None:
    on.wait_for(READY)
    on.send(b"3")
    on.wait_for(b"1/19")
    on.send(b"c")
    on.wait_for(b"BibTeX")
    on.send(b"\x1bp")
    on.wait_for(b"one pack is open")
    on.send(b"/slim")
    on.wait_for(b"leaves")
    on.send(b"\x1b?")
    on.wait_for(b" scroll")
    assert not list(on.home.glob("data/last-copy.txt"))
    on.send(b"\x1bq")
    assert (on.end(), on.amiss) == (0, [])


@pytest.mark.parametrize("section", [b"", b"3"], ids=["at a glance", "missions"])
def test_words_are_selected_however_fast_the_keys_come(on: Session, section: bytes) -> None:
    on.wait_for(READY)
    on.send(section)
    on.wait_for(b"1/19" if section else b"At a glance")
    on.send(b"8\rvww")
    on.wait_for(b"2 words")
    on.send(b"\x1b")
    on.settle(LATE)
    quit_properly(on)


@pytest.mark.parametrize("late", [False, True])
def test_a_sequence_that_is_cut_anywhere_types_nothing(on: Session, late: bool) -> None:
    """Into the field of a place to go to: what would be typed by it, no ref has."""
    on.wait_for(READY)
    on.send(b":")
    on.wait_for(b"Go to")
    on.send(b"6.s7")
    for sequence in (b"\x1b[H", b"\x1b[1;5D", b"\x1b[1~", b"\x1bOH", b"\x1b[<0;2;2M"):
        for cut in range(1, len(sequence)):
            if late and cut == 1:
                continue  # an escape alone is the key, after a while, and closes the question
            on.send(sequence[:cut])
            on.settle(LATE if late else 0.02)
            on.send(sequence[cut:])
            on.settle(0.02)
    on.send(b"\x1b[Hp\r")
    on.wait_for(b"Full text")
    on.wait_for(b"p6.s7")
    quit_properly(on)


def test_an_arrow_behind_a_late_escape_is_no_letters(on: Session) -> None:
    on.wait_for(READY)
    on.send(b"\x1b")
    on.settle(LATE)
    before = len(on.received)
    on.send(b"[A")
    on.settle(LATE)
    assert b"area dialogue" not in on.received[before:]
    on.send(b"[")
    on.wait_for(b"area dialogue", before)
    quit_properly(on)


def test_what_no_terminal_was_asked_changes_nothing(on: Session) -> None:
    """As when what a program writes to the terminal makes it answer, or somebody types it."""
    on.wait_for(READY)
    for forged in (b"\x1b[?2048;1$y", b"\x1b[48;36;120;720;1200t", b"\x1b[?2026;1$y", b"\x1b[?1016;1$y", b"\x1b[200~q"):
        on.send(forged)
        on.settle(LATE)
    so_far = len(on.received)
    on.resize((120, 36))
    on.wait_for(READY, so_far)
    leave(on)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("count", [20_000, 200_000])
def test_more_keys_than_anyone_types_are_ignored(on: Session, count: int) -> None:
    on.wait_for(READY)
    on.settle(0.3)
    megabytes, begun = on.megabytes, time.monotonic()
    on.send(count * b"j")
    on.wait_for(b"more keys than anyone can type")
    took = time.monotonic() - begun
    print(f"{count} keys: {took:.1f} s, {on.megabytes - megabytes:.0f} MB")
    assert on.megabytes - megabytes < 40
    on.send(b"?")
    on.wait_for(b" scroll")
    on.send(b"\x1b")
    on.settle(LATE)
    quit_properly(on)


def test_ctrl_c_says_on_every_screen_how_one_leaves(on: Session) -> None:
    on.wait_for(READY)
    closes = b"Esc closes this, then q quits"
    for before, shown in (
        (b"", b"q quits"),
        (b"/slim", b"Esc leaves the search, then q quits"),
        *((screen, closes) for screen in (b"c", b"t", b":p", b"?", b"\x10")),
    ):
        on.send(before)
        on.settle(0.1)
        so_far = len(on.received)
        on.send(b"\x03")
        on.wait_for(shown, so_far)
        on.send(b"\x1b")
        on.settle(LATE)
    quit_properly(on)
