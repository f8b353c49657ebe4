"""Lines on how words that were collected or noted stand in their statement now."""

from __future__ import annotations

from onrecord.briefs.held import HeldAnchor, Standing
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
            kept = " (you keep the old words)" if keeps_wording else ""
            return f"changed{kept}       {place}  {_difference(held)}"
        case Standing.PACK_MISSING:
            return f"pack missing  {place}  “{escape_unsafe(anchor.meant)}”"
    return f"unchanged     {place}"


def _difference(held: HeldAnchor) -> str:
    if not held.words_there:
        return f"the place is gone; there stood “{escape_unsafe(held.anchor.words)}”"
    runs = word_differences(held.anchor.words, held.words_there)
    return escape_unsafe("".join(run.old if run.is_equal else f"[{run.old}|{run.new}]" for run in runs))
