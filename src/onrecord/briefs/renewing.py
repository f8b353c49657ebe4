"""The part of a sentence that was meant, found again in the words that the statement has now."""

from itertools import islice

from onrecord.briefs.anchor import Part, positions
from onrecord.text.word_boundaries import is_whole_words
from onrecord.text.word_differences import Difference, word_differences

# So much of a part, in characters, must have stayed for what stands in its place to be called the same part.
LEAST_SHARE_KEPT = 0.5


def renewed_part(part: Part, old: str, new: str) -> Part | None:
    """Return the part of the new words that stands where the part of the old ones stood; None if nobody can tell.

    That is so if it began or ended amid words that were replaced, or if little of it is left.
    """
    start = part.find_in(old)
    renewed = _in_its_place(part, old, new, start) if start is not None else None
    if renewed is None and len(list(islice(positions(new, part.text), 2))) == 1:
        return part._replace(occurrence=1)  # the words themselves, wherever they are now
    return renewed


def _in_its_place(part: Part, old: str, new: str, start: int) -> Part | None:
    end = start + len(part.text)
    runs = word_differences(old, new)
    new_start, new_end = _moved(runs, start, is_end=False), _moved(runs, end, is_end=True)
    if new_start is None or new_end is None or _kept(runs, start, end) < LEAST_SHARE_KEPT * len(part.text):
        return None
    text = new[new_start:new_end].strip()
    if not text:
        return None
    new_start = new.index(text, new_start)
    if not is_whole_words(new, new_start, new_start + len(text)):
        return None
    return Part(text, sum(1 for position in positions(new, text) if position <= new_start))


def _moved(runs: list[Difference], offset: int, *, is_end: bool) -> int | None:
    """Return the offset in the new text of one in the old text; None if it is amid words that were replaced.

    What was inserted just there is outside of a part that begins, or as `is_end` says, ends there.
    """
    old_start = new_start = 0
    for run in runs:
        old_end, new_end = old_start + len(run.old), new_start + len(run.new)
        if old_start < offset <= old_end if is_end else old_start <= offset < old_end:
            if run.is_equal:
                return new_start + offset - old_start
            if is_end:
                return new_end if offset == old_end else None
            return new_start if offset == old_start else None
        old_start, new_start = old_end, new_end
    return None


def _kept(runs: list[Difference], start: int, end: int) -> int:
    """Return how many characters between two offsets of the old text are in the new one, too."""
    kept = old_start = 0
    for run in runs:
        old_end = old_start + len(run.old)
        kept += max(0, min(end, old_end) - max(start, old_start)) if run.is_equal else 0
        old_start = old_end
    return kept
