"""A published text as a keyboard types it: other marks, and none of the characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata

from onrecord.text.characters import DEFAULT_IGNORABLE
from onrecord.text.folding import TO_MARKS


def find_typed(typed: str, text: str) -> tuple[int, int] | None:
    """Return where typed words stand in a text as whole words, as offsets of their start and end; None if nowhere.

    Apostrophes, quotation marks, dashes and spaces of any kind are those of a keyboard, and what is drawn as nothing,
    such as a soft hyphen, is in neither.
    """
    words = _as_typed(unicodedata.normalize("NFC", typed))[0].split()
    if not words:
        return None
    plain, places = _as_typed(text)
    pattern = r" +".join(map(re.escape, words))
    match = re.search(rf"(?<!\w){pattern}(?!\w)", plain, re.ASCII)
    return (places[match.start()], places[match.end() - 1] + 1) if match else None


def _as_typed(text: str) -> tuple[str, list[int]]:
    """Return the text as a keyboard types it, and the place in the original of each character."""
    hidden = {match.start() for match in re.finditer(DEFAULT_IGNORABLE, text)}
    places = [at for at in range(len(text)) if at not in hidden]
    seen = "".join(text[at] for at in places)
    return "".join(" " if char.isspace() else char for char in seen).translate(TO_MARKS), places
