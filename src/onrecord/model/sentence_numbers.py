"""The numbers of a statement's sentences, counted from 0 through all paragraphs."""

from __future__ import annotations

from array import array
from itertools import accumulate

from onrecord.model.paragraph import Sentence
from onrecord.model.ref import Ref
from onrecord.model.statement import Statement


class SentenceNumbers:
    """The numbers of a statement's sentences, looked up by sentence or by ref in constant time."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._before = array("L", [0, *accumulate(len(paragraph.sentences) for paragraph in statement.paragraphs)])

    def number_of(self, sentence: Sentence) -> int:
        """Return the number of a sentence of the statement."""
        return self._before[sentence.paragraph - 1] + sentence.number - 1

    def range_of(self, ref: Ref) -> range:
        """Return the numbers of the sentences that `ref` names.

        Raises:
            PassageNotFound: either end of `ref` does not exist.
        """
        self._statement.require(ref)
        last = ref.last
        first = self._before[ref.first.paragraph - 1] + (ref.first.sentence or 1) - 1
        end = self._before[last.paragraph - 1] + last.sentence if last.sentence else self._before[last.paragraph]
        return range(first, end)
