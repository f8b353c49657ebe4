"""Lookup of an open pack by its id, or for the target of a row; the error says why it is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import onrecord.navigation as room  # whose sentence on what cannot be read is loaded when something cannot
from onrecord.library import lazy_search
from onrecord.model import PassageNotFound
from onrecord.navigation.location import NotInOpenPacks

if TYPE_CHECKING:
    from onrecord.model import Pack
    from onrecord.navigation.location import OpenPacks
    from onrecord.navigation.rows import RowTarget


def find_pack(pack_id: str, packs: OpenPacks) -> Pack:
    """Return the open pack of an id.

    Raises:
        NotInOpenPacks: there is none, or it cannot be read; the message lists the open packs, or says what to do.
    """
    try:
        return packs[pack_id]
    except KeyError:
        raise NotInOpenPacks(not_open_sentence(pack_id, packs)) from None
    except lazy_search.CorruptIndexError as error:  # imports the search only if something is wrong
        raise NotInOpenPacks(room.unreadable_sentence(pack_id, error)) from None


def not_open_sentence(pack_id: str, packs: OpenPacks) -> str:
    """Return the sentence that lists the open packs, of which none has this id."""
    return f"no open pack is called {pack_id}; the open packs are {', '.join(packs)}"


def pack_of_target(target: RowTarget, packs: OpenPacks) -> Pack:
    """Return the pack of a row's target, which has it.

    Raises:
        NotInOpenPacks: the pack cannot be read, or lacks the target, since the row's own words could not be read.
    """
    what = target.address or str(target.ref)
    if not target.pack:
        raise NotInOpenPacks(room.unreadable_sentence(what, "its address is lost"))
    pack = find_pack(target.pack, packs)
    if not _has_target(pack, target):
        raise NotInOpenPacks(room.unreadable_sentence(f"{pack.id}:{what}", "there is no such address"))
    return pack


def _has_target(pack: Pack, target: RowTarget) -> bool:
    if target.ref is None:
        return pack.record(target.address or "") is not None
    try:
        return bool(pack.statement.sentences_at(target.ref))
    except PassageNotFound:
        return False
