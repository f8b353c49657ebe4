"""Find words typed on a keyboard in a published text that has typographic marks and invisible characters."""

from __future__ import annotations

import re
import unicodedata

from onrecord.text.characters import DEFAULT_IGNORABLE
from onrecord.text.folding import TO_KEYBOARD_MARKS
from onrecord.text.word_boundaries import continues_character, is_whole_words


def find_typed(typed: str, text: str) -> tuple[int, int] | None:
    """Return start and end offsets of typed words that occur in a text as whole words; None if they do not.

    Apostrophes, quotation marks, dashes and spaces of any kind match those of a keyboard. Invisible characters, such as
    a soft hyphen, are ignored in both.
    """
    words = _with_keyboard_marks(unicodedata.normalize("NFC", typed))[0].split()
    if not words:
        return None
    plain, offsets = _with_keyboard_marks(text)
    pattern = re.compile(r" +".join(map(re.escape, words)))
    match = pattern.search(plain)
    while match:
        start, end = offsets[match.start()], offsets[match.end() - 1] + 1
        while continues_character(text, end) and end not in offsets:
            end += 1  # a selector or joiner, which nobody types
        if is_whole_words(text, start, end):
            return start, end
        match = pattern.search(plain, match.start() + 1)
    return None


def _with_keyboard_marks(text: str) -> tuple[str, list[int]]:
    """Return the text with the marks of a keyboard, and for each of its characters the offset in the original."""
    invisible = {match.start() for match in re.finditer(DEFAULT_IGNORABLE, text)}
    offsets = [offset for offset in range(len(text)) if offset not in invisible]
    visible = "".join(text[offset] for offset in offsets)
    return "".join(" " if char.isspace() else char for char in visible).translate(TO_KEYBOARD_MARKS), offsets
