"""Warnings about names by which `side:`, `actor:`, `org:` and `area:` find more than one party, participant or area."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import JOINT, Kind
from onrecord.model.parties import BOTH
from onrecord.packs.entries import Entries
from onrecord.packs.problem import RawProblem, describe_value, format_key_path
from onrecord.text.folding import hyphenated

if TYPE_CHECKING:
    from onrecord.text.toml_lines import KeyPath


class _Name(NamedTuple):
    """A name, the id of its owner, and its place; no path if the name is built in."""

    text: str
    owner: str
    file: str
    path: "KeyPath" = ()


def find_ambiguous_names(entries: Entries) -> Iterator[RawProblem]:
    """Yield each name that two parties share, and each name or id that two participants or two areas share.

    Other names of participants and areas may be shared, as by an office and the body that it is a part of.
    """
    yield from _shared(partial(_party_names, entries), "a name that no other party has")
    for kind in (Kind.AREA, Kind.PARTICIPANT):
        yield from _shared(partial(_record_names, entries, kind), f"a name that no other {kind.value} has")


def _party_names(entries: Entries) -> Iterator[_Name]:
    """Yield each name of each party, and those of all parties together."""
    statement, file = entries.statement, "statement.toml"
    if statement is None or entries.version == 1:  # schema 1 has no names to be chosen
        return
    yield from (_Name(name, JOINT, file) for name in (JOINT, BOTH))
    if statement.joint:
        yield _Name(statement.joint, JOINT, file, ("statement", "joint"))
    for party, path in zip(statement.parties, entries.party_paths, strict=True):
        if path[0] != "party":  # named in `parties` alone, where its id is made of its name
            yield _Name(party.name, party.id, file, path)
            continue
        for key in ("id", "name", "short", "name_ja", "title"):
            if text := getattr(party, key):
                yield _Name(text, party.id, file, (*path, key))
        for index, alias in enumerate(party.aliases):
            yield _Name(alias, party.id, file, (*path, "aliases", index))


def _record_names(entries: Entries, kind: Kind) -> Iterator[_Name]:
    for entry in entries.records:
        if entry.kind is kind:
            for key in ("id", "name"):
                yield _Name(entry.values[key], entry.values["id"], entry.file, entry.path(key))


def _shared(names: Callable[[], Iterator[_Name]], expected: str) -> Iterator[RawProblem]:
    """Yield each of the names that, as it is typed, another owner has too; the message says where that has it.

    The names are gone through twice, since a pack may have many, and few are shared.
    """
    owners: dict[str, str] = {}
    shared: dict[str, list[_Name]] = {}
    for name in names():
        typed_form = _typed_form(name)
        if typed_form and owners.setdefault(typed_form, name.owner) != name.owner:
            shared[typed_form] = []
    if not shared:
        return
    for name in names():
        if (alike := shared.get(_typed_form(name))) is not None:
            alike.append(name)
    for alike in shared.values():
        first = alike[0]
        other = next(name for name in alike if name.owner != first.owner)
        for name in alike:
            if name.path:
                where = _place(other if name.owner == first.owner else first)
                yield RawProblem(name.file, name.path, f"{describe_value(name.text)}, {where}", expected)


def _typed_form(name: _Name) -> str:
    return name.text if name.text == name.owner else hyphenated(name.text)  # an id is typed as it is


def _place(name: _Name) -> str:
    return f"as in {format_key_path(name.path)}" if name.path else "which means all parties"
