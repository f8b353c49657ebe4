"""Results that were computed from one pack and are kept beside it in a cache, such as its folded texts."""

from __future__ import annotations

from typing import Protocol


class PackExtras(Protocol):
    """The results kept for one version of a pack, byte for byte; another room than packs computes and reads them."""

    def read(self, kind: str) -> bytes | None:
        """Return the result of this kind; None if there is none, or it is damaged."""

    def write(self, kind: str, result: bytes) -> None:
        """Keep a result, if this cache can."""
