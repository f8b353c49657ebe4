"""Where a reader is, and what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from onrecord.model import Pack, Record, Ref
from onrecord.navigation.rows import RowTarget
from onrecord.navigation.section import Section

OpenPacks = Mapping[str, Pack]


class Location(NamedTuple):
    """`text` is what is being searched for, empty outside a search; `literal` if nothing is corrected in it."""

    pack: str
    section: Section
    target: RowTarget | None = None
    text: str = ""
    literal: bool = False

    @property
    def searching(self) -> bool:
        return bool(self.text)

    @property
    def row(self) -> RowTarget | None:
        """What the row that stands for the place stands for: in the full text the paragraph that holds the sentence."""
        target = self.target
        if target is None or target.ref is None or self.searching:
            return target
        return RowTarget(target.pack, ref=Ref.parse(f"p{target.ref.first.paragraph}"))


class NotInOpenPacks(LookupError):
    """What was asked for is not in the open packs; the message says what is."""


def pack_at(place: Location, packs: OpenPacks) -> Pack:
    """The pack of what is being read: in a search over several packs, the selected result's."""
    return packs[place.target.pack if place.target else place.pack]


def record_at_location(place: Location, packs: OpenPacks) -> Record | None:
    """The selected record; None in the full text."""
    target = place.target
    return packs[target.pack].record(target.address) if target and target.address else None


def passages_at(place: Location, packs: OpenPacks) -> tuple[Ref, ...]:
    """What the place stands for, and a copy takes: each sentence of its ref, or each passage of its record once."""
    target, record = place.target, record_at_location(place, packs)
    if target and target.ref:
        return tuple(sentence.ref for sentence in packs[target.pack].statement.sentences_at(target.ref))
    return tuple(dict.fromkeys(passage.ref for passage in record.passages)) if record else ()


def crumbs_at(place: Location, packs: OpenPacks) -> tuple[str, ...]:
    """Where one is, from the outside in."""
    first = f"search: {place.text}" if place.searching else place.section.title
    if place.target is None:
        return (first,)
    record = record_at_location(place, packs)
    return (first, record.label if record else str(place.target.ref))


def section_of_target(target: RowTarget) -> Section:
    """The section that lists a target."""
    return Section((target.address or Section.TEXT.value).partition("/")[0])
