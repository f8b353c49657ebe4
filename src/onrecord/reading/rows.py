"""The list pane's rows: what a section lists, and what a search found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.quoting import SIDES, dates
from onrecord.reading.section import Section
from onrecord.record import Commitment, Event, Kind, Pack, Participant, Record, Ref, Sentence, actor_title
from onrecord.search import Hit, highlights, parse

LEAD = 24
"""Characters of a sentence shown before its first match, so that the match is seen in a narrow list."""
NAME_FIELDS = ("name", "short", "name_ja", "alias", "abbreviation", "official_name", "expansion")

ABBREVIATION = 5
"""Characters kept for a body's abbreviation, so that the names beside it line up."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a row stands for: a record's address, or a ref in the full text; in which pack."""

    pack: str
    address: str | None = None
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row without a target is a heading. `marks` are spans of `label` that a search matched."""

    label: str
    detail: str = ""
    target: Target | None = None
    marks: tuple[tuple[int, int], ...] = ()


def section_rows(pack: Pack, section: Section, area: str | None = None) -> tuple[Row, ...]:
    """The section's records or paragraphs, under headings where the kind has groups; only those of `area` if given."""
    if section.kind is None:
        return tuple(_paragraph_rows(pack, area))
    records = [record for record in pack.of_kind(section.kind) if area is None or in_area(record, area)]
    if section is Section.EVENTS:
        records.sort(key=lambda record: str(record.date) if isinstance(record, Event) and record.date else "")
    if section is Section.COMMITMENTS:
        records.sort(key=lambda record: -record.grade if isinstance(record, Commitment) else 0)
    return tuple(_grouped((_group(record), _record_row(record, pack)) for record in records))


def in_area(record: Record, area: str) -> bool:
    """Whether the record belongs to the area, or is it."""
    return area in record.areas or record.address == f"areas/{area}"


NOTHING_FOUND = (Row("Nothing found."), Row("Try fewer words."), Row("Esc leaves the search."))


def result_rows(hits: Iterable[Hit], text: str, *, several_packs: bool) -> tuple[Row, ...]:
    """Search results under a heading for each kind, with counts; the kind of the best hit comes first."""
    groups: dict[str, list[Row]] = {}
    for hit in hits:
        groups.setdefault(_kind_title(hit), []).append(_hit_row(hit, text, several_packs=several_packs))
    rows: list[Row] = []
    for title, found in groups.items():
        rows += [Row(title, str(len(found))), *found]
    return tuple(rows) or NOTHING_FOUND


def _grouped(pairs: Iterable[tuple[str, Row]]) -> Iterator[Row]:
    last = ""
    for group, row in pairs:
        if group != last:
            yield Row(group)
            last = group
        yield row


def _group(record: Record) -> str:
    if isinstance(record, Participant):
        return SIDES[record.side]
    if isinstance(record, Commitment):
        return f"{record.grade.value} {record.grade.title} (editor's grade)"
    return ""


def _record_row(record: Record, pack: Pack) -> Row:
    return Row(_label(record), _detail(record), Target(pack.id, address=record.address))


def _label(record: Record) -> str:
    if isinstance(record, Commitment):
        actor = "" if record.actor == "both" else f"{actor_title(record)}: "
        return actor + record.clause
    if isinstance(record, Participant) and record.abbreviation:
        return f"{record.abbreviation:<{ABBREVIATION}}  {record.name}"
    return record.label


def _detail(record: Record) -> str:
    if record.kind is Kind.AREA:
        return str(len({passage.ref for passage in record.passages}))
    if isinstance(record, Event):
        return dates(record)
    return str(record.passages[0].ref) if record.passages else ""


def _paragraph_rows(pack: Pack, area: str | None) -> Iterator[Row]:
    for paragraph in pack.statement.paragraphs:
        if area is None or any(area in pack.areas_of(sentence) for sentence in paragraph.sentences):
            ref = Ref.parse(f"p{paragraph.number}")
            yield Row(f"{paragraph.number}  {paragraph.heading}", str(ref), Target(pack.id, ref=ref))


def _kind_title(hit: Hit) -> str:
    return "Sentences" if isinstance(hit.target, Sentence) else hit.target.kind.title


def _hit_row(hit: Hit, text: str, *, several_packs: bool) -> Row:
    where = f" · {hit.pack.id}" if several_packs else ""
    if isinstance(hit.target, Sentence):
        label, marks = _lead(hit.target.text, _sentence_marks(hit, text))
        return Row(label, str(hit.target.ref) + where, Target(hit.pack.id, ref=hit.target.ref), marks)
    label = _label(hit.target)
    if not highlights(label, parse(text)):
        label += _because(hit)
    target = Target(hit.pack.id, address=hit.target.address)
    return Row(label, _detail(hit.target) + where, target, highlights(label, parse(text)))


def _because(hit: Hit) -> str:
    """The name that matched, for a row whose label does not show it: ` = METI`."""
    names = (mark.text for mark in hit.marks if mark.field in NAME_FIELDS)
    return next((f" = {name}" for name in names), "")


def _sentence_marks(hit: Hit, text: str) -> tuple[tuple[int, int], ...]:
    own = highlights(hit.target.text, parse(text)) if isinstance(hit.target, Sentence) else ()
    return own or tuple((mark.start, mark.end) for mark in hit.marks if mark.field == "text")


def _lead(text: str, marks: tuple[tuple[int, int], ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text from a little before its first mark, with the marks moved to fit; cut at a space if one is near."""
    if not marks or marks[0][0] <= LEAD:
        return text, marks
    first = marks[0][0]
    start = text.rfind(" ", max(0, first - 2 * LEAD), first - LEAD // 2) + 1 or first - LEAD // 2
    return "…" + text[start:], tuple((a - start + 1, b - start + 1) for a, b in marks)
