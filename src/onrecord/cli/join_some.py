"""Joining a few names for a message, with the number of the others."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from onrecord.text.characters import MAX_PRINTABLE_CHARS

MAX_NAMES_LISTED = 6
MAX_MESSAGE_CHARS = 4 * MAX_PRINTABLE_CHARS  # of one name, or of the message about one pack


def join_some(names: Collection[str], between: str = ", ", *, more: bool = False, count: int | None = None) -> str:
    """Return the first six names, joined, each shortened if it is very long, and the number of the others.

    `more` means that there are others, not counted; `count` is the number of all, if `names` are only the first.
    """
    rest = (len(names) if count is None else count) - MAX_NAMES_LISTED
    first = between.join(map(_short, islice(names, MAX_NAMES_LISTED)))
    if rest > 0:
        return f"{first}{between}{'others' if more else f'{rest:,} more'}"
    return first


def _short(name: str) -> str:
    return name if len(name) <= MAX_MESSAGE_CHARS else name[: MAX_MESSAGE_CHARS - 1] + "…"
