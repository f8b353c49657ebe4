"""Parsing of REF arguments (a passage, a record or a published label), and the lookup of the pack for one."""

import itertools
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from onrecord.cli import output
from onrecord.cli.exit_codes import NothingFound, UsageError
from onrecord.cli.text import MAX_NAMES_LISTED, join_some
from onrecord.model import (
    KINDS_BY_PLURAL,
    Address,
    AddressError,
    KindAlone,
    NoSuchNumber,
    Pack,
    PassageNotFound,
    Record,
    RecordAddress,
    Ref,
    RefError,
)
from onrecord.model.address import is_pack_id, split_pack
from onrecord.model.address_errors import NoSuchKind
from onrecord.model.labels import find_labeled, may_be_label, typed_ordinal
from onrecord.model.suggestions import closest_records
from onrecord.text.characters import escape_and_shorten
from onrecord.text.similarity import unknown_name

# If a kind has up to so many records, a message about a missing one lists them all.
MAX_RECORDS_LISTED = 24
# Records that a message suggests instead of a missing one.
MAX_SUGGESTIONS = 3
# Other packs to look for and name in a message: reading all of many packs would take long.
MAX_OTHER_PACKS = 7
# Packs that are searched for a label of words alone: `onrecord show slim` need not read all of many packs.
MAX_PACKS_SEARCHED = 100
MAX_NUMERAL_CHARS = 3  # `iii` is not taken for a word


class PublishedLabel(NamedTuple):
    """A REF that may be a published label, `41` or `Article V`; `error` is raised if no pack has it."""

    text: str
    error: UsageError | NothingFound


def parse_address(text: str) -> Address | PublishedLabel:
    """Parse a ref (`p6.s7`) or an address (`missions/slim`), each with or without `pack-id:`, in upper or lower case.

    What is neither may be a published label.

    Raises:
        UsageError: The text is nothing of this.
    """
    try:
        return Address.parse(text)
    except AddressError as error:
        failure = _refusal(error, text)
    if may_be_label(text.strip()):
        return PublishedLabel(text.strip(), failure)
    raise failure


def _refusal(error: AddressError, text: str) -> UsageError | NothingFound:
    """Return the error about a text that is no address, if no pack has such a label."""
    match error:
        case KindAlone():
            word = error.kind.plural
            return UsageError(
                f"{word} is a section: onrecord list {word} lists it; the address of one of its records is {word}/ID"
            )
        case NoSuchNumber():
            return NothingFound(error.message(escape_and_shorten(error.typed)))
        case RefError():
            word = text.strip().lower()
            hint = f"; onrecord search {word} looks for it" if word.isalpha() and word.isascii() else ""
            message = error.message(escape_and_shorten(error.typed))
            return UsageError(f"{message}, or the address of a record, such as missions/slim{hint}")
        case NoSuchKind():
            return UsageError(unknown_name("kind of record", error.typed, KINDS_BY_PLURAL))
        case _:
            return UsageError(error.message(escape_and_shorten(error.typed)))


def address_in(reference: Address | PublishedLabel, packs: Mapping[str, Pack]) -> Address:
    """Return the address, or that of the paragraph with the label or number, in the first pack that has it.

    Raises:
        UsageError: It is no number, and no pack has such a label.
        NothingFound: No open pack is called as the one that it names.
    """
    if isinstance(reference, Address):
        return reference
    prefix, local = split_pack(reference.text)
    named = prefix.lower() if prefix and local and is_pack_id(prefix.lower()) else None
    pack_id, label = (named, local) if named in packs else (None, reference.text)
    is_word = pack_id is None and len(label) > MAX_NUMERAL_CHARS and label.replace(" ", "").isalpha()
    searched = itertools.islice(_packs_named(pack_id, packs), MAX_PACKS_SEARCHED if is_word else None)
    of_pack = " of {}" if len(packs) > 1 else ""
    matches = ((pack, find_labeled(label, pack.statement, 0, of_pack.format(pack.id))) for pack in searched)
    holders = list(itertools.islice(((pack, found) for pack, found in matches if found), MAX_OTHER_PACKS + 1))
    if not holders:
        if ordinal := typed_ordinal(label):
            return Address(Ref.parse(f"p{ordinal}"), pack_id)  # there is none: the message says what there is
        _packs_named(named, packs)  # raises if none is called so
        raise reference.error if not is_word else _with_unsearched(reference.error, len(packs) - MAX_PACKS_SEARCHED)
    pack, labeled = holders[0]
    if pack_id is None:
        _report_pack(escape_and_shorten(label), [pack for pack, _ in holders], packs)
    if labeled.note:
        output.message(f"onrecord: {escape_and_shorten(labeled.note)}")
    return Address(labeled.ref, pack.id)


