"""A few names in a message, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence

MOST = 6


def listed(names: Sequence[str], between: str = ", ", *, more: bool = False) -> str:
    """The first six, joined; `more` says that there are others which nobody has counted."""
    rest = len(names) - MOST
    if rest > 0:
        return f"{between.join(names[:MOST])}{between}{'others' if more else f'{rest} more'}"
    return between.join(names)
