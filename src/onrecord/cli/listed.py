"""A few names in a message, and how many more there are."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from onrecord.text.characters import MAX_PRINTABLE_CHARS

MOST = 6
MAX_MESSAGE_CHARS = 4 * MAX_PRINTABLE_CHARS
"""Of one name, or of what is said of one pack."""


def listed(names: Collection[str], between: str = ", ", *, more: bool = False, count: int | None = None) -> str:
    """Return the first six, joined, each cut where it is very long.

    `more` says that there are others which nobody has counted; `count` is that of all where `names` are only the first.
    """
    rest = (len(names) if count is None else count) - MOST
    first = between.join(map(_short, islice(names, MOST)))
    if rest > 0:
        return f"{first}{between}{'others' if more else f'{rest:,} more'}"
    return first


def _short(name: str) -> str:
    return name if len(name) <= MAX_MESSAGE_CHARS else name[: MAX_MESSAGE_CHARS - 1] + "…"