def _with_unsearched(error: UsageError | NothingFound, count: int) -> UsageError | NothingFound:
    """Return the error, with the number of packs that were not searched for a label, if there are any."""
    if count <= 0:
        return error
    return type(error)(f"{error}; {count:,} open packs were not searched for such a label: write PACK-ID: before it")


def passage_pack(ref: Ref, pack_id: str | None, packs: Mapping[str, Pack]) -> Pack:
    """Return the pack of that id, or else, if it is None, the first one whose statement has the passage.

    Raises:
        NothingFound: No pack has it; the message says what the statements do have.
    """
    missing: list[str] = []
    holders: list[Pack] = []
    for pack in _packs_named(pack_id, packs):
        try:
            pack.statement.sentences_at(ref)
        except PassageNotFound as error:
            missing.append(f"{pack.id}: {error}" if len(packs) > 1 else str(error))
        else:
            holders.append(pack)
            if len(holders) > MAX_OTHER_PACKS:
                break
    if not holders:
        raise NothingFound(join_some(missing, "; "))
    if pack_id is None:
        _report_pack(ref, holders, packs)
    return holders[0]


def record_at(address: RecordAddress, pack_id: str | None, packs: Mapping[str, Pack]) -> tuple[Record, Pack]:
    """Return the record and its pack: the pack of that id, or else, if it is None, the first one that has the record.

    Raises:
        NothingFound: No pack has it; the message suggests other records.
    """
    candidates = _packs_named(pack_id, packs)
    holders = ((record, pack) for pack in candidates if (record := pack.record(str(address))))
    matches = list(itertools.islice(holders, MAX_OTHER_PACKS + 1))
    if not matches:
        messages = [_missing_record_message(address, pack) for pack in itertools.islice(candidates, MAX_NAMES_LISTED)]
        raise NothingFound(join_some(messages, "; ", count=len(candidates)))
    if pack_id is None:
        _report_pack(address, [pack for _, pack in matches], packs)
    return matches[0]


def _missing_record_message(address: RecordAddress, pack: Pack) -> str:
    """Return the message about a missing record: which records may be meant, and some of those in the pack."""
    absent = f"there is no {escape_and_shorten(str(address))} in {escape_and_shorten(pack.id)}"
    records = pack.of_kind(address.kind)
    if not records:
        return f"{absent}; it has no {address.kind.plural}"
    list_all = len(records) <= MAX_RECORDS_LISTED
    similar = closest_records(str(address), pack, 1 if list_all else MAX_SUGGESTIONS)
    suggestion = (
        f"; did you mean {' or '.join(escape_and_shorten(record.address) for record in similar)}?" if similar else ""
    )
    ids = [escape_and_shorten(record.id) for record in itertools.islice(records, MAX_RECORDS_LISTED)]
    listing = ", ".join(ids) if list_all else join_some(ids, count=len(records))
    hint = "" if list_all else f"; onrecord list {address.kind.plural} lists all"
    return f"{absent}{suggestion}; its {address.kind.plural} are {listing}{hint}"


def _packs_named(pack_id: str | None, packs: Mapping[str, Pack]) -> Collection[Pack]:
    if pack_id is None:
        return packs.values()
    if pack_id not in packs:
        listing = f"the open packs are {join_some(list(packs))}"
        raise NothingFound(unknown_name("open pack", pack_id, list(packs), listing))
    return [packs[pack_id]]


def _report_pack(target: Ref | RecordAddress | str, holders: Sequence[Pack], packs: Mapping[str, Pack]) -> None:
    """Say on stderr from which pack the target of no named pack comes, if several are open."""
    if len(packs) < 2:
        return
    others = join_some([f"{pack.id}:{target}" for pack in holders[1:]], " or ", more=True)
    output.message(
        f"onrecord: {target} is taken from {holders[0].id}"
        + (f"; for another pack write {others}" if others else ", the only open pack that has it")
    )
