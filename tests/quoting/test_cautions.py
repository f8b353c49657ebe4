"""The part of a caution that a message repeats."""

from __future__ import annotations

import pytest

from onrecord.quoting.cautions import MAX_SHOWN_CELLS, shorten_caution
from onrecord.text.cell_width import cell_width

WORDS = "The date is the one that was planned, not the one on which it happened. "
JAPANESE = "この日付は計画されたものであり、実際の日付ではない。"


def test_a_short_caution_is_shown_whole_without_its_full_stop() -> None:
    assert shorten_caution(WORDS.strip()) == WORDS.strip().removesuffix(".")


def test_a_long_caution_is_cut_between_words() -> None:
    shown = shorten_caution(WORDS * 3).removesuffix(" …")
    assert (WORDS * 3).startswith(shown)
    assert (WORDS * 3)[len(shown)] in " .,;:"
    assert len(shown) > MAX_SHOWN_CELLS - 20


@pytest.mark.parametrize("text", [JAPANESE * 5, "e\u0301" * 200, "👩\u200d🚀" * 80])
def test_a_long_caution_without_blanks_is_cut_between_characters(text: str) -> None:
    shown = shorten_caution(text).removesuffix(" …")
    assert text.startswith(shown)
    assert MAX_SHOWN_CELLS - 2 <= cell_width(shown) <= MAX_SHOWN_CELLS
    assert text[len(shown)] not in "\u0301\u200d🚀"
