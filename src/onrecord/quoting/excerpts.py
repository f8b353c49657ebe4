"""Excerpts: the words to copy, with their statement, ref, record, cautions and notes."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Note, Pack, Record, Ref, Statement
from onrecord.model.cautions import Caution, cautions_about, split_cautions
from onrecord.model.facts import Fact, record_facts, record_heading
from onrecord.model.kind_fields import planned_passage
from onrecord.model.paragraph import PARAGRAPH_BREAK
from onrecord.model.short_titles import short_titles
from onrecord.text.word_boundaries import find_whole_words

# Full stops of several scripts, and marks that may follow one at the end of a sentence.
_FULL_STOPS = (".", "。", "．", "।", "۔")
_CLOSING_MARKS = "”」』"


class Origin(NamedTuple):
    """The place of a part: the ref in whose text it stands, and the offset of its first character there."""

    ref: Ref
    start: int


class Excerpt(NamedTuple):
    """Words of a statement: `text` is byte for byte the source's, paragraphs joined by LF LF.

    `begins` and `ends` are true if it starts and stops at the boundary of a sentence, heading or label. `record` is the
    record it was copied from, if any; then `heading`, its name line, `facts` and the editor's notes can be copied with
    it. `cautions` are those of all records based on these words, `other_cautions` those on other words of the same
    sentences. `planned` is the passage with the plan that the record's outcome is compared to. `today` is the day of
    the copy, which decides whether notes are possibly outdated.
    `short_title` is set in a copy with another statement of the same short title and date: it tells them apart.
    `origin` is where a part was cut out: `text` stands there, which a ref alone does not say of words that occur twice.
    """

    pack: str
    statement: Statement
    ref: Ref
    text: str
    begins: bool = True
    ends: bool = True
    record: Record | None = None
    heading: str = ""
    facts: tuple[Fact, ...] = ()
    cautions: tuple[Caution, ...] = ()
    other_cautions: tuple[Caution, ...] = ()
    planned: "Excerpt | None" = None
    today: datetime.date | None = None
    origin: "Origin | None" = None
    short_title: str = ""

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return the editor's notes on the record."""
        return self.record.notes if self.record else ()

    def fact(self, key: str) -> str:
        """Return the text of the fact with this key; an empty text if there is none."""
        return next((fact.text for fact in self.facts if fact.key == key), "")


def excerpt(pack: Pack, ref: Ref, record: Record | None = None, today: datetime.date | None = None) -> Excerpt:
    """Return the whole sentences at `ref`.

    Raises:
        PassageNotFound: the statement does not have them.
    """
    text = pack.statement.text_at(ref)
    cautions, others = split_cautions(cautions_about(pack, ref, record), pack, text, (0, len(text)))
    return Excerpt(
        pack.id,
        pack.statement,
        ref,
        text,
        record=record,
        heading=record_heading(record, pack, "editor’s") if record else "",
        facts=record_facts(record, pack, today) if record else (),
        cautions=cautions,
        other_cautions=others,
        planned=planned(pack, record) if record else None,
        today=today,
    )


def tell_apart(*groups: Sequence[Excerpt]) -> list[list[Excerpt]]:
    """Return the groups of excerpts that make one copy, with short titles that tell their statements apart."""
    statements = {each.pack: each.statement for group in groups for each in group}
    usual = {pack: statement.short_title or statement.title for pack, statement in statements.items()}
    longer = {pack: title for pack, title in short_titles(statements).items() if title != usual[pack]}
    return [
        [each._replace(short_title=longer[each.pack]) if each.pack in longer else each for each in group]
        for group in groups
    ]


def planned(pack: Pack, record: Record) -> Excerpt | None:
    """Return the words of the plan for a mission or event; None if the record has none."""
    if plan := planned_passage(record):
        return partial(pack, plan.ref, plan.quote)
    return None


def partial(
    pack: Pack, ref: Ref, quote: str, record: Record | None = None, today: datetime.date | None = None
) -> Excerpt:
    """Return the words `quote` within the sentences at `ref`, with the ref and the cautions of those they stand in.

    Matches of whole words come before the same letters inside other words. If only the final full stop would be left
    out, it is included.

    Raises:
        ValueError: the words are not there.
    """
    text = pack.statement.text_at(ref)
    start = find_whole_words(text, quote)
    if start < 0:
        start = text.find(quote)
    if start < 0 or not quote:
        raise ValueError(f"these words are not in {ref}")
    return part_at(pack, ref, (start, start + len(quote)), record, today)


def part_at(
    pack: Pack, ref: Ref, span: tuple[int, int], record: Record | None = None, today: datetime.date | None = None
) -> Excerpt:
    """Return the words at the offsets of the text at `ref`, as `partial` does; `span` is not empty."""
    text = pack.statement.text_at(ref)
    start, end = span
    spans = pack.statement.sentence_spans(ref)
    for _, last in spans:
        if is_full_stop(text[end:last]):
            end = last
    place = _ref_of_part(pack.statement, ref, text, start, end)
    whole = excerpt(pack, place, record, today)
    if text[start:end] == whole.text:
        return whole
    cautions, others = split_cautions(cautions_about(pack, place, record), pack, text, (start, end))
    return whole._replace(
        cautions=cautions,
        other_cautions=others,
        text=text[start:end],
        begins=text[:start].endswith(PARAGRAPH_BREAK) or start in [first for first, _ in spans],
        ends=text.startswith(PARAGRAPH_BREAK, end) or end in [last for _, last in spans],
        origin=Origin(ref, start),
    )


def is_full_stop(text: str) -> bool:
    """Return whether a text is a full stop alone, perhaps with closing marks behind it."""
    return text.rstrip(_CLOSING_MARKS) in _FULL_STOPS and bool(text)


def _ref_of_part(statement: Statement, ref: Ref, text: str, start: int, end: int) -> Ref:
    """Return the ref of the sentences that stand from `start` to `end` in `text`, which is that of `ref`.

    It is `ref` itself if that is all of them. A heading or label belongs to the sentence below it.
    """
    sentences = statement.sentences_at(ref)
    touched = []
    previous_end = 0
    for sentence, (_, last) in zip(sentences, statement.sentence_spans(ref), strict=True):
        if text[max(start, previous_end) : min(end, last)].strip():
            touched.append(sentence)
        previous_end = last
    if len(touched) == len(sentences):
        return ref
    return Ref(touched[0].ref.first, touched[-1].ref.last)
