"""The fields that the filter of a list understands, as a search does: `actor:us`, `grade:4-5`, `-area:civil`."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.library import lazy_search
from onrecord.navigation.section import Section

if TYPE_CHECKING:
    from onrecord.model import Pack
    from onrecord.search import FieldIndex, FieldMatches


class ParsedFilter(NamedTuple):
    """The words of a filter, and which records or paragraphs of the section its fields find; None without fields."""

    words: str
    fields: "FieldMatches | None" = None

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what is to be said of the fields, such as which values there are."""
        return self.fields.notices if self.fields else ()


def parse_filter(pack: "Pack", section: Section, text: str) -> ParsedFilter:
    """Return what a filter looks for in a section. The search is imported where something may be a field."""
    if ":" not in text and "：" not in text:
        return ParsedFilter(text)
    fields, words = lazy_search.split_fields(text)
    return ParsedFilter(words, _fields_of(_SamePack(pack), section).matches(fields)) if fields else ParsedFilter(text)


def filter_completions(pack: "Pack", section: Section, text: str) -> tuple[str, ...]:
    """Return the texts that a half-typed filter may become."""
    return _fields_of(_SamePack(pack), section).completions(text)


class _SamePack:
    """A pack as a key: equal packs would be compared record by record."""

    def __init__(self, pack: "Pack") -> None:
        self.pack = pack

    def __hash__(self) -> int:
        return id(self.pack)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SamePack) and self.pack is other.pack


@lru_cache(4)  # the lists of one statement between which one goes back and forth
def _fields_of(same: _SamePack, section: Section) -> "FieldIndex":
    pack = same.pack
    if section.kind is None:
        return lazy_search.FieldIndex(pack, [paragraph.sentences for paragraph in pack.statement.paragraphs])
    return lazy_search.FieldIndex(pack, [(record,) for record in pack.of_kind(section.kind)])
