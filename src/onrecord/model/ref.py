"""Refs: the stable addresses of sentences, paragraphs and ranges of a statement."""

import re
from typing import NamedTuple

from onrecord.model.address_errors import NoSuchNumber, RefError

# The highest number that a paragraph or a sentence can have.
MAX_NUMBER = 99_999


def _form(number: str) -> str:
    point = rf"p({number})(?:\.s({number}))?"
    return rf"{point}(?:-(?:{point}|s({number})))?"


_REF = _form("[1-9][0-9]{0,4}")
_REF_OF_ANY_NUMBER = _form("[1-9][0-9]*")


class Point(NamedTuple):
    """One paragraph, or one sentence in it; both are counted from 1."""

    paragraph: int
    sentence: int | None = None

    def __str__(self) -> str:
        return f"p{self.paragraph}" if self.sentence is None else f"p{self.paragraph}.s{self.sentence}"


class Ref(NamedTuple):
    """A point of a statement, or the range from `first` to `last`, both included. `Address` adds the pack."""

    first: Point
    last: Point

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """Return the Ref that is written as `p6`, `p6.s7`, `p6.s7-s8` or `p5.s2-p6.s1`, in any case.

        Raises:
            RefError: the text is not a Ref.
        """
        word = text.strip().lower() if text.strip().isascii() else ""
        match = re.fullmatch(_REF, word)
        if not match and re.fullmatch(_REF_OF_ANY_NUMBER, word):
            raise NoSuchNumber(
                f"there is no “{{typed}}”: paragraphs and sentences have numbers up to {MAX_NUMBER}", text
            )
        if not match:
            raise RefError("“{typed}” is not a ref; write p6, p6.s7, p6.s7-s8 or p5.s2-p6.s1", text)
        paragraph, sentence, last_paragraph, last_sentence, same_paragraph = match.groups()
        first = _point(paragraph, sentence)
        last = first
        if last_paragraph:
            last = _point(last_paragraph, last_sentence)
        elif same_paragraph:
            last = Point(first.paragraph, int(same_paragraph))
        if (first.sentence is None) != (last.sentence is None):
            raise RefError("“{typed}” mixes a paragraph with a sentence; give both ends the same form", text)
        if (last.paragraph, last.sentence or 0) < (first.paragraph, first.sentence or 0):
            raise RefError("“{typed}” ends before it begins; write the earlier end first", text)
        return cls(first, last)

    @classmethod
    def sentence(cls, paragraph: int, sentence: int) -> "Ref":
        """Return the Ref of one sentence."""
        point = Point(paragraph, sentence)
        return cls(point, point)

    @property
    def paragraphs(self) -> range:
        """Return the numbers of the paragraphs that the Ref touches."""
        return range(self.first.paragraph, self.last.paragraph + 1)

    def covers(self, paragraph: int, sentence: int) -> bool:
        """Return whether the sentence lies within this Ref."""
        if paragraph not in self.paragraphs:
            return False
        if self.first.sentence is None or self.last.sentence is None:
            return True
        low = (self.first.paragraph, self.first.sentence)
        high = (self.last.paragraph, self.last.sentence)
        return low <= (paragraph, sentence) <= high

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first)
        if self.first.paragraph == self.last.paragraph:
            return f"{self.first}-s{self.last.sentence}"
        return f"{self.first}-{self.last}"


def _point(paragraph: str, sentence: str | None) -> Point:
    return Point(int(paragraph), int(sentence) if sentence else None)
