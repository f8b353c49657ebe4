"""Recognition of misspelt names of a pack's files: nothing reads the files that have them."""

from __future__ import annotations

import re
from collections.abc import Collection

from onrecord.packs.files import PACK_FILES

TOML_ENDING = ".toml"
# Names that editors, systems and version control give to the copies beside a file: hidden, or marked at the end.
_BACKUP = re.compile(r"\..*|#.*#|.*(?:~|\.(?:bak|old|orig|rej|save|sw[a-z]|tmp))")


def is_misnamed(name: str, beside: Collection[str]) -> bool:
    """Return whether a name, which is none of a pack's files, was most likely meant to be one.

    That holds for every name that ends in .toml, or so with one letter wrong, and for a known name whose ending is
    wrong, missing or followed by more, as in `terms.toml.txt`. It does not hold for a backup while its original is
    among `beside`, the names of all files there: it is a copy of what is read, and whoever edits a pack has them. If
    the original is gone, the backup's records are in no other file.
    """
    plain = name.strip().lower()
    original = find_named_file(plain)
    if original in beside and _BACKUP.fullmatch(plain):
        return False
    _, dot, ending = plain.rpartition(".")
    ends_like_toml = bool(dot) and ending.isalnum() and _differs_by_one_letter(f".{ending}", TOML_ENDING)
    return ends_like_toml or original is not None or any(_is_nearly(plain, known) for known in PACK_FILES)


def find_named_file(plain: str) -> str | None:
    """Return the pack's file whose whole name is contained in this one as a word; None if there is none."""
    return next((known for known in PACK_FILES if re.search(rf"(?<![^\W_]){re.escape(known)}", plain)), None)


def _is_nearly(name: str, known: str) -> bool:
    """Return whether the name is that of a known file except for its ending, which is missing or has a letter wrong."""
    stem, _, ending = known.rpartition(".")
    return name == stem or (
        name.startswith(f"{stem}.") and _differs_by_one_letter(name.removeprefix(f"{stem}."), ending)
    )


def _differs_by_one_letter(word: str, right: str) -> bool:
    """Return whether at most one letter of the word is missing, added or wrong, or two neighbors are exchanged."""
    start = next((index for index, pair in enumerate(zip(word, right, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return abs(len(word) - len(right)) <= 1
    rest, right_rest = word[start:], right[start:]
    exchanged = rest[1::-1] + rest[2:] if len(rest) > 1 else rest
    return right_rest in (rest[1:], right_rest[0] + rest, right_rest[0] + rest[1:], exchanged)
