"""Positions of words in a document, and the parts of passages between two of them."""

from typing import NamedTuple

from onrecord.model import Ref
from onrecord.navigation.document import Anchor


class WordPosition(NamedTuple):
    """One word: the passage that it stands in, and its number there, counted from 0."""

    anchor: Anchor
    number: int


class PassagePart(NamedTuple):
    """Words from one passage to another, or within one.

    `start` is the offset of the first character in the text of `first`, `end` the one behind the last in that of
    `last`.
    """

    first: Ref
    start: int
    last: Ref
    end: int

    @property
    def ref(self) -> Ref:
        return Ref(self.first.first, self.last.last)


class SelectionState(NamedTuple):
    """The selection in a document and the place of its cursor, to be restored when somebody returns to it."""

    cursor: Anchor | None
    opened: tuple[Anchor, ...]
    selection_start: Anchor | None
    word_ends: tuple[WordPosition, WordPosition] | None
