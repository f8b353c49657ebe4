"""A location in the browser, and the pack, record and passages at it."""

from collections.abc import Mapping
from typing import NamedTuple

from onrecord.model import Pack, Record, Ref
from onrecord.model.address import kind_of_address
from onrecord.navigation.rows import RowTarget
from onrecord.navigation.section import Section

OpenPacks = Mapping[str, Pack]
AT_A_GLANCE = "At a glance"


class Location(NamedTuple):
    """A location: pack, section and selected target, or a search.

    `text` is the text searched for, empty outside a search; `literal` says that nothing in it is corrected. `is_glance`
    says that the page “At a glance” is shown, in place of the section and its target.
    """

    pack: str
    section: Section
    target: RowTarget | None = None
    text: str = ""
    literal: bool = False
    is_glance: bool = False

    @property
    def is_search(self) -> bool:
        return bool(self.text)

    @property
    def row(self) -> RowTarget | None:
        """The target of the list row for this location; in the full text, the paragraph containing the sentence."""
        target = self.target
        if target is None or target.ref is None or self.is_search:
            return target
        return RowTarget(target.pack, ref=Ref.parse(f"p{target.ref.first.paragraph}"))


class NotInOpenPacks(LookupError):
    """The open packs do not contain what was asked for; the message says what they do contain."""


def pack_at(location: Location, packs: OpenPacks) -> Pack:
    """Return the pack of what is being read: in a search over several packs, the selected result's."""
    return packs[location.target.pack if location.target else location.pack]


def record_at_location(location: Location, packs: OpenPacks) -> Record | None:
    """Return the selected record; None in the full text."""
    target = location.target
    return packs[target.pack].record(target.address) if target and target.address else None


def passages_at(location: Location, packs: OpenPacks) -> tuple[Ref, ...]:
    """Return the refs that a copy contains: each sentence of the target's ref, or each passage of its record once."""
    return passages_of_target(location.target, packs) if location.target else ()


def passages_of_target(target: RowTarget, packs: OpenPacks) -> tuple[Ref, ...]:
    """Return the refs of a row: each sentence of its ref, or each passage of its record once."""
    pack = packs[target.pack]
    if target.ref:
        return tuple(sentence.ref for sentence in pack.statement.sentences_at(target.ref))
    record = pack.record(target.address or "")
    return tuple(dict.fromkeys(passage.ref for passage in record.passages)) if record else ()


def crumbs_at(location: Location, record: Record | None) -> tuple[str, ...]:
    """Return the breadcrumbs of a location, from the outermost; `record` is the record there, if it can be read."""
    if location.is_glance:
        return (AT_A_GLANCE,)
    first = f"search: {location.text}" if location.is_search else location.section.title
    if location.target is None:
        return (first,)
    return (first, record.label if record else str(location.target.ref or location.target.address))


def section_of_target(target: RowTarget) -> Section:
    """Return the section that lists a target."""
    return Section.of(kind_of_address(target.address)) if target.address else Section.TEXT
