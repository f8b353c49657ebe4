"""Strip question words: `what is QZSS` searches for QZSS."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.search.query import Clause

_OPENING = "who whom whose what when where which why how did does do is are was were has have"
_BESIDES = """
a an the of on in at to for by with about from and or that this there any it its be been we they he she i you me
our their say says said tell told happened happen took take part mean means mention mentions mentioned stand stands both
side sides statement text many much
"""

# Words that make a query a question if they come first.
QUESTION_OPENINGS = frozenset(_OPENING.split())

# Words that do not say what a question is about.
FILLER_WORDS = QUESTION_OPENINGS | frozenset(_BESIDES.split())


def strip_question_words(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses that a question is about; all clauses if it is not a question, or none would be left."""
    if len(clauses) < 2 or clauses[0].literal or clauses[0].words[0] not in QUESTION_OPENINGS:
        return tuple(clauses)
    kept = tuple(each for each in clauses if each.literal or not set(each.words) <= FILLER_WORDS)
    return kept or tuple(clauses)
