"""The message about an unknown name: what was typed, what may be meant, what there is."""

from __future__ import annotations

import pytest

from onrecord.text.similarity import MAX_COMPARED_CHARS, closest_words, did_you_mean, unknown_name

STYLES = ("quote", "plain", "markdown")


def test_a_likely_name_is_suggested_before_all_are_listed() -> None:
    assert (
        unknown_name("style", "quot", STYLES)
        == "no style “quot”; did you mean quote?; there are quote, plain, markdown"
    )
    assert unknown_name("style", "zz", STYLES) == "no style “zz”; there are quote, plain, markdown"
    assert unknown_name("area", "plan", STYLES, "three in all") == "no area “plan”; did you mean plain?; three in all"


@pytest.mark.parametrize("typed", ["", " ", "zzz", "q" * 5_000, "quote" * (MAX_COMPARED_CHARS // 4)])
def test_nothing_is_suggested_for_what_is_like_nothing(typed: str) -> None:
    assert did_you_mean(typed, STYLES) == ""


def test_capitals_do_not_matter_and_escapes_reach_no_terminal() -> None:
    assert did_you_mean("QUOT ", STYLES) == "; did you mean quote?"
    assert "\x1b" not in unknown_name("style", "\x1b[31m", STYLES)


def test_the_most_similar_come_first() -> None:
    assert closest_words("plan", ["plain", "plane", "x"], limit=2) == ["plane", "plain"]
