"""The words that the filter of a list finds a record by: all that its row can show, its heading, and its names."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import assert_never

from onrecord import text as texts
from onrecord.model import (
    Area,
    Commitment,
    Event,
    Instrument,
    Mission,
    Pack,
    Paragraph,
    Participant,
    Record,
    Term,
)
from onrecord.model.facts import body_name
from onrecord.navigation.badges import NONE_NOTED, badges_of
from onrecord.navigation.list_order import ListOrder, group_title
from onrecord.navigation.record_lines import NO_DATE, THIS_ONE, is_this_meeting, meaning_span
from onrecord.navigation.row_context import first_ref
from onrecord.navigation.row_details import event_date_forms

_MARKS = ',;:()[]"'


def filter_words(text: str) -> list[str]:
    """Return the words of a filter as `has_words` compares them, without the marks between words of a row."""
    if not text.strip():
        return []
    return [word for typed in texts.fold(text).split() if (word := typed.strip(_MARKS))]


def has_words(text: str, words: Sequence[str]) -> bool:
    """Return whether every word occurs in the text, perhaps as a part of another word."""
    folded = _folded(text)
    return all(word in folded for word in words)


def record_filter_text(record: Record, pack: Pack, order: ListOrder) -> str:
    """Return all that a filter finds a record by: what its row has in lists of any width, its heading, and its names.

    The words are there whole, also where a narrow row cuts them.
    """
    heading = group_title(record, order.order, pack) if order.grouped else ""
    parts = (*_names(record), *_row_texts(record, pack), heading)
    return "\n".join(filter(None, parts))


def paragraph_filter_text(paragraph: Paragraph, label: str) -> str:
    """Return all that a filter finds a paragraph of the full text by; `label` is that of its row."""
    return f"{label}\np{paragraph.number}\n{paragraph.text}"


@lru_cache(1024)  # the rows of a few lists, which every letter of a filter asks for again
def _folded(text: str) -> str:
    return texts.fold(text)


def _names(record: Record) -> tuple[str | None, ...]:
    return record.name, record.label, record.name_ja, *record.aliases


def _row_texts(record: Record, pack: Pack) -> Iterator[str | None]:
    """Yield what rows show of a record, and what the words in them stand for: U.S. is the United States."""
    yield from (passage.quote for passage in record.passages)
    yield first_ref(record)
    yield from (badge.word for badge in badges_of(record) or (NONE_NOTED,))
    statement = pack.statement
    match record:
        case Participant():
            yield record.abbreviation
            yield record.official_name
            yield ", ".join(record.role)
            yield from statement.party(record.side).names if record.side else ()
        case Commitment():
            yield record.clause
            yield f"{record.grade.value} {record.grade.title}"
            yield statement.short_actor_name(record.actors)
            yield statement.actor_title(record.actors)
            if not statement.is_joint(record.actors):
                yield from (name for actor in record.actors for name in statement.party(actor).names)
        case Mission():
            yield body_name(record.operator or "", pack)
        case Event():
            yield from event_date_forms(record) or (NO_DATE,)
            yield record.place
            yield THIS_ONE if is_this_meeting(record, pack) else ""
        case Term():
            yield record.expansion
            yield meaning_span(record, record.label).text
            yield record.meaning
        case Area() | Instrument():
            yield meaning_span(record, record.label).text
        case _:
            assert_never(record)
