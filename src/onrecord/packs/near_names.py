"""Which names of files are meant to be names of a pack's files: by mistake they are not, and nothing reads them."""

from __future__ import annotations

import re
from collections.abc import Collection

from onrecord.packs.files import PACK_FILES

TOML_ENDING = ".toml"
_BACKUP = re.compile(r"\..*|#.*#|.*(?:~|\.(?:bak|old|orig|rej|save|sw[a-z]|tmp))")
"""How editors, systems and tools for versions call what they keep beside a file: hidden, or marked at the end."""


def is_misnamed(name: str, beside: Collection[str]) -> bool:
    """Return whether the name, which is none of a pack's files, is most likely meant to be one; `beside` are all names.

    So is all that ends as TOML does or with one letter amiss, and a known name whose ending is amiss, missing or
    followed by more, as in `terms.toml.txt`. A backup is not while what it is of stands beside it: it is a copy of
    what is read, and whoever edits a pack has them. Where it stands alone, its records are in no other file.
    """
    plain = name.strip().lower()
    meant = find_named_file(plain)
    if meant in beside and _BACKUP.fullmatch(plain):
        return False
    _, dot, ending = plain.rpartition(".")
    as_toml = bool(dot) and ending.isalnum() and _one_letter_amiss(f".{ending}", TOML_ENDING)
    return as_toml or meant is not None or any(_is_nearly(plain, known) for known in PACK_FILES)


def find_named_file(plain: str) -> str | None:
    """Return the pack's file whose whole name stands in this one, as a word of it; None where there is none."""
    return next((known for known in PACK_FILES if re.search(rf"(?<![^\W_]){re.escape(known)}", plain)), None)


def _is_nearly(name: str, known: str) -> bool:
    """Whether the name is that of a known file but for its ending, which is missing or has one letter amiss."""
    stem, _, ending = known.rpartition(".")
    return name == stem or (name.startswith(f"{stem}.") and _one_letter_amiss(name.removeprefix(f"{stem}."), ending))


def _one_letter_amiss(word: str, right: str) -> bool:
    """Whether one letter at most is missing, too many or another, or two that stand side by side are exchanged."""
    start = next((at for at, pair in enumerate(zip(word, right, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return abs(len(word) - len(right)) <= 1
    rest, wanted = word[start:], right[start:]
    exchanged = rest[1::-1] + rest[2:] if len(rest) > 1 else rest
    return wanted in (rest[1:], wanted[0] + rest, wanted[0] + rest[1:], exchanged)
