"""The direction in which a text is written, by the classes of its letters (Unicode Standard Annex #9)."""

import re
import unicodedata
from collections import Counter

_RIGHT_TO_LEFT = ("R", "AL")
_BLOCKS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_LETTERS = re.compile(f"[{_BLOCKS}]")


def has_right_to_left(text: str) -> bool:
    """Return whether a text has letters that are written from right to left."""
    return not text.isascii() and _LETTERS.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Return whether a paragraph runs from right to left: most of its letters do.

    By its first letter, as browsers guess, an English citation would turn that begins with an Arabic title.
    """
    if not has_right_to_left(text):
        return False
    counts = Counter(map(unicodedata.bidirectional, text))
    return sum(counts[direction] for direction in _RIGHT_TO_LEFT) > counts["L"]


def split_by_direction(text: str) -> list[tuple[str, bool]]:
    """Return the parts of a text that runs from left to right, each with whether it runs the other way.

    Such a part begins and ends with a letter of that direction, and has none of the other.
    """
    if not has_right_to_left(text):
        return [(text, False)]
    parts: list[tuple[str, bool]] = []
    start = end = None
    done = 0
    for at, char in enumerate(text):
        direction = unicodedata.bidirectional(char)
        if direction in _RIGHT_TO_LEFT:
            start, end = at if start is None else start, at + 1
        elif direction == "L" and start is not None and end is not None:
            parts += [(text[done:start], False), (text[start:end], True)]
            start, done = None, end
    if start is not None and end is not None:
        parts += [(text[done:start], False), (text[start:end], True)]
        done = end
    return [part for part in (*parts, (text[done:], False)) if part[0]]
