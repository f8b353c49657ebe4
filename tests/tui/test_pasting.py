"""What is pasted into a field is a line of text, whatever it was."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.widgets import Input

from onrecord.tui.paste_filter import (
    ALONE_SECONDS,
    BEGIN,
    END,
    MAX_PASTED_CHARS,
    MAX_PASTED_LINES_CHARS,
    PasteFilter,
    as_typed,
    as_typed_lines,
    cut_notice,
)
from tests.tui.conftest import Opening

HOSTILE = "SLIM\x1b[2J\x1b]52;c;cHduZWQ=\x07\x9b31m\r\n\tXRISM\x90\u2028\u202e\u200bMMX\x7f\x00\n"
HARMLESS = "SLIM[2J]52;c;cHduZWQ=31m XRISM MMX"
SENT = f"ab\x1b[A\x1b{BEGIN}x\x1b[2Jy\x1b[20z\x1bq{END}\x1b[B{BEGIN}{END}j\x1b"
"""Keys, a paste with escapes, a key, a paste of nothing, keys."""


@given(st.text())
def test_every_character_of_a_paste_can_be_seen(text: str) -> None:
    pasted = as_typed(text)
    joined = pasted.replace("\u200c", "").replace("\u200d", "")
    assert joined == "" or joined.isprintable()
    assert as_typed(pasted) == pasted
    assert as_typed_lines(as_typed_lines(text)) == as_typed_lines(text)
    assert "".join(as_typed_lines(text).split()) == "".join(as_typed(text).split())


@pytest.mark.parametrize(
    ("text", "pasted"),
    [
        (HOSTILE, HARMLESS),
        ("in the upcoming\nlaunch of\r\n  XRISM\n", "in the upcoming launch of XRISM"),
        ("anti\u00adsatellite\u00a0tests", "antisatellite tests"),
        ("スリム", "スリム"),
        ("\n\x1b\n", ""),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200d न्\u200cम", "क्\u200d न्\u200cम"),
        ("👩\u200d🚀 🏳\ufe0f\u200d🌈", "👩\u200d🚀 🏳\ufe0f\u200d🌈"),
        ("an\u200dti \u200cx\u200d y\u200d", "anti x y"),
        ("a\u200d\u200dé\u200d\u200cé", "aéé"),
        ("x" * 10_000_000, "x" * MAX_PASTED_CHARS),
    ],
    ids=[
        "hostile",
        "lines",
        "soft hyphen",
        "Japanese",
        "nothing",
        "Persian",
        "Indic",
        "emoji",
        "needless",
        "doubled",
        "a file",
    ],
)
def test_what_becomes_of_a_paste(text: str, pasted: str) -> None:
    assert as_typed(text) == pasted


def test_a_paste_that_is_cut_is_said_to_be() -> None:
    assert cut_notice("x" * MAX_PASTED_CHARS, has_lines=False) == ""
    assert cut_notice(f"{'x ' * 400}{' ' * 5_000}", has_lines=False) == "", "blanks become one"
    cut = "only the first 1,000 characters of what you pasted are here"
    assert cut_notice("x" * (MAX_PASTED_CHARS + 1), has_lines=False) == cut
    assert cut_notice("x" * MAX_PASTED_LINES_CHARS, has_lines=True) == ""
    assert cut_notice("x" * (MAX_PASTED_LINES_CHARS + 1), has_lines=True) == cut.replace("1,000", "100,000")


@pytest.mark.parametrize("keys", [("t", "n"), ("M",), ("t", "H")], ids="".join)
async def test_in_a_field_for_words_of_ones_own_a_cut_paste_is_said_to_be_cut(
    opened: Opening, keys: tuple[str, ...]
) -> None:
    async with opened() as on:
        await on.press("3", "a", *keys)
        on.app.post_message(events.Paste("words " * 20_000))
        await on.settle()
        assert "characters of what you pasted are here" in on.shown
        if keys[-1] in "nM":
            await on.press("x")
            assert "of what you pasted" not in on.shown
            assert "keeps it" in on.shown


async def test_a_note_that_is_too_long_stays_in_its_field(opened: Opening) -> None:
    async with opened() as on:
        await on.press("M")
        on.app.post_message(events.Paste("words " * 9_000))
        await on.settle()
        await on.press("ctrl+s")
        assert "a note has at most 50,000 characters; shorten it" in on.shown
        await on.press("backspace")
        assert "shorten it" not in on.shown


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
