"""A few names in a message, and how many more there are."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from onrecord.text.characters import MAX_PRINTABLE_CHARS

MAX_NAMES_LISTED = 6
MAX_MESSAGE_CHARS = 4 * MAX_PRINTABLE_CHARS
"""Of one name, or of what is said of one pack."""


def join_some(names: Collection[str], between: str = ", ", *, more: bool = False, count: int | None = None) -> str:
    """Return the first six, joined, each cut where it is very long.

    `more` says that there are others which nobody has counted; `count` is that of all where `names` are only the first.
    """
    rest = (len(names) if count is None else count) - MAX_NAMES_LISTED
    first = between.join(map(_short, islice(names, MAX_NAMES_LISTED)))
    if rest > 0:
        return f"{first}{between}{'others' if more else f'{rest:,} more'}"
    return first


def _short(name: str) -> str:
    return name if len(name) <= MAX_MESSAGE_CHARS else name[: MAX_MESSAGE_CHARS - 1] + "…"
