"""Resolve a typed address or name to a location in the open packs."""

from __future__ import annotations

from onrecord.library import lazy_search
from onrecord.model import (
    Address,
    AddressError,
    Kind,
    KindAlone,
    Pack,
    PassageNotFound,
    Record,
    RecordAddress,
    Ref,
    RefError,
    closest_record,
)
from onrecord.model.address import split_pack
from onrecord.model.address_errors import EXAMPLE_ADDRESS
from onrecord.model.suggestions import record_named
from onrecord.navigation.location import Location, NotInOpenPacks, OpenPacks
from onrecord.navigation.rows import RowTarget
from onrecord.navigation.section import Section
from onrecord.navigation.unreadable import unreadable_sentence


def resolve_address(text: str, current: Pack, packs: OpenPacks) -> Location:
    """Return the location of an address, `p6.s7` or `missions/slim`, or of the record with that name.

    An address may name its pack. Without one it is in the current pack, as names are.

    Raises:
        NotInOpenPacks: there is none; the message says what an address looks like, and names the nearest one.
    """
    try:
        target, pack_id = Address.parse(text)
    except AddressError as error:
        if location := _locate_name(text, current):
            return location
        raise NotInOpenPacks(_explain(error, text, current)) from None
    pack = current if pack_id is None else find_pack(pack_id, packs)
    return _locate_passage(target, pack) if isinstance(target, Ref) else _locate_record(target, pack)


def _locate_name(text: str, pack: Pack) -> Location | None:
    """Return the location of whatever has this name in the pack.

    Published labels of paragraphs ("41", "(a)") belong here, before the records' names, once statements have them.
    """
    record = record_named(text, pack)
    return _location_of(record, pack) if record else None


def _explain(error: AddressError, text: str, pack: Pack) -> str:
    """Return what is wrong with a text that is neither an address nor a name, and what to type instead."""
    local = split_pack(text.strip().lower())[1]
    example = _example_address(pack, error.kind if isinstance(error, KindAlone) else None)
    match error:
        case KindAlone():
            return f"{error.typed} is a section, not a record; an address looks like {example}"
        case RefError() if local[:1] == "p" and local[1:2].isdigit():  # meant as a ref, so suggest no record
            return str(error)
        case RefError():
            return f"{error}, or the address of a record, such as {example}{_did_you_mean(local, pack)}"
        case _:
            return f"{error.message(error.typed, example)}{_did_you_mean(local, pack)}"


def _locate_passage(ref: Ref, pack: Pack) -> Location:
    """Return the location of a passage in the full text.

    Raises:
        NotInOpenPacks: the statement does not have it; the message says what it has.
    """
    try:
        pack.statement.sentences_at(ref)
    except PassageNotFound as error:
        raise NotInOpenPacks(str(error)) from None
    return Location(pack.id, Section.TEXT, RowTarget(pack.id, ref=ref))


def _locate_record(address: RecordAddress, pack: Pack) -> Location:
    record = pack.record(str(address))
    if record is None:
        hint = _did_you_mean(str(address), pack) or "; search for it instead"
        raise NotInOpenPacks(f"there is no {address}{hint}")
    return _location_of(record, pack)


def _location_of(record: Record, pack: Pack) -> Location:
    return Location(pack.id, Section.of(record.kind), RowTarget(pack.id, address=record.address))


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


def _did_you_mean(text: str, pack: Pack) -> str:
    record = closest_record(text, pack)
    return f"; did you mean {record.address}?" if record else ""


def _example_address(pack: Pack, kind: Kind | None = None) -> str:
    """Return the address of a record of the pack, of that kind if possible, to show what an address looks like."""
    of_kind = pack.of_kind(kind) if kind else ()
    return next((record.address for record in (*of_kind, *pack.of_kind(Kind.MISSION))), EXAMPLE_ADDRESS)
