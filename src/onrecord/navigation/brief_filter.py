"""The filter of a brief: which items have the words that were typed."""

from collections.abc import Sequence

from onrecord.briefs.brief import BriefItem, Clipping
from onrecord.navigation.list_filter import filter_words, has_words


def places_with(items: Sequence[BriefItem], text: str) -> frozenset[int]:
    """Return the places of the items that have every word of a text, in their rows or in their passages' words."""
    words = filter_words(text)
    return frozenset(place for place, item in enumerate(items) if has_words(_filter_text(item), words))


def _filter_text(item: BriefItem) -> str:
    if not isinstance(item, Clipping):
        return item.text
    return "\n".join((item.title, item.comment, item.refs, *(anchor.meant for anchor in item.anchors)))
