"""The part of a sentence that was meant, in the words that the statement has now."""

from __future__ import annotations

import random

import pytest

from onrecord.briefs.anchor import Part, positions
from onrecord.briefs.renewing import renewed_part
from tests.tiers import trials

SEED = 24


@pytest.mark.parametrize(
    ("old", "part", "new", "renewed"),
    [
        # words within it were left out, put in or replaced
        ("Both count ships, and both will not count whales.", "both will not count whales.",
         "Both count ships, and both will count whales.", "both will count whales."),
        ("They met in Tokyo and agreed on fish.", "agreed on fish", "They met in Tokyo and agreed on all fish.",
         "agreed on all fish"),
        ("They met in Tokyo and agreed on fish.", "They met in Tokyo", "They met in Kyoto and agreed on fish.",
         "They met in Kyoto"),
        ("両国は月面で協力する。宇宙も。", "月面で協力する", "両国は火星で協力する。宇宙も。", "火星で協力する"),
        # words beside it changed: it is as it was, whatever was put in just before or after it
        ("They met and agreed on fish today.", "agreed on fish", "They met again and firmly agreed on fish now.",
         "agreed on fish"),
        # the same words before it: it stays at its place
        ("They met. It rained, they met.", "they met", "Before they met, they met. It rained, they met.", "they met"),
        # it is gone, all was written anew, or it began amid words that were replaced
        ("Again US$1,000 to Mr. Jones.", "US$1,000 to Mr. Jones", "They met in Tokyo.", None),
        ("They met in Tokyo and agreed.", "in Tokyo", "They met once more, and agreed.", None),
        # it is all of the sentence now
        ("They met in Tokyo, and agreed.", "They met in Tokyo", "They met in Tokyo", "They met in Tokyo"),
        # a brief that was edited: the part was not in its words, and is in the new ones
        ("They met.", "on fish", "They agreed on fish today.", "on fish"),
    ],
)  # fmt: skip
def test_the_part_is_what_stands_in_its_place(old: str, part: str, new: str, renewed: str | None) -> None:
    found = renewed_part(Part(part), old, new)
    assert (found.text if found else None) == renewed
    if found:
        assert found.find_in(new) is not None


def test_which_of_several_is_kept() -> None:
    old = "They met, they ate, they met."
    assert renewed_part(Part("they met", 1), old, "Then they met, they ate, they met.") == Part("they met", 2)
    assert renewed_part(Part("they met", 1), old, "They met, and they met, they ate, they met.") == Part("they met", 2)


def test_of_any_words_the_part_is_of_the_new_words() -> None:
    dice, found = random.Random(SEED), 0
    for _ in range(trials(test=400, soak=20_000)):
        words = [dice.choice(("fish", "ships", "and", "both", "count", "1,000", "月", "not")) for _ in range(9)]
        new = list(words)
        for _ in range(dice.randrange(4)):
            at = dice.randrange(len(new))
            new[at : at + dice.randrange(3)] = [dice.choice(("fish", "whales"))] * dice.randrange(3)
        old_text, new_text = " ".join(words), " ".join(new)
        first = dice.randrange(8)
        text = " ".join(words[first : first + dice.randrange(1, 4)])
        part = Part(text, dice.randint(1, len(list(positions(old_text, text)))))
        renewed = renewed_part(part, old_text, new_text)
        if renewed:
            found += 1
            start = renewed.find_in(new_text)
            assert start is not None
            assert renewed.text == renewed.text.strip()
            if old_text == new_text:
                assert renewed == part
    assert found > 100
