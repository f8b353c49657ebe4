"""Lines on how words that were collected or noted stand in their statement now."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.briefs.anchor import TextAnchor
from onrecord.briefs.held import HeldAnchor, Standing
from onrecord.model.parties import join_names
from onrecord.text.characters import escape_unsafe
from onrecord.text.word_differences import word_differences


def standing_line(held: HeldAnchor, *, keeps_wording: bool = False) -> str:
    """Return a line on words that were collected or noted: their standing, their place, and how they differ."""
    anchor = held.anchor
    place = f"{anchor.pack}:{anchor.ref}"
    match held.standing:
        case Standing.MOVED:
            return f"moved         {place}  now {held.ref}"
        case Standing.CHANGED:
            kept = " (you keep the old words)" if keeps_wording and not held.is_absent else ""
            return f"changed{kept}       {place}  {_difference(held)}"
        case Standing.CUT_WORD:
            meant = f"“{escape_unsafe(anchor.meant)}” is cut out of “{escape_unsafe(anchor.cut_word)}”"
            return f"cut word      {place}  {meant}; keep whole words"
        case Standing.PACK_MISSING:
            return f"pack missing  {place}  “{escape_unsafe(anchor.quoted)}”"
    return f"unchanged     {place}"


def cut_word_mark(anchor: TextAnchor) -> str:
    """Return the mark on a part that begins or ends within a word, blank first; empty if it is whole words."""
    return f" [not whole words: cut out of “{escape_unsafe(anchor.cut_word)}”]" if anchor.cut_word else ""


def cut_words_notice(anchors: Iterable[TextAnchor]) -> str:
    """Return how many parts in a brief begin or end within a word, and how to see which; empty if none does."""
    count = sum(bool(anchor.cut_word) for anchor in anchors)
    if not count:
        return ""
    are = "passage is" if count == 1 else "passages are"
    return f"{count} {are} cut out of words or numbers, so not proved; onrecord brief check says which"


def _difference(held: HeldAnchor) -> str:
    found = f"; these words stand at {join_names([*map(str, held.elsewhere)])}" if held.elsewhere else ""
    absent = "; these words are not in the statement, which is the same text" if held.is_absent else ""
    if not held.words_there:
        return f"the place is gone; there stood “{escape_unsafe(held.anchor.words)}”{found}{absent}"
    runs = word_differences(held.anchor.words, held.words_there)
    difference = "".join(run.old if run.is_equal else f"[{run.old}|{run.new}]" for run in runs)
    return f"{escape_unsafe(difference)}{found}{absent}"
