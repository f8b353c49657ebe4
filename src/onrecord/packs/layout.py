"""Positions of the sentences in a statement's text, which give a passage's size before its text is made."""

from __future__ import annotations

from array import array

from onrecord.model import Ref, Statement
from onrecord.model.paragraph import PARAGRAPH_BREAK
from onrecord.model.sentence_numbers import SentenceNumbers


class StatementLayout:
    """Positions of a statement's sentences, counted from its beginning; sizes are computed in constant time."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._numbering = SentenceNumbers(statement)
        self._starts = array("q")
        self._ends = array("q")
        position = 0
        for paragraph in statement.paragraphs:
            position += len(paragraph.opening)
            for number, part in enumerate(paragraph.sentence_parts(0, len(paragraph.sentences))):
                if number % 2 == 0:
                    self._starts.append(position)
                    self._ends.append(position + len(part))
                position += len(part)
            position += len(PARAGRAPH_BREAK)
        self._texts: dict[Ref, str] = {}

    def numbers(self, ref: Ref) -> range:
        """Return the numbers of the sentences that `ref` names.

        Raises:
            PassageNotFound: either end of `ref` does not exist.
        """
        return self._numbering.range_of(ref)

    def chars(self, ref: Ref) -> int:
        """Return the length of the text that `ref` names.

        Raises:
            PassageNotFound: either end of `ref` does not exist.
        """
        numbers = self.numbers(ref)
        return self._ends[numbers[-1]] - self._starts[numbers[0]]

    def text(self, ref: Ref) -> str:
        """Return the text that `ref` names, the same object each time.

        Raises:
            PassageNotFound: either end of `ref` does not exist.
        """
        text = self._texts.get(ref)
        if text is None:
            text = self._texts[ref] = self._statement.text_at(ref)
        return text

    @property
    def sentence_count(self) -> int:
        """Return the number of sentences in the statement."""
        return len(self._starts)

    @property
    def total_chars(self) -> int:
        """Return the length of the whole text in characters."""
        return self._ends[-1]
