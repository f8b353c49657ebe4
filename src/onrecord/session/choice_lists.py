"""Lists to choose from: earlier searches, facets of a search, packs, records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from onrecord import text
from onrecord.model import Record, Ref
from onrecord.navigation import SearchHistory
from onrecord.navigation.search_history import MAX_RECENT
from onrecord.session.dialogs import Choice, ChoiceList
from onrecord.session.outcome import Outcome
from onrecord.text.cell_width import cell_width, pad
from onrecord.text.signs import own_words


def query_choices(queries: SearchHistory, then: Callable[[str], Outcome]) -> ChoiceList:
    """Return the earlier searches, the saved ones first; the chosen one is passed to `then`."""
    choices = tuple(
        Choice(text, f"{own_words('★')} {text}" if text in queries.saved else f"  {text}") for text in queries.all()
    )
    title = f"Earlier searches: kept (★), and the last {MAX_RECENT}"
    return ChoiceList(title, choices, then, verb="search", noun="search")


def facet_choice_list(
    facets: Sequence[tuple[str, str, int]], then: Callable[[str], Outcome], count_note: str
) -> ChoiceList:
    """Return facets to narrow a search, with the number of results each leaves; the chosen one is passed to `then`.

    `count_note` says in which results they were counted, if not in all.
    """
    field_width = max(cell_width(field) for field, _, _ in facets) + 2
    choices = tuple(
        Choice(f"{field}:{value}", pad(field, field_width) + value, detail=f"{count:,} found")
        for field, value, count in facets
    )
    return ChoiceList(f"Narrow the search{count_note}", choices, then, verb="narrow", noun="field or value")


def pack_choices(titles: Mapping[str, str], current: str, then: Callable[[str], Outcome]) -> ChoiceList:
    """Return the open packs by their ids; the chosen one's id is passed to `then`.

    Packs of the same title have their number beside it, that of `pack 2/3` in the header.
    """
    counts = Counter(titles.values())
    choices = tuple(
        Choice(pack_id, title, detail=f"#{number}" if counts[title] > 1 else "")
        for number, (pack_id, title) in enumerate(titles.items(), 1)
    )
    return ChoiceList("Packs", choices, then, current, verb="use", noun="title")


def record_choices(ref: Ref, records: Sequence[Record], then: Callable[[str], Outcome]) -> ChoiceList:
    """Return the records that rest on a sentence; the address of the chosen one is passed to `then`."""
    width = max(cell_width(record.kind.value) for record in records)
    choices = tuple(Choice(record.address, f"{pad(record.kind.value, width)}  {record.label}") for record in records)
    return ChoiceList(f"Records that rest on {ref}", choices, then, verb="go there", noun="kind or name")


def matching_choices(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices whose titles or values have every word of a typed text, in any order; all for an empty one."""
    words = text.fold(typed).split()
    return [choice for choice in choices if all(word in text.fold(f"{choice.title} {choice.value}") for word in words)]
