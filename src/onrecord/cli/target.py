"""REF on the command line: a passage or a record, of any pack or of one that is named; and the pack that has it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from onrecord.cli import output
from onrecord.cli.exits import NotFound, Unusable
from onrecord.cli.listed import listed
from onrecord.record import BY_PLURAL, NoSuchPassage, Pack, Record, Ref, RefError, nearest
from onrecord.text.characters import printable

_ADDRESS = re.compile(r"(?:([a-z0-9][a-z0-9-]*):)?([a-z]+)/([a-z0-9-]+)")


MOST_NAMED = 7
"""Other packs that are looked for, to name them: where packs are many, reading all of them takes its time."""


class Address(NamedTuple):
    """The address of a record; `pack` is the pack's id where it is named."""

    kind: str
    id: str
    pack: str | None = None

    def local(self) -> Address:
        return Address(self.kind, self.id)

    def __str__(self) -> str:
        prefix = f"{self.pack}:" if self.pack else ""
        return f"{prefix}{self.kind}/{self.id}"


def parse(text: str) -> Ref | Address:
    """`p6.s7`, `missions/slim`, either after `pack-id:`, in any case; Unusable if it is neither."""
    if "/" in text:
        return _address(text)
    word = text.strip().lower()
    if word in BY_PLURAL:
        raise Unusable(f"{word} is a section: onrecord list {word} lists it; one record of it is written {word}/ID")
    try:
        return Ref.parse(text)
    except RefError as error:
        said = str(error).replace(text, printable(text))
        search = f"; onrecord search {word} looks for it" if word.isalpha() and word.isascii() else ""
        raise Unusable(f"{said}, or the address of a record, such as missions/slim{search}") from None


def _address(text: str) -> Address:
    found = _ADDRESS.fullmatch(text.strip().lower()) if text.isascii() else None
    if not found:
        raise Unusable(f"“{printable(text)}” is not the address of a record; write it like missions/slim")
    pack, kind, name = found.groups()
    if kind not in BY_PLURAL:
        raise Unusable(f"no kind of record “{printable(kind)}”; there are {', '.join(BY_PLURAL)}")
    return Address(kind, name, pack)


def passage_pack(ref: Ref, packs: Mapping[str, Pack]) -> Pack:
    """The pack that `ref` names, else the first whose statement has it; NotFound, with what there is, if none."""
    missing: list[str] = []
    holders: list[Pack] = []
    for pack in _named(ref.pack, packs):
        try:
            pack.statement.sentences_at(ref.local())
        except NoSuchPassage as error:
            missing.append(f"{pack.id}: {error}" if len(packs) > 1 else str(error))
        else:
            holders.append(pack)
            if len(holders) > MOST_NAMED:
                break
    if not holders:
        raise NotFound(listed(missing, "; ").replace(str(ref), str(ref.local())))
    _say_which(ref, holders, packs)
    return holders[0]


def record_at(address: Address, packs: Mapping[str, Pack]) -> tuple[Record, Pack]:
    """The record, from the pack that is named, else from the first that has it; NotFound, with those there are."""
    asked = _named(address.pack, packs)
    having = ((record, pack) for pack in asked if (record := pack.record(str(address.local()))))
    found = list(itertools.islice(having, MOST_NAMED + 1))
    if not found:
        raise NotFound(listed([_what_there_is(address, pack) for pack in asked], "; "))
    _say_which(address, [pack for _, pack in found], packs)
    return found[0]


def _what_there_is(address: Address, pack: Pack) -> str:
    ids = [record.id for record in pack.of_kind(BY_PLURAL[address.kind])]
    meant = nearest(str(address.local()), pack)
    near = f"; did you mean {meant.address}?" if meant else ""
    there = f"{near}; its {address.kind} are {', '.join(ids)}" if ids else f"; it has no {address.kind}"
    return f"there is no {printable(str(address.local()))} in {pack.id}{there}"


def _named(pack_id: str | None, packs: Mapping[str, Pack]) -> Collection[Pack]:
    if pack_id is None:
        return packs.values()
    if pack_id not in packs:
        raise NotFound(f"no open pack “{printable(pack_id)}”; open are {listed(list(packs))}")
    return [packs[pack_id]]


def _say_which(target: Ref | Address, holders: Sequence[Pack], packs: Mapping[str, Pack]) -> None:
    """Where several packs are open and none was named, nobody should have to guess whose words these are."""
    if target.pack or len(packs) < 2:
        return
    others = listed([f"{pack.id}:{target}" for pack in holders[1:]], " or ", more=True)
    output.message(
        f"onrecord: {target} is taken from {holders[0].id}"
        + (f"; for another pack write {others}" if others else ", the only open pack that has it")
    )
