"""The editor's cautions about a passage, which keep readers from taking its words for more than they say."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from onrecord.model.kind import Kind
from onrecord.model.pack import Pack
from onrecord.model.records import Record, Term
from onrecord.model.ref import Ref

MAX_ABOUT_CHARS = 60  # of a name in a caution


class Caution(NamedTuple):
    """A record's caution. `about` names the record; it is empty where the words were copied from that record itself.

    `shares_words` is true if it is about the very words that the copied record rests on, not only about its sentence.
    `is_on_abbreviation` is true if it is about an abbreviation that the copied words do not use.
    """

    address: str
    about: str
    text: str
    shares_words: bool = False
    is_on_abbreviation: bool = False


def cautions_about(pack: Pack, ref: Ref, record: Record | None = None) -> tuple[Caution, ...]:
    """Return the cautions of all records that rest on any sentence of `ref`.

    The caution of `record`, the one being copied, comes first, then those of records that rest on the same words. An
    area's caution is about the list of the area, not about the words of a sentence: it goes with the area alone.
    """
    own_caution = [Caution(record.address, "", record.caveat, shares_words=True)] if record and record.caveat else []
    records_with_caution = [other for other in pack.records_at(ref) if other.caveat and other.kind is not Kind.AREA]
    other_cautions = [
        Caution(other.address, _about(other), other.caveat or "", _share_words(other, record))
        for other in sorted(records_with_caution, key=lambda other: _rank(other.kind))
        if record is None or other.address != record.address
    ]
    return (*own_caution, *sorted(other_cautions, key=lambda caution: not caution.shares_words))


def split_cautions(
    cautions: Iterable[Caution], pack: Pack, text: str, span: tuple[int, int]
) -> tuple[tuple[Caution, ...], tuple[Caution, ...]]:
    """Return the cautions about the copied words, which stand at `span` of a text, and the others of its sentences.

    The words that a reader gets decide, not the record they were copied from: only that record's own caution is always
    about them. An abbreviation that the copied words do not use misleads none of their readers.
    """
    about_words: list[Caution] = []
    others: list[Caution] = []
    for caution in cautions:
        other = pack.record(caution.address)
        if not caution.about or other is None:
            about_words.append(caution)
        elif isinstance(other, Term) and other.label not in text[slice(*span)]:
            others.append(caution._replace(is_on_abbreviation=True))
        elif _touches(other, text, span):
            about_words.append(caution)
        else:
            others.append(caution)
    return tuple(about_words), tuple(others)


def _touches(record: Record, text: str, span: tuple[int, int]) -> bool:
    """Return whether words that the record rests on stand at `span`, or may: those that are not in the text."""
    places = _places(record, text)
    return not places or any(start < span[1] and end > span[0] for start, end in places)


def _places(record: Record, text: str) -> list[tuple[int, int]]:
    """Return where the words that a record rests on stand in a text."""
    quotes = [passage.quote for passage in record.passages if passage.quote in text]
    return [(start, start + len(quote)) for quote in quotes for start in _occurrences(quote, text)]


def _occurrences(quote: str, text: str) -> Iterator[int]:
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def _rank(kind: Kind) -> int:
    """Return the place of a kind among cautions: what binds or tells of an act, then what only names something."""
    match kind:
        case Kind.COMMITMENT:
            return 0
        case Kind.INSTRUMENT:
            return 1
        case Kind.MISSION:
            return 2
        case Kind.EVENT:
            return 3
        case Kind.PARTICIPANT:
            return 4
        case Kind.TERM | Kind.AREA:
            return 5
    assert_never(kind)


def _share_words(record: Record, other: Record | None) -> bool:
    """Return whether the records have passages at the same ref of which one contains the other."""
    return other is not None and any(
        passage.ref == other_passage.ref
        and (passage.quote in other_passage.quote or other_passage.quote in passage.quote)
        for passage in record.passages
        for other_passage in other.passages
    )


def _about(record: Record) -> str:
    """Return the name of a record in quotation marks; of a commitment the beginning of its clause, cut after a word."""
    label = record.label
    if len(label) > MAX_ABOUT_CHARS:
        label = f"{label[:MAX_ABOUT_CHARS].rpartition(' ')[0] or label[:MAX_ABOUT_CHARS]} …"
    return f"“{label}”"
