"""Words are found where they stand, in texts of any length that repeat themselves or do not."""

from __future__ import annotations

import random

from onrecord.text.position import FEW_COMPARISONS, LONG_CHARS, find_position
from tests.tiers import trials

SEED = 11


def test_it_is_where_the_words_stand_first() -> None:
    dice = random.Random(SEED)
    count = trials(test=60, soak=2_000)
    print(f"seed {SEED}, {count} texts")
    long_ones = 0
    for _ in range(count):
        text = "".join(dice.choices("ab ", (20, 1, 1), k=dice.choice([10, 2_000, LONG_CHARS - 1, LONG_CHARS])))
        start = dice.randrange(len(text))
        words = text[start : start + dice.choice([1, 80, 1_000])] + dice.choice(["", "", "b"])
        long_ones += len(text) * len(words) > FEW_COMPARISONS
        assert find_position(text, words) == text.find(words)
    assert count / 10 < long_ones < count


def test_words_do_not_end_behind_the_text() -> None:
    text = "a" * 20_000
    assert find_position(text, "b" + "a" * 200) == -1
