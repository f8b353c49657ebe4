"""The filters of `onrecord list`: the sections that each applies to, and the records that pass it."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.cli.exit_codes import UsageError
from onrecord.cli.text import MAX_NAMES_LISTED, decode_argument, join_some
from onrecord.model import JOINT, Commitment, Kind, Pack, Participant, Record, Sentence
from onrecord.model.parties import BOTH
from onrecord.text.characters import escape_and_shorten
from onrecord.text.folding import hyphenated
from onrecord.text.similarity import unknown_name

SENTENCES_SECTION = "sentences"
LIST_SECTIONS = (*(kind.plural for kind in Kind), SENTENCES_SECTION)
_APPLIES = {
    "area": tuple(section for section in LIST_SECTIONS if section != Kind.AREA.plural),
    "side": (Kind.PARTICIPANT.plural,),
    "actor": (Kind.COMMITMENT.plural,),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """The values that a record must have to be listed; None admits all.

    `areas`, `sides` and `actors` are the ids of those that `area`, `side` and `actor` name (`resolve_names`).
    """

    area: str | None = None
    side: str | None = None
    actor: str | None = None
    areas: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()

    def admits(self, record: Record, pack: Pack) -> bool:
        if self.area is not None and self.areas.isdisjoint(record.areas):
            return False
        if self.side is not None and not (isinstance(record, Participant) and record.side in self.sides):
            return False
        return self.actor is None or (isinstance(record, Commitment) and self._admits_actors(record, pack))

    def _admits_actors(self, commitment: Commitment, pack: Pack) -> bool:
        named = (*commitment.actors, JOINT) if pack.statement.is_joint(commitment.actors) else commitment.actors
        return not self.actors.isdisjoint(named)

    def admits_sentence(self, sentence: Sentence, pack: Pack) -> bool:
        return self.area is None or not self.areas.isdisjoint(pack.areas_of(sentence))

    def __str__(self) -> str:
        values = {"area": self.area, "side": self.side, "actor": self.actor}
        return " and ".join(f"{name} {value}" for name, value in values.items() if value is not None)


def add_filter_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--area", metavar="AREA", help="only this cooperation area, by id or name, such as science")
    parser.add_argument("--side", metavar="PARTY", help="only participants of this party, by id or name")
    parser.add_argument("--actor", metavar="ACTOR", help="only commitments of this party, by id or name; joint: of all")


def filters_for(section: str, arguments: argparse.Namespace) -> Filters:
    """Return the filters of the command line.

    Raises:
        UsageError: One of them does not apply to the section.
    """
    area, side, actor = (
        decode_argument(value).lower() if value else value
        for value in (arguments.area, arguments.side, arguments.actor)
    )
    filters = Filters(area, side, JOINT if actor == BOTH else actor)
    for name, sections in _APPLIES.items():
        if getattr(filters, name) is not None and section not in sections:
            raise UsageError(
                f"--{name} applies to {', '.join(sections)}, not to {section}{_meant(name, section, arguments)}"
            )
    return filters


def _meant(name: str, section: str, arguments: argparse.Namespace) -> str:
    """Return the option that says of this section what `--side` or `--actor` says of another; else an empty text."""
    other = {"actor": "side", "side": "actor"}.get(name, "")
    value = getattr(arguments, name)
    if section not in _APPLIES.get(other, ()) or (other == "side" and value.lower() in (JOINT, BOTH)):
        return ""
    return f"; for {section} write --{other} {escape_and_shorten(decode_argument(value))}"


def resolve_names(filters: Filters, packs: Collection[Pack]) -> Filters:
    """Return the filters with the ids of what they name by id or by any name, as `area:`, `side:` and `actor:` do.

    One value's id may be another's name, also in another pack: then both are meant.

    Raises:
        UsageError: No open pack has such an area or party; the message names those there are.
    """
    areas = [(name, area.id) for pack in packs for area in pack.of_kind(Kind.AREA) for name in _area_names(area)]
    parties = [
        (name, party.id) for pack in packs for party in pack.statement.parties for name in (party.id, *party.names)
    ]
    joint = [(name, JOINT) for pack in packs for name in (JOINT, BOTH, pack.statement.joint or JOINT)]
    return replace(
        filters,
        areas=_resolve_area(filters.area, areas),
        sides=_resolve_party(filters.side, parties),
        actors=_resolve_party(filters.actor, [*parties, *joint]),
    )


def _area_names(area: Record) -> Iterator[str]:
    names = (area.id, area.name, area.short, area.name_ja, *area.aliases)
    return (name for name in names if name)


def _ids_of(name: str | None, ids: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Return the ids that a name has, however it is typed; `ids` are pairs of a name and an id."""
    typed = hyphenated(name or "")
    return frozenset(value for known, value in ids if typed and hyphenated(known) == typed)


def _resolve_area(name: str | None, ids: Sequence[tuple[str, str]]) -> frozenset[str]:
    found = _ids_of(name, ids)
    if name is not None and not found:
        known = dict.fromkeys(area_id for _, area_id in ids)
        hint = "; onrecord list areas lists all" if len(known) > MAX_NAMES_LISTED else ""
        raise UsageError(unknown_name("area", name, known, f"there are {_some_names(known)}{hint}"))
    return found


def _resolve_party(name: str | None, ids: Sequence[tuple[str, str]]) -> frozenset[str]:
    found = _ids_of(name, ids)
    if name is not None and not found:
        known_ids = dict.fromkeys(party_id for _, party_id in ids)
        known = f"there are {_some_names(known_ids)}" if {*known_ids} - {JOINT} else "the open packs name no parties"
        raise UsageError(unknown_name("party", name, known_ids, known))
    return found


def _some_names(names: Collection[str]) -> str:
    shown = [escape_and_shorten(name) for name in islice(names, MAX_NAMES_LISTED)]
    return join_some(shown, count=len(names)) or "none"


def joint_left_out(filters: Filters, packs: Collection[Pack]) -> str:
    """Return a note on commitments of all parties if the user asked for one party's only: they are its own too."""
    if filters.actor is None or JOINT in filters.actors:
        return ""
    joint = replace(filters, actor=JOINT, actors=frozenset((JOINT,)))
    packs_left_out = [
        pack
        for pack in packs
        for record in pack.of_kind(Kind.COMMITMENT)
        if joint.admits(record, pack) and not filters.admits(record, pack)
    ]
    count = len(packs_left_out)
    if not count:
        return ""
    names = dict.fromkeys(pack.statement.actor_name((JOINT,)) for pack in packs_left_out)
    whose = next(iter(names)) if len(names) == 1 else "all parties"
    message = f"{count} commitment{'' if count == 1 else 's'} of {whose} {'is' if count == 1 else 'are'} left out"
    return f"{message}; --actor {JOINT} lists them, and without --actor all are listed"
