"""Tell a slip of the fingers from another word, for a word that does not occur.

There is no dictionary here, so this judges by the change alone. Of 27,081 frequent English words, 2,479 do not occur
in the bundled pack and are within two edits of a word that does: 3 of 100 of these are wrongly taken for slips, and 69
of 100 synthetic typing errors rightly. The others are never mixed with the typed words: they are offered separately.
"""

from itertools import groupby
from typing import NamedTuple

# Typed letters from which a missing letter is a slip: shorter words are too similar to each other.
MIN_OMISSION_CHARS = 6

# Typed letters from which an additional or a wrong letter is a slip.
MIN_CHANGE_CHARS = 7

MIN_DOUBLED_CHARS = 5
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ROW_SHIFT, _REACH = 0.4, 1.1
_KEYS = {letter: (row, at + row * _ROW_SHIFT) for row, keys in enumerate(_ROWS) for at, letter in enumerate(keys)}
_VOWELS = frozenset("aeiouy")


class _Change(NamedTuple):
    """The one place where two words differ: the typed letters there, and the correct ones."""

    position: int
    typed: str
    meant: str


def is_slip(typed: str, meant: str) -> bool:
    """Return whether the typed word is only a slip of the fingers or a misspelling of the other.

    The first letter must be right, since `un-`, `in-` and `dis-` are changes there, and so must the last, which
    inflects; two swapped letters are a slip anywhere behind the first. Two edits are never a slip, except consonants
    that are doubled in one word and not in the other: `sattelite` is `satellite`; `keeling` is not `kelling`.
    """
    if _is_doubled_elsewhere(typed, meant):
        return True
    change = _change(typed, meant)
    if change is None or change.position == 0:
        return False
    if len(change.typed) == len(change.meant) == 2:
        return True
    longer = max(typed, meant, key=len)
    if len(typed) != len(meant) and _is_doubled(longer, change.position):
        return len(typed) >= MIN_DOUBLED_CHARS
    if change.position >= len(longer) - 1:
        return False
    if not change.typed:
        return len(typed) >= MIN_OMISSION_CHARS
    if len(typed) < MIN_CHANGE_CHARS:
        return False
    return not change.meant or {change.typed, change.meant} <= _VOWELS or _are_adjacent(change.typed, change.meant)


def _change(typed: str, meant: str) -> _Change | None:
    """Return the single edit between the words: a letter more, less or other, or two swapped; None if it takes more."""
    position = next(
        (position for position, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b),
        min(len(typed), len(meant)),
    )
    left, right = typed[position:], meant[position:]
    for ours, theirs in ((0, 1), (1, 0), (1, 1), (2, 2)):
        if left[ours:] == right[theirs:] and (ours < 2 or left[:2] == right[1::-1]):
            return _Change(position, left[:ours], right[:theirs])
    return None


def _is_doubled_elsewhere(typed: str, meant: str) -> bool:
    """Return whether the words differ in several places, and only by which consonants are doubled there."""
    runs, other_runs = _runs(typed), _runs(meant)
    if len(typed) < MIN_CHANGE_CHARS or len(runs) != len(other_runs):
        return False
    changed = [(run, other_run) for run, other_run in zip(runs, other_runs, strict=True) if run != other_run]
    return len(changed) > 1 and all(run[0] == other_run[0] and run[0] not in _VOWELS for run, other_run in changed)


def _runs(word: str) -> list[str]:
    """Return the word as runs of one letter: `s`, `a`, `t`, `e`, `ll`, `i`, `t`, `e`."""
    return ["".join(run) for _, run in groupby(word)]


def _is_doubled(word: str, position: int) -> bool:
    """Return whether the letter there stands next to the same letter."""
    return word[position] in (word[position - 1], word[position + 1 : position + 2])


def _are_adjacent(letter: str, other_letter: str) -> bool:
    """Return whether two letters are adjacent on a keyboard."""
    if letter not in _KEYS or other_letter not in _KEYS:
        return False
    (row, column), (other_row, other_column) = _KEYS[letter], _KEYS[other_letter]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= _REACH
