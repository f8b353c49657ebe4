"""Words of a text as offsets: the steps in which a person selects a part of it.

Each begins and ends where a quotation may (`word_boundaries.py`), so that every run of them is whole words.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise

from onrecord.text.word_boundaries import splits_word

WordSpan = tuple[int, int]

CLOSING_OF = {
    "(": ")",
    "[": "]",
    "“": "”",
    "‘": "’",
    "«": "»",
    "（": "）",
    "「": "」",
    "『": "』",
    "【": "】",
    "《": "》",
}
_OPENING_OF = {closing: opening for opening, closing in CLOSING_OF.items()}
_KANA = ((0x3041, 0x309F, "hiragana"), (0x30A0, 0x30FF, "katakana"), (0xFF66, 0xFF9F, "katakana"))


@lru_cache(512)
def word_spans(text: str) -> tuple[WordSpan, ...]:
    """Return the spans of the words, without the blanks and marks between them.

    Japanese and other writing without blanks has a word for each character. What begins with a hyphen or an apostrophe
    belongs to the word before it.
    """
    words: list[WordSpan] = []
    for start, end in pairwise(_boundaries(text)):
        if not any(map(_is_of_word, text[start:end])):
            continue
        if words and words[-1][1] == start and not _is_of_word(text[start]):
            words[-1] = words[-1][0], end
        else:
            words.append((start, end))
    return tuple(words)


def with_paired_marks(text: str, start: int, end: int) -> WordSpan:
    """Return a span with the closing mark behind it whose opening one is within, and the other way round."""
    while end < len(text) and _is_open(text[start:end], _OPENING_OF.get(text[end]), text[end]):
        end += 1
    while start > 0 and _is_open(text[start:end][::-1], CLOSING_OF.get(text[start - 1]), text[start - 1]):
        start -= 1
    return start, end


def script(char: str) -> str:
    """Return the kind of writing of a character, as far as words without blanks between them are told apart by it."""
    code = ord(char)
    return next((name for first, last, name in _KANA if first <= code <= last), "")


def is_written_without_blanks(text: str) -> bool:
    """Return whether most of a text's words are single characters that follow each other without a blank."""
    spans = word_spans(text)
    return sum(before[1] == after[0] for before, after in pairwise(spans)) > len(spans) / 2


def _boundaries(text: str) -> list[int]:
    inner = [at for at in range(1, len(text)) if not (_is_plain(text[at - 1]) and _is_plain(text[at]))]
    return [0, *(at for at in inner if not splits_word(text, at)), len(text)]


def _is_plain(char: str) -> bool:
    """Return whether a character is a letter or digit that never ends a word before another such one."""
    return char.isascii() and char.isalnum()


def _is_of_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _is_open(text: str, opening: str | None, closing: str) -> bool:
    """Return whether the text has more of the mark `opening` than of `closing`."""
    return opening is not None and text.count(opening) > text.count(closing)
