"""Correct a word that does not occur, by the nearest words that do."""

from typing import NamedTuple

from onrecord.search.clauses import Clause
from onrecord.search.plan import CORRECTED, Alternative
from onrecord.search.slips import is_slip
from onrecord.search.vocabulary import Vocabulary


class Correction(NamedTuple):
    """Alternatives for a clause in which one word does not occur. With `is_slip` it is only a slip of the fingers."""

    typed: str
    alternatives: tuple[Alternative, ...]
    is_slip: bool

    @property
    def text(self) -> str:
        return ", ".join(alternative.text for alternative in self.alternatives)


def correct_clause(clause: Clause, vocabulary: Vocabulary) -> Correction | None:
    """Return corrections of the one word that does not occur; None if several do not, or nothing is near.

    If some of the nearest words differ by a slip, only they are returned; otherwise all of them may be other words.
    """
    words = clause.words
    end = len(words) - 1
    unknown = [
        position
        for position, word in enumerate(words)
        if word not in vocabulary and not (position == end and clause.prefix and vocabulary.has_prefix(word))
    ]
    if len(unknown) != 1:
        return None
    [position] = unknown
    nearest, prefixes_only = _nearest(words[position], vocabulary, half_typed=position == end and clause.prefix)
    if not nearest:
        return None
    slips = [word for word in nearest if is_slip(words[position], word)]
    prefix = prefixes_only or (clause.prefix and position < end)
    alternatives = [
        Alternative((*words[:position], word, *words[position + 1 :]), prefix, CORRECTED) for word in slips or nearest
    ]
    return Correction(" ".join(words), tuple(alternatives), bool(slips))


def all_words_occur(alternative: Alternative, vocabulary: Vocabulary) -> bool:
    """Return whether each of its words occurs, in whatever order."""
    last = alternative.words[-1]
    if not (vocabulary.has_prefix(last) if alternative.prefix else last in vocabulary):
        return False
    return len(alternative.words) == 1 or all(word in vocabulary for word in alternative.words[:-1])


def _nearest(word: str, vocabulary: Vocabulary, *, half_typed: bool) -> tuple[tuple[str, ...], bool]:
    """Return the words one edit away, else two, and whether they are only prefixes.

    A word that is still being typed is compared with prefixes too.
    """
    for two_edits in (False, True):
        for prefix in (False, True) if half_typed else (False,):
            if words := vocabulary.corrections(word, prefix=prefix, two_edits=two_edits):
                return words, prefix
    return (), False
