"""Resolve a typed ref or address to a location in the open packs."""

from __future__ import annotations

from onrecord.model import KINDS_BY_PLURAL, Kind, Pack, PassageNotFound, Ref, RefError, closest_record
from onrecord.navigation.location import Location, NotInOpenPacks, OpenPacks
from onrecord.navigation.rows import RowTarget
from onrecord.navigation.section import Section


def resolve_address(written: str, here: Pack, packs: OpenPacks) -> Location:
    """Return the location of `p6.s7` or `missions/slim`, either with a pack's id before it, else in the pack `here`.

    Raises:
        NotInOpenPacks: there is none; the message says what an address looks like, and names the nearest one.
    """
    pack_id, colon, rest = written.strip().lower().rpartition(":")
    kind, _, record_id = rest.partition("/")
    if kind in KINDS_BY_PLURAL and record_id:
        return _place_of_record(rest, find_pack(pack_id, packs) if colon else here)
    if rest in KINDS_BY_PLURAL and not colon:
        raise NotInOpenPacks(f"{rest} is a section, not a record; an address looks like {_example(here, rest)}")
    try:
        ref = Ref.parse(written)
    except RefError as error:
        if rest[:1] == "p" and rest[1:2].isdigit():  # meant as a ref, so suggest no record
            raise NotInOpenPacks(str(error)) from None
        record = f"or the address of a record, such as {_example(here)}{_did_you_mean(rest, here)}"
        raise NotInOpenPacks(f"{error}, {record}") from None
    return _place_in_text(ref, here, packs)


def _place_in_text(ref: Ref, here: Pack, packs: OpenPacks) -> Location:
    """Return the location of a passage in the full text.

    Raises:
        NotInOpenPacks: the statement does not have it; the message says what it has.
    """
    pack = find_pack(ref.pack, packs) if ref.pack else here
    try:
        pack.statement.sentences_at(ref.local())
    except PassageNotFound as error:
        raise NotInOpenPacks(str(error)) from None
    return Location(pack.id, Section.TEXT, RowTarget(pack.id, ref=ref.local()))


def find_pack(pack_id: str, packs: OpenPacks) -> Pack:
    """Return the open pack of an id.

    Raises:
        NotInOpenPacks: there is none; the message lists the open packs.
    """
    if pack := packs.get(pack_id):
        return pack
    raise NotInOpenPacks(f"no open pack is called {pack_id}; the open packs are {', '.join(packs)}")


def _place_of_record(address: str, pack: Pack) -> Location:
    if pack.record(address) is None:
        raise NotInOpenPacks(f"there is no {address}{_did_you_mean(address, pack) or '; search for it instead'}")
    kind = KINDS_BY_PLURAL[address.partition("/")[0]]
    return Location(pack.id, Section.of(kind), RowTarget(pack.id, address=address))


def _did_you_mean(written: str, pack: Pack) -> str:
    near = closest_record(written, pack)
    return f"; did you mean {near.address}?" if near else ""


def _example(pack: Pack, plural: str | None = None) -> str:
    """Return the address of a record of the pack, of that kind if possible, to show what an address looks like."""
    of_kind = pack.of_kind(KINDS_BY_PLURAL[plural]) if plural else ()
    return next((record.address for record in (*of_kind, *pack.of_kind(Kind.MISSION))), "missions/slim")
