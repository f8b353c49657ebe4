"""Strip question words: `what is QZSS` searches for QZSS."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.search.query import Clause

_OPENINGS = "who whom whose what when where which why how did does do is are was were has have"
_FILLERS = """
a an the of on in at to for by with about from and or that this there any it its be been we they he she i you me
our their say says said tell told happened happen took take part mean means mention mentions mentioned stand stands both
side sides statement text many much
"""

# Words that make a query a question if they come first.
QUESTION_OPENINGS = frozenset(_OPENINGS.split())

# Words that do not say what a question is about.
FILLER_WORDS = QUESTION_OPENINGS | frozenset(_FILLERS.split())


def strip_question_words(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses that a question is about; all clauses if it is not a question, or none would be left."""
    if len(clauses) < 2 or clauses[0].literal or clauses[0].words[0] not in QUESTION_OPENINGS:
        return tuple(clauses)
    remaining = tuple(clause for clause in clauses if clause.literal or not set(clause.words) <= FILLER_WORDS)
    return remaining or tuple(clauses)
