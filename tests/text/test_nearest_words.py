"""The nearest words: a run of whole words, found at once, or nothing rather than something unlike."""

from __future__ import annotations

import random
import time

import pytest

from onrecord.model import Pack
from onrecord.text.nearest_words import MAX_PART_CHARS, MAX_SEARCHED_CHARS, enclosing_run, nearest_run
from onrecord.text.typed_marks import find_typed

TEXT = (
    "Both sides’ commitments not to conduct destructive, direct-ascent anti-satellite missile tests. The U.S. side "
    "strongly welcomed Japan’s “new” National\u00a0Security Strategy (2022). 両国は、宇宙協力を強化する。"
)


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("commitment not to", "commitments not to"),
        ("commitments not conduct destructive", "commitments not to conduct destructive"),
        ("the US side strongly welcome", "The U.S. side strongly welcomed"),
        ("Nationl Security Stratgy", "National\u00a0Security Strategy"),
        ('Japans "new" National', "Japan’s “new” National"),
        ("ascent anti satellite missle", "direct-ascent anti-satellite missile"),
        ("宇宙協議を強化する", "宇宙協力を強化する"),
        ("both sides' commitments", "Both sides’ commitments"),
    ],
)
def test_what_is_nearest(typed: str, nearest: str) -> None:
    run = nearest_run(typed, TEXT)
    assert run is not None
    assert TEXT[run.start : run.end] == nearest
    assert find_typed(nearest, TEXT) == (run.start, run.end)


@pytest.mark.parametrize("typed", ["", "  ", "“”", "moon", "zebra quagga", "x" * (MAX_PART_CHARS + 1)])
def test_what_is_like_nothing(typed: str) -> None:
    assert nearest_run(typed, TEXT) is None


def test_nothing_is_nearest_in_no_text() -> None:
    assert nearest_run("commitment", "") is None
    assert nearest_run("commitment", "commitments " * MAX_SEARCHED_CHARS) is None


def test_a_run_with_a_letter_wrong_is_found_again(shipped_pack: Pack) -> None:
    chance = random.Random(5)
    sentences = [sentence.text for sentence in shipped_pack.statement.sentences]
    for _ in range(60):
        text = chance.choice(sentences)
        spans = text.split(" ")
        start = chance.randrange(max(1, len(spans) - 4))
        part = " ".join(spans[start : start + 4]).strip(".,;")
        at = chance.randrange(len(part))
        run = nearest_run(part[:at] + "x" + part[at + 1 :], text)
        assert run is not None
        assert text[run.start : run.end] in text
        assert run.similarity > 0.8


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("a " * 120, "a " * 20_000),
        ("宇宙" * 120, "宇宙協力" * 10_000),
        ("a" * 240, "a" * 40_000),
        ("the two sides welcomed progress " * 7, "both sides welcomed the progress of two sides " * 860),
    ],
)
def test_it_takes_no_longer_than_people_wait(typed: str, text: str) -> None:
    started = time.process_time()
    nearest_run(typed[:MAX_PART_CHARS], text[:MAX_SEARCHED_CHARS])
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("🇯", "a flag 🇯🇵 here", "🇯🇵"),
        ("👩", "👩‍🚀 emoji", "👩‍🚀"),
        ("1", "paid $1,000 in all", "$1,000"),
        ("oncurred on", "they concurred on it", "concurred on"),
        ("zebra", "they concurred", None),
        ("", "they concurred", None),
    ],
)
def test_the_words_around_a_piece_of_them(typed: str, text: str, words: str | None) -> None:
    run = enclosing_run(typed, text)
    assert (text[run.start : run.end] if run else None) == words
    assert words is None or find_typed(words, text)
