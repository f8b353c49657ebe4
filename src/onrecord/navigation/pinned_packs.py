"""The open packs, of which the one in use stays in memory: it is shown again and again, even if its files are gone."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping

from onrecord.model import Pack
from onrecord.navigation.location import NotInOpenPacks
from onrecord.navigation.open_packs import find_pack, pack_of_target
from onrecord.navigation.rows import RowTarget


class PinnedPacks(Mapping[str, Pack]):
    """Packs by their ids, each read on access; the one `in_use` is never read again."""

    def __init__(self, packs: Mapping[str, Pack], pack_id: str) -> None:
        """Use the pack of an id, or the first that can be read if that one cannot.

        Raises:
            CorruptIndexError: no pack can be read.
        """
        self._packs = packs
        self._ids = frozenset(packs)
        self.in_use = _first_readable(pack_id, packs)

    def use(self, pack_id: str) -> None:
        """Use this pack from now on.

        Raises:
            NotInOpenPacks: it cannot be read; the one in use stays.
        """
        self.in_use = find_pack(pack_id, self)

    def can_use(self, pack_id: str) -> bool:
        """Use this pack from now on if it can be read, and return whether it can."""
        with contextlib.suppress(NotInOpenPacks):
            self.use(pack_id)
        return self.in_use.id == pack_id

    def use_for(self, target: RowTarget) -> str:
        """Use the pack of a row's target from now on; return why it cannot be read, empty if it can.

        If it cannot, the one in use stays.
        """
        try:
            self.in_use = pack_of_target(target, self)
        except NotInOpenPacks as error:
            return str(error)
        return ""

    def __getitem__(self, pack_id: str) -> Pack:
        return self.in_use if self.in_use.id == pack_id else self._packs[pack_id]

    def __contains__(self, pack_id: object) -> bool:
        """Return whether there is such a pack, without reading it, which may fail."""
        return pack_id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._packs)

    def __len__(self) -> int:
        return len(self._packs)


def _first_readable(pack_id: str, packs: Mapping[str, Pack]) -> Pack:
    for candidate in (pack_id, *packs):
        with contextlib.suppress(NotInOpenPacks):
            return find_pack(candidate, packs)
    return packs[pack_id]  # raises what keeps the packs from being read
