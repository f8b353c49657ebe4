"""The open packs; the one in use stays in memory, since it is shown again and again, whatever becomes of the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.model import Pack


class PinnedPacks(Mapping[str, Pack]):
    """Packs by their ids, each read when it is asked for; the pinned one is never read again."""

    def __init__(self, packs: Mapping[str, Pack]) -> None:
        self._packs = packs
        self._pinned: Pack | None = None

    def pin(self, pack: Pack) -> None:
        """Keep this pack, and no other."""
        self._pinned = pack

    def __getitem__(self, pack_id: str) -> Pack:
        if self._pinned is not None and self._pinned.id == pack_id:
            return self._pinned
        return self._packs[pack_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packs)

    def __len__(self) -> int:
        return len(self._packs)
