"""A brief: clippings, headings and notes, gathered in order for one briefing."""

import datetime
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from onrecord.briefs.anchor import NOTHING_UNKNOWN, TextAnchor, Unknown
from onrecord.model.dates import format_date
from onrecord.model.short_titles import first_unique
from onrecord.text.text_length import TextLength, sum_lengths, text_length

HEADING_LEVELS = (1, 2)
SOURCE_DETAILS = (
    *("whole_title", "numbering", "date_kind", "language", "genre", "place", "publisher", "url"),
    *("title_ja", "place_ja"),
)


class Heading(NamedTuple):
    """A heading of the briefing; level 1 is the outer one."""

    text: str
    level: int = 1
    unknown: Unknown = NOTHING_UNKNOWN


class OwnNote(NamedTuple):
    """Lines of the user's own between the clippings."""

    text: str
    unknown: Unknown = NOTHING_UNKNOWN


class Clipping(NamedTuple):
    """Passages that were collected together; `title` names the record or the place they were collected from.

    `comment` is the user's own note on them. `keeps_wording` is true if the statement has other words by now, and the
    user decided to keep the old ones.
    """

    title: str
    anchors: tuple[TextAnchor, ...]
    comment: str = ""
    keeps_wording: bool = False
    unknown: Unknown = NOTHING_UNKNOWN

    @property
    def refs(self) -> str:
        """Return the refs in words: `p4.s3, p6.s7`."""
        return ", ".join(str(anchor.ref) for anchor in self.anchors)

    @property
    def length(self) -> TextLength:
        """Return the length of the words that are meant."""
        return sum_lengths(text_length(anchor.meant) for anchor in self.anchors)


BriefItem = Heading | OwnNote | Clipping


class Source(NamedTuple):
    """The title and date of a statement, kept so that a clipping says where it is from without its pack.

    `details`, by their names in SOURCE_DETAILS, are what its citation needs besides.
    """

    title: str
    date: datetime.date
    unknown: Unknown = NOTHING_UNKNOWN
    details: Mapping[str, str] = MappingProxyType({})


def join_sources(known: Mapping[str, Source], new: Mapping[str, Source]) -> dict[str, Source]:
    """Return the known sources with the new ones, in which keys that only a known one has are kept."""
    return {**known, **{pack: _with_keys_of(known.get(pack), source) for pack, source in new.items()}}


def _with_keys_of(known: Source | None, new: Source) -> Source:
    if known is None:
        return new
    return new._replace(details={**known.details, **new.details}, unknown={**known.unknown, **new.unknown})


def source_names(sources: Mapping[str, Source]) -> dict[str, str]:
    """Return title and date of each source, by the ids of their packs; with that id where several have the same."""
    names = {pack: f"{source.title}, {format_date(source.date)}" for pack, source in sources.items()}
    return first_unique({pack: (name, f"{name}, {pack}") for pack, name in names.items()})


class Brief(NamedTuple):
    """A named brief; times are in UTC, `changed` is that of the last change to what it holds.

    `sources` are the statements that its clippings are from, by the ids of their packs.
    """

    name: str
    items: tuple[BriefItem, ...] = ()
    sources: Mapping[str, Source] = MappingProxyType({})
    created: datetime.datetime | None = None
    changed: datetime.datetime | None = None
    archived: bool = False
    unknown: Unknown = NOTHING_UNKNOWN

    @property
    def clippings(self) -> tuple[Clipping, ...]:
        return tuple(item for item in self.items if isinstance(item, Clipping))

    @property
    def length(self) -> TextLength:
        """Return the length of the words that are meant in all clippings."""
        return sum_lengths(clipping.length for clipping in self.clippings)

    @property
    def anchors(self) -> Iterator[TextAnchor]:
        return (anchor for clipping in self.clippings for anchor in clipping.anchors)
