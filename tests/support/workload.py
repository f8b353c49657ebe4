"""A search workload: the texts in the search box after each key press."""

from __future__ import annotations

import random
from collections.abc import Sequence

from onrecord.model import Mission, Pack

# Number of queries of each kind.
WORDS, PHRASES, TYPOS, FIELDS, SEVERAL, JAPANESE = 16, 4, 12, 6, 8, 12


def key_presses(packs: Sequence[Pack], seed: int = 8) -> list[str]:
    """Return the successive texts of a search box: letter by letter, but Japanese as an input method commits it."""
    dice = random.Random(seed)
    texts = [sentence.text for pack in packs for sentence in pack.statement.sentences]
    runs = [text.strip(".").split() for text in texts]
    missions = [record for pack in packs for record in pack.records if isinstance(record, Mission)]

    def run(count: int) -> str:
        words = dice.choice(runs)
        at = dice.randrange(max(1, len(words) - count))
        return " ".join(words[at : at + count])

    queries = [_long(run(1), dice, runs) for _ in range(WORDS)]
    queries += [f'"{run(3)}"' for _ in range(PHRASES)]
    queries += [_mistyped(_long(run(1), dice, runs), dice) for _ in range(TYPOS)]
    queries += [
        f"{dice.choice(('area:security', 'kind:mission', 'year:2023', '-kind:sentence'))} {run(1)}"
        for _ in range(FIELDS)
    ]
    queries += [run(2) for _ in range(SEVERAL)]
    queries += [dice.choice(missions).short or "" for _ in range(4)]
    typed = [query[:end] for query in queries for end in range(1, len(query) + 1)]
    names = [dice.choice(missions).name_ja or "" for _ in range(JAPANESE)]
    return [*typed, *(name[:end] for name in names for end in (1, 2, len(name)))]


def _long(word: str, dice: random.Random, runs: Sequence[Sequence[str]]) -> str:
    """Return the word, or another one if it has fewer than five letters."""
    while len(word) < 5 or not word.isalpha():
        word = dice.choice(dice.choice(runs))
    return word


def _mistyped(word: str, dice: random.Random) -> str:
    """Return the word with two letters swapped, one left out, or one doubled."""
    at = dice.randrange(1, len(word) - 1)
    return dice.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        )
    )
