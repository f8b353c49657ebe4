"""The length of texts as people count it: in words, and in characters where a script has no blanks between words."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.text.word_patterns import CJK

_FIRST_CHAR = "\u0e00"  # no script below it goes without blanks
# Marks of Japanese and Chinese, which are counted with their characters; Thai and Lao, Burmese, Khmer.
_MARKS, _WITHOUT_BLANKS = "\u3001-\u3004\u3008-\u3020\uff01-\uff65", "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
# Texts whose length is remembered: each change of a brief counts those of all its clippings.
MAX_COUNTED_TEXTS = 16_384


class TextLength(NamedTuple):
    """The number of words, and of the characters of scripts without blanks, which are no part of any of the words."""

    words: int = 0
    characters: int = 0

    def __str__(self) -> str:
        """Return `61 words`, `41 characters`, or `61 words and 41 characters of Japanese and the like`."""
        words = f"{self.words:,} word{'s' * (self.words != 1)}"
        characters = f"{self.characters:,} character{'s' * (self.characters != 1)}"
        if not self.characters:
            return words
        return f"{words} and {characters} of Japanese and the like" if self.words else characters


@lru_cache(MAX_COUNTED_TEXTS)
def text_length(text: str) -> TextLength:
    """Return the length of a text."""
    if text.isascii() or max(text) < _FIRST_CHAR:
        return TextLength(len(text.split()))
    rest, characters = _without_blanks().subn(" ", text)
    if not characters:
        return TextLength(len(text.split()))
    return TextLength(sum(any(map(str.isalnum, word)) for word in rest.split()), characters)  # marks left over are none


def sum_lengths(lengths: Iterable[TextLength]) -> TextLength:
    """Return the length of all texts together."""
    words = characters = 0
    for length in lengths:
        words += length.words
        characters += length.characters
    return TextLength(words, characters)


@lru_cache(1)
def _without_blanks() -> re.Pattern[str]:
    """Return the pattern of one such character, with the marks above and below it; it takes long to compile."""
    return re.compile(rf"[{CJK}{_MARKS}{_WITHOUT_BLANKS}]")
