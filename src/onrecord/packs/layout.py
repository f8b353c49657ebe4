"""Where each sentence of a statement lies in its text, so that a passage's size is known before it is read."""

from __future__ import annotations

from array import array

from onrecord.model import Ref, Statement
from onrecord.model.sentence_numbers import SentenceNumbers

_SPACE = 1
"""Characters between two sentences of a paragraph."""
_BREAK = 2
"""Characters between two paragraphs."""


class StatementLayout:
    """Counts sentences and characters from the beginning of the statement; asked in constant time."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._numbering = SentenceNumbers(statement)
        self._starts = array("q")
        self._ends = array("q")
        at = 0
        for paragraph in statement.paragraphs:
            for sentence in paragraph.sentences:
                self._starts.append(at)
                at += len(sentence.text)
                self._ends.append(at)
                at += _SPACE
            at += _BREAK - _SPACE
        self._texts: dict[Ref, str] = {}

    def numbers(self, ref: Ref) -> range:
        """Return the numbers of the sentences that `ref` names; PassageNotFound if either end does not exist."""
        return self._numbering.of(ref)

    def chars(self, ref: Ref) -> int:
        """Return the length of the text that `ref` names; PassageNotFound if either end does not exist."""
        named = self.numbers(ref)
        return self._ends[named[-1]] - self._starts[named[0]]

    def text(self, ref: Ref) -> str:
        """Return the text that `ref` names, the same object each time; PassageNotFound if either end does not exist."""
        text = self._texts.get(ref)
        if text is None:
            text = self._texts[ref] = self._statement.text_at(ref)
        return text

    @property
    def sentences(self) -> int:
        """How many the statement has."""
        return len(self._starts)

    @property
    def all_chars(self) -> int:
        """The length of the whole text."""
        return self._ends[-1]
