"""Lookup in the open packs besides the one in use, newest first, without reading all packs of a large library."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from onrecord.library import lazy_search
from onrecord.model import Pack, RecordAddress, Ref
from onrecord.navigation.location import OpenPacks
from onrecord.navigation.search_service import SearchService

# Packs of an indexed library that are read for one name: each takes some milliseconds, and so many stay in memory.
MAX_PACKS_READ = 16
MAX_PACKS_NAMED = 2

Match = TypeVar("Match")


class OtherPacks(NamedTuple, Generic[Match]):
    """What the other packs have: the match in the newest, the ids of all that match, and how many were not searched."""

    match: Match | None
    ids: Sequence[str]
    unsearched: int

    @property
    def more(self) -> str:
        """Return a sentence that names the packs after the newest; empty if there is none."""
        named = list(self.ids[1 : 1 + MAX_PACKS_NAMED])
        if others := len(self.ids) - 1 - len(named):
            named.append(f"{others:,} more")
        if not named:
            return ""
        listing = f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else named[0]
        return f"; {listing} {'has' if len(self.ids) == 2 else 'have'} it too"


def search_other_packs(
    find: Callable[[Pack], Match | None],
    target: Ref | RecordAddress | None,
    current: Pack,
    packs: OpenPacks,
    search: SearchService,
) -> OtherPacks[Match]:
    """Return what `find` finds in the packs other than `current`.

    If an index knows which packs have the `target`, only the newest of these is read. For anything else only the newest
    packs of an indexed library are searched.
    """
    others = [pack_id for pack_id in packs if pack_id != current.id]
    holders = _holders(target, search)
    candidates = others if holders is None else [pack_id for pack_id in others if pack_id in holders]
    if holders is None and search.has_stored_packs:
        candidates = others[:MAX_PACKS_READ]
    unsearched = 0 if holders is not None else len(others) - len(candidates)
    match: Match | None = None
    ids: list[str] = []
    for pack_id in candidates:
        try:
            found = find(packs[pack_id]) if match is None or holders is None else match
        except lazy_search.CorruptIndexError:  # imports the search only if something is wrong
            unsearched += 1
            continue
        if found is not None:
            match = found if match is None else match
            ids.append(pack_id)
    return OtherPacks(match, ids, unsearched)


def _holders(target: Ref | RecordAddress | None, search: SearchService) -> frozenset[str] | None:
    """Return the packs that have the target; None if no index knows."""
    if target is None or not search.has_stored_packs:
        return None
    try:
        return search.packs_with(target)
    except lazy_search.CorruptIndexError:
        return None
