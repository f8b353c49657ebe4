"""Resolve a typed ref or address to a location in the open packs."""

from __future__ import annotations

from onrecord.library import lazy_search
from onrecord.model import KINDS_BY_PLURAL, Kind, Pack, PassageNotFound, Ref, RefError, closest_record
from onrecord.navigation.location import Location, NotInOpenPacks, OpenPacks
from onrecord.navigation.rows import RowTarget
from onrecord.navigation.section import Section
from onrecord.navigation.unreadable import unreadable_sentence


def resolve_address(text: str, current: Pack, packs: OpenPacks) -> Location:
    """Return the location of `p6.s7` or `missions/slim`, either with a pack's id before it, else in the current pack.

    Raises:
        NotInOpenPacks: there is none; the message says what an address looks like, and names the nearest one.
    """
    pack_id, colon, address = text.strip().lower().rpartition(":")
    kind, _, record_id = address.partition("/")
    if kind in KINDS_BY_PLURAL and record_id:
        return _locate_record(address, find_pack(pack_id, packs) if colon else current)
    if address in KINDS_BY_PLURAL and not colon:
        example = _example_address(current, address)
        raise NotInOpenPacks(f"{address} is a section, not a record; an address looks like {example}")
    try:
        ref = Ref.parse(text)
    except RefError as error:
        if address[:1] == "p" and address[1:2].isdigit():  # meant as a ref, so suggest no record
            raise NotInOpenPacks(str(error)) from None
        hint = f"or the address of a record, such as {_example_address(current)}{_did_you_mean(address, current)}"
        raise NotInOpenPacks(f"{error}, {hint}") from None
    return _locate_passage(ref, current, packs)


def _locate_passage(ref: Ref, current: Pack, packs: OpenPacks) -> Location:
    """Return the location of a passage in the full text.

    Raises:
        NotInOpenPacks: the statement does not have it; the message says what it has.
    """
    pack = find_pack(ref.pack, packs) if ref.pack else current
    try:
        pack.statement.sentences_at(ref.local())
    except PassageNotFound as error:
        raise NotInOpenPacks(str(error)) from None
    return Location(pack.id, Section.TEXT, RowTarget(pack.id, ref=ref.local()))


def find_pack(pack_id: str, packs: OpenPacks) -> Pack:
    """Return the open pack of an id.

    Raises:
        NotInOpenPacks: there is none, or it cannot be read; the message lists the open packs, or says what to do.
    """
    try:
        return packs[pack_id]
    except KeyError:
        raise NotInOpenPacks(f"no open pack is called {pack_id}; the open packs are {', '.join(packs)}") from None
    except lazy_search.CorruptIndexError as error:  # imports the search only if something is wrong
        raise NotInOpenPacks(unreadable_sentence(pack_id, error)) from None


def pack_of_target(target: RowTarget, packs: OpenPacks) -> Pack:
    """Return the pack of a row's target, which has it.

    Raises:
        NotInOpenPacks: the pack cannot be read, or lacks the target, since the row's own words could not be read.
    """
    what = target.address or str(target.ref)
    if not target.pack:
        raise NotInOpenPacks(unreadable_sentence(what, "its address is lost"))
    pack = find_pack(target.pack, packs)
    if not _has_target(pack, target):
        raise NotInOpenPacks(unreadable_sentence(f"{pack.id}:{what}", "there is no such address"))
    return pack


def _has_target(pack: Pack, target: RowTarget) -> bool:
    if target.ref is None:
        return pack.record(target.address or "") is not None
    try:
        return bool(pack.statement.sentences_at(target.ref))
    except PassageNotFound:
        return False


def _locate_record(address: str, pack: Pack) -> Location:
    if pack.record(address) is None:
        raise NotInOpenPacks(f"there is no {address}{_did_you_mean(address, pack) or '; search for it instead'}")
    kind = KINDS_BY_PLURAL[address.partition("/")[0]]
    return Location(pack.id, Section.of(kind), RowTarget(pack.id, address=address))


def _did_you_mean(text: str, pack: Pack) -> str:
    record = closest_record(text, pack)
    return f"; did you mean {record.address}?" if record else ""


def _example_address(pack: Pack, plural: str | None = None) -> str:
    """Return the address of a record of the pack, of that kind if possible, to show what an address looks like."""
    of_kind = pack.of_kind(KINDS_BY_PLURAL[plural]) if plural else ()
    return next((record.address for record in (*of_kind, *pack.of_kind(Kind.MISSION))), "missions/slim")
