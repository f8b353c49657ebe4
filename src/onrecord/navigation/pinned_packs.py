"""The open packs, of which the one in use stays in memory: it is shown again and again, even if its files are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.model import Pack


class PinnedPacks(Mapping[str, Pack]):
    """Packs by their ids, each read on access; the pinned one is never read again."""

    def __init__(self, packs: Mapping[str, Pack]) -> None:
        self._packs = packs
        self._pinned: Pack | None = None

    def pin(self, pack: Pack) -> None:
        """Keep this pack in memory, and no other."""
        self._pinned = pack

    def __getitem__(self, pack_id: str) -> Pack:
        if self._pinned is not None and self._pinned.id == pack_id:
            return self._pinned
        return self._packs[pack_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packs)

    def __len__(self) -> int:
        return len(self._packs)
