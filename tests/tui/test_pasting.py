"""What is pasted into a field is a line of text, whatever it was."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.widgets import Input

from onrecord.tui.paste_filter import ALONE_SECONDS, BEGIN, END, MAX_PASTED_CHARS, PasteFilter, as_typed
from tests.tui.conftest import Opening

HOSTILE = "SLIM\x1b[2J\x1b]52;c;cHduZWQ=\x07\x9b31m\r\n\tXRISM\x90\u2028\u202e\u200bMMX\x7f\x00\n"
HARMLESS = "SLIM[2J]52;c;cHduZWQ=31m XRISM MMX"
SENT = f"ab\x1b[A\x1b{BEGIN}x\x1b[2Jy\x1b[20z\x1bq{END}\x1b[B{BEGIN}{END}j\x1b"
"""Keys, a paste with escapes, a key, a paste of nothing, keys."""


@given(st.text())
def test_every_character_of_a_paste_can_be_seen(text: str) -> None:
    pasted = as_typed(text)
    assert pasted == "" or pasted.isprintable()
    assert as_typed(pasted) == pasted


@pytest.mark.parametrize(
    ("text", "pasted"),
    [
        (HOSTILE, HARMLESS),
        ("in the upcoming\nlaunch of\r\n  XRISM\n", "in the upcoming launch of XRISM"),
        ("anti\u00adsatellite\u00a0tests", "antisatellite tests"),
        ("スリム", "スリム"),
        ("\n\x1b\n", ""),
        ("x" * 10_000_000, "x" * MAX_PASTED_CHARS),
    ],
    ids=["hostile", "lines", "soft hyphen", "Japanese", "nothing", "a file"],
)
def test_what_becomes_of_a_paste(text: str, pasted: str) -> None:
    assert as_typed(text) == pasted


@given(st.sets(st.integers(1, len(SENT) - 1)))
def test_escapes_are_kept_out_of_pastes_alone_however_it_is_read(cuts: set[int]) -> None:
    pastes = PasteFilter()
    places = [0, *sorted(cuts), len(SENT)]
    reads = [pastes.without_escapes(SENT[start:end], 0.0) for start, end in pairwise(places)]
    assert "".join(reads) == f"ab\x1b[A\x1b{BEGIN}x[2Jy[20zq{END}\x1b[B{BEGIN}{END}j\x1b"


@pytest.mark.parametrize("pressed", ["\x1b", "\x1b[27u", "\x1b[27;1u"])
def test_esc_leads_out_of_a_paste_whose_end_is_lost(pressed: str) -> None:
    pastes = PasteFilter()
    pastes.without_escapes(f"{BEGIN}ab", 0.0)
    assert pastes.expired(60.0) == ""
    pastes.without_escapes("q", 60.0)
    pastes.without_escapes(pressed, 70.0)
    assert pastes.expired(70.0 + ALONE_SECONDS / 2) == ""
    assert pastes.expired(71.0) == f"{END}\x1b"
    assert pastes.without_escapes("q", 72.0) == "q"
    assert pastes.expired(80.0) == ""


def test_the_end_of_a_paste_that_is_cut_behind_its_escape_is_its_end() -> None:
    pastes = PasteFilter()
    pastes.without_escapes(f"{BEGIN}ab", 0.0)
    assert pastes.without_escapes("\x1b", 1.0) == ""
    assert pastes.without_escapes(END[1:], 1.0 + ALONE_SECONDS / 2) == END
    assert pastes.expired(9.0) == ""


@pytest.mark.parametrize("key", ["slash", "colon", "ctrl+p"])
async def test_every_field_has_it_so(opened: Opening, key: str) -> None:
    async with opened() as on:
        await on.press(key)
        on.app.post_message(events.Paste(HOSTILE))
        await on.settle()
        assert on.app.screen.query_one(Input).value == HARMLESS
        assert not [char for line in on.shown.splitlines() for char in line if not char.isprintable()]


async def test_words_over_two_lines_are_found(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        on.app.post_message(events.Paste("upcoming launch of\nthe XRISM and SLIM"))
        await on.settle()
        assert on.app.browser.results
        assert on.app.browser.results.total


async def test_where_there_is_no_field_a_paste_does_nothing(opened: Opening) -> None:
    async with opened() as on:
        before = on.shown
        on.app.post_message(events.Paste("q\nq"))
        await on.settle()
        assert on.shown == before
