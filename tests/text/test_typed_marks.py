"""Words are found as a keyboard types them, wherever they were published with other marks or hidden characters."""

from __future__ import annotations

import random

import pytest

from onrecord.text.cell_width import graphemes
from onrecord.text.folding import TO_KEYBOARD_MARKS
from onrecord.text.typed_marks import find_typed
from onrecord.text.word_boundaries import find_whole_words
from tests.tiers import trials

HIDDEN = "\u00ad\u200b\u200d\u2060\ufeff\u180e\ufe0f"
MARKS = {
    mark: [chr(code) for code, plain in TO_KEYBOARD_MARKS.items() if plain == mark and chr(code).isprintable()]
    for mark in "'\"-"
}
SPACES = " \u00a0\u2009\u202f\n"


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("President", "the Presi\u00addent of", "Presi\u00addent"),
        ("Hawai'i", "in Hawai\u02bbi today", "Hawai\u02bbi"),
        ("the world's", "of the world\u2019s most", "the world\u2019s"),
        ("Japan-U.S.", "the Japan\u2011U.S. Alliance", "Japan\u2011U.S."),
        ("10 years", "for 10\u00a0years.", "10\u00a0years"),
        ("end. Both", "the end.\n\nBoth sides", "end.\n\nBoth"),
        ('the "Plan"', "of the \u201cPlan\u201d and", "the \u201cPlan\u201d"),
        ("cafe\u0301", "a caf\u00e9 here", "caf\u00e9"),
        ("in", "within it, in 2024", "in"),
    ],
)
def test_what_is_published_is_found(typed: str, text: str, words: str) -> None:
    place = find_typed(typed, text)
    assert place is not None
    assert text[slice(*place)] == words
    assert place[0] == text.rindex(words)


@pytest.mark.parametrize(("typed", "text"), [("", "words"), ("\u00ad", "words"), ("word", "words"), ("a b", "ab")])
def test_nothing_else_is(typed: str, text: str) -> None:
    assert find_typed(typed, text) is None


def test_any_disguise_of_any_words_is_seen_through() -> None:
    seed, count = 17, trials(test=500, soak=5_000)
    print(f"seed {seed}, {count} texts")
    dice = random.Random(seed)
    for _ in range(count):
        typed = " ".join("".join(dice.choices("abcé宇7'-\"", k=dice.randint(1, 6))) for _ in range(3))
        published = "".join(_disguised(char, dice) for char in typed)
        before, behind = dice.choice(["", "(", "Both sides: "]), dice.choice(["", ")", ", and so on."])
        place = find_typed(typed, before + published + behind)
        assert place is not None, (typed, published)
        found = before + published + behind
        assert found[slice(*place)].strip(HIDDEN) == published.strip(HIDDEN), (typed, published)


def _disguised(char: str, dice: random.Random) -> str:
    hidden = dice.choice(HIDDEN) if dice.random() < 0.2 else ""
    return dice.choice(MARKS.get(char) or (SPACES if char == " " else char)) + hidden


EMOJI = "👩‍🚀 emoji 🇯🇵🇫🇷 flags, ❤️ heart, e\u0301t, か\u3099き 👍🏽 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 end."


def test_no_part_of_a_character_is_taken_for_words() -> None:
    """Whatever piece of the text is typed, the words found begin and end where readers see characters begin and end."""
    ends = {0, len(EMOJI), *(grapheme.start for grapheme in graphemes(EMOJI))}
    found = refused = 0
    for start in range(len(EMOJI)):
        for end in range(start + 1, len(EMOJI) + 1):
            span = find_typed(EMOJI[start:end], EMOJI)
            at = find_whole_words(EMOJI, EMOJI[start:end])
            assert at < 0 or {at, at + end - start} <= ends, EMOJI[start:end]
            if span is None:
                refused += 1
                continue
            found += 1
            assert set(span) <= ends, (EMOJI[start:end], span)
    assert found > 100
    assert refused > 100


@pytest.mark.parametrize("typed", ["🇯", "🇵", "👩", "🚀", "👧", "👍", "🇵🇫"])
def test_half_a_flag_and_a_piece_of_an_emoji_are_not_there(typed: str) -> None:
    assert find_typed(typed, EMOJI) is None


@pytest.mark.parametrize("typed", ["🇯🇵", "🇫🇷", "👩‍🚀", "👩🚀", "❤", "👍🏽", "emoji 🇯🇵"])
def test_whole_characters_are(typed: str) -> None:
    assert find_typed(typed, EMOJI)
