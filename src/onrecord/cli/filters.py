"""The filters of `onrecord list`: the sections that each applies to, and the records that pass it."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.cli.exit_codes import UsageError
from onrecord.cli.text import MAX_NAMES_LISTED, decode_argument, join_some
from onrecord.model import Commitment, Kind, Pack, Participant, Record, Sentence
from onrecord.text.characters import escape_and_shorten

SENTENCES_SECTION = "sentences"
LIST_SECTIONS = (*(kind.plural for kind in Kind), SENTENCES_SECTION)
_APPLIES = {
    "area": tuple(section for section in LIST_SECTIONS if section != Kind.AREA.plural),
    "side": (Kind.PARTICIPANT.plural,),
    "actor": (Kind.COMMITMENT.plural,),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """The values that a record must have to be listed; None admits all."""

    area: str | None = None
    side: str | None = None
    actor: str | None = None

    def admits(self, record: Record) -> bool:
        if self.area is not None and self.area not in record.areas:
            return False
        if self.side is not None and not (isinstance(record, Participant) and record.side == self.side):
            return False
        return self.actor is None or (isinstance(record, Commitment) and record.actor == self.actor)

    def admits_sentence(self, sentence: Sentence, pack: Pack) -> bool:
        return self.area is None or self.area in pack.areas_of(sentence)

    def __str__(self) -> str:
        values = {"area": self.area, "side": self.side, "actor": self.actor}
        return " and ".join(f"{name} {value}" for name, value in values.items() if value is not None)


def add_filter_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--area", metavar="AREA", help="only this cooperation area, such as science")
    parser.add_argument("--side", choices=("japan", "us"), help="only participants of this side")
    parser.add_argument("--actor", choices=("both", "us", "japan"), help="only commitments of this actor")


def filters_for(section: str, arguments: argparse.Namespace) -> Filters:
    """Return the filters of the command line.

    Raises:
        UsageError: One of them does not apply to the section.
    """
    filters = Filters(
        decode_argument(arguments.area).lower() if arguments.area else arguments.area, arguments.side, arguments.actor
    )
    for name, sections in _APPLIES.items():
        if getattr(filters, name) is not None and section not in sections:
            raise UsageError(f"--{name} applies to {', '.join(sections)}, not to {section}")
    return filters


def require_known_area(filters: Filters, packs: Collection[Pack]) -> None:
    """Require that an open pack has the area of the filters.

    Raises:
        UsageError: None has it; the message names the areas there are.
    """
    known = dict.fromkeys(area.id for pack in packs for area in pack.of_kind(Kind.AREA))
    if filters.area is not None and filters.area not in known:
        names = join_some([escape_and_shorten(name) for name in islice(known, MAX_NAMES_LISTED)], count=len(known))
        hint = "; onrecord list areas lists all" if len(known) > MAX_NAMES_LISTED else ""
        raise UsageError(f"no area “{escape_and_shorten(filters.area)}”; there are {names or 'none'}{hint}")


def joint_left_out(filters: Filters, packs: Collection[Pack]) -> str:
    """Return a note on commitments of both sides if the user asked for one side's only: they are its own too."""
    if filters.actor in (None, "both"):
        return ""
    joint = replace(filters, actor="both")
    count = sum(joint.admits(record) for pack in packs for record in pack.of_kind(Kind.COMMITMENT))
    if not count:
        return ""
    message = f"{count} commitment{'' if count == 1 else 's'} of both sides {'is' if count == 1 else 'are'} left out"
    return f"{message}; --actor both lists them, and without --actor all are listed"
