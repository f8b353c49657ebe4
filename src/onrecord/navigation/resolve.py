"""Resolve a typed address, published label or name to a location in the open packs."""

import re
from functools import partial
from typing import NamedTuple

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
)
from onrecord.model.address import is_pack_id, split_pack
from onrecord.model.address_errors import EXAMPLE_ADDRESS
from onrecord.model.labels import find_labeled, typed_ordinal
from onrecord.model.suggestions import closest_record, only_record_beginning, records_named
from onrecord.navigation.location import Location, NotInOpenPacks, OpenPacks
from onrecord.navigation.open_packs import find_pack, not_open_sentence
from onrecord.navigation.other_packs import OtherPacks, search_other_packs
from onrecord.navigation.rows import RowTarget
from onrecord.navigation.search_service import SearchService
from onrecord.navigation.section import Section

# Texts that are certainly no name, so that other packs need not be searched for them; compiled on first use.
_MISTYPED_REF = r"p\d[\dps.:–-]*"


class Destination(NamedTuple):
    """The location that a typed address leads to; `note` says what else it may mean, and is empty if nothing."""

    location: Location
    note: str = ""


def resolve_address(
    text: str, current: Pack, packs: OpenPacks, search: SearchService, cursor: RowTarget | None = None
) -> Destination:
    """Return the destination of an address, `p6.s7` or `missions/slim`, or of a published label or a record's name.

    Each may name its pack. Without one it is in the current pack, or else in the newest other one that has it. Of a
    label that repeats, the next one after the `cursor` is meant.

    Raises:
        NotInOpenPacks: there is none; the message says what an address looks like, and names the nearest one.
    """
    try:
        target, pack_id = Address.parse(text)
    except AddressError as error:
        return _resolve_name(text, error, current, packs, search, cursor)
    if pack_id is not None:
        pack = find_pack(pack_id, packs)
        return Destination(_locate(target, pack, f" in {pack.id}" if len(packs) > 1 else ""))
    try:
        return Destination(_locate(target, current))
    except NotInOpenPacks as error:
        others = search_other_packs(partial(_find, target), target, current, packs, search)
        return _in_other_pack(str(target), str(error), others, current, packs)


def _resolve_name(
    text: str, error: AddressError, current: Pack, packs: OpenPacks, search: SearchService, cursor: RowTarget | None
) -> Destination:
    """Return the destination of a label or a name.

    Raises:
        NotInOpenPacks: there is none; the message is about the `error` of reading the text as an address.
    """
    after = cursor.ref.last.paragraph if cursor and cursor.ref and cursor.pack == current.id else 0
    if destination := _find_name(text, current, after):
        return destination
    pack_id, local = split_pack(text.strip())
    if pack_id is not None and pack_id.lower() in packs:
        pack = find_pack(pack_id.lower(), packs)
        if destination := _find_name(local, pack, after if pack is current else 0):
            return destination
        raise NotInOpenPacks(_explain(error, local, pack))
    if pack_id and local and is_pack_id(pack_id.lower()):
        explanation = not_open_sentence(pack_id, packs)
    else:
        explanation = _explain(error, text, current)
    if isinstance(error, KindAlone) or re.fullmatch(_MISTYPED_REF, text.strip().lower()):
        raise NotInOpenPacks(explanation)
    others = search_other_packs(lambda pack: _find_name(text, pack), None, current, packs, search)
    if others.match is None and (record := only_record_beginning(text, current)):
        return Destination(_location_of(record, current), f"“{text.strip()}” was taken for {record.address}")
    return _in_other_pack(f"“{text.strip()}”", explanation, others, current, packs)


def _in_other_pack(
    typed: str, explanation: str, others: OtherPacks[Destination], current: Pack, packs: OpenPacks
) -> Destination:
    """Return the destination in the newest other pack, with a note that says so.

    Raises:
        NotInOpenPacks: there is none; the message is the `explanation`, and says whether all packs were searched.
    """
    if others.match is None:
        raise NotInOpenPacks(f"{explanation}{_unsearched_words(others, packs)}")
    location, note = others.match
    found = f"{typed} is not in {current.id}, but in {others.ids[0]}{others.more}"
    if note.startswith(f"{typed} "):  # which was said already
        note = f"there it{note.removeprefix(typed)}"
    return Destination(location, "; ".join(filter(None, (found, note))))


def _unsearched_words(others: OtherPacks[Destination], packs: OpenPacks) -> str:
    """Return how many packs were not searched, and what to do; empty if all were."""
    if not others.unsearched:
        return ""
    unsearched = f"{others.unsearched:,} of the {len(packs):,} open packs"
    return f"; {unsearched} were not searched: write PACK-ID: before it, or search"


def _find_name(text: str, pack: Pack, after: int = 0) -> Destination | None:
    """Return the destination of whatever has this label, number or name in the pack."""
    if labeled := find_labeled(text, pack.statement, after):
        return Destination(Location(pack.id, Section.TEXT, RowTarget(pack.id, ref=labeled.ref)), labeled.note)
    records = records_named(text, pack)
    if not records:
        return None
    others = ", ".join(record.address for record in records[1:])
    note = f"“{text.strip()}” is also {others}" if others else ""
    return Destination(_location_of(records[0], pack), note)


def _find(target: Ref | RecordAddress, pack: Pack) -> Destination | None:
    try:
        return Destination(_locate(target, pack))
    except NotInOpenPacks:
        return None


def _locate(target: Ref | RecordAddress, pack: Pack, where: str = "") -> Location:
    """Return the location of a target in a pack; messages repeat the words `where` it was looked for.

    Raises:
        NotInOpenPacks: the pack does not have it.
    """
    return _locate_passage(target, pack) if isinstance(target, Ref) else _locate_record(target, pack, where)


def _is_meant_as_ref(text: str) -> bool:
    local = split_pack(text.strip().lower())[1]
    return local[:1] == "p" and local[1:2].isdigit()


def _explain(error: AddressError, text: str, pack: Pack) -> str:
    """Return what is wrong with a text that is neither an address nor a name, and what to type instead."""
    local = split_pack(text.strip().lower())[1]
    if typed_ordinal(text):
        count = len(pack.statement.paragraphs)
        return f"there is no paragraph {text.strip()}: the statement has paragraphs p1 to p{count}"
    example = _example_address(pack, error.kind if isinstance(error, KindAlone) else None)
    match error:
        case KindAlone():
            return f"{error.typed} is a section, not a record; an address looks like {example}"
        case RefError() if _is_meant_as_ref(text):  # so suggest no record
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


def _locate_record(address: RecordAddress, pack: Pack, where: str) -> Location:
    record = pack.record(str(address))
    if record is None:
        hint = _did_you_mean(str(address), pack) or "; search for it instead"
        raise NotInOpenPacks(f"there is no {address}{where}{hint}")
    return _location_of(record, pack)


def _location_of(record: Record, pack: Pack) -> Location:
    return Location(pack.id, Section.of(record.kind), RowTarget(pack.id, address=record.address))


def suggested_address(text: str, pack: Pack) -> str:
    """Return the address of the record most like what was typed, which is no address or name; empty if none is."""
    local = split_pack(text.strip().lower())[1]
    record = None if _is_meant_as_ref(text) else closest_record(local, pack)
    return record.address if record else ""


def _did_you_mean(text: str, pack: Pack) -> str:
    record = closest_record(text, pack)
    return f"; did you mean {record.address}?" if record else ""


def _example_address(pack: Pack, kind: Kind | None = None) -> str:
    """Return the address of a record of the pack, of that kind if possible, to show what an address looks like."""
    of_kind = pack.of_kind(kind) if kind else ()
    return next((record.address for record in (*of_kind, *pack.of_kind(Kind.MISSION))), EXAMPLE_ADDRESS)
