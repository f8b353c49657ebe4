"""Every record, in every form in which it leaves the program: nothing that keeps a reader from misquoting is lost.

And whose words each of its columns and lines are is said there too.
"""

from __future__ import annotations

import random
import re

import pytest

from onrecord.model import Commitment, Kind, Pack, Record, Term
from onrecord.model.cautions import cautions_about
from onrecord.model.facts import format_event_dates
from onrecord.model.provenance import EDITOR_KEYS, Provenance
from onrecord.quoting.cautions import caution_message, other_caution_lines
from onrecord.quoting.columns import EDITOR_MARK, columns, record_table
from onrecord.quoting.excerpts import Excerpt, excerpt, partial
from onrecord.quoting.styles import STYLES, find_style, user_style
from onrecord.quoting.tables import FORMS, SOURCE_LABEL, sourced_tables, tables
from tests.model.random_packs import random_pack
from tests.quoting.inverting import Parsed
from tests.quoting.test_alterations import INVERSES
from tests.quoting.test_tables import READERS
from tests.tiers import trials

SEED = 20261127
PACKS = trials(test=25, soak=800)


@pytest.fixture(scope="module")
def packs(shipped_pack: Pack) -> list[Pack]:
    print(f"seed {SEED}, {PACKS} random packs")
    draw = random.Random(SEED)
    return [shipped_pack, *(random_pack(draw) for _ in range(PACKS))]


def records_of(packs: list[Pack]) -> list[tuple[Record, Pack]]:
    """Return the records with passages; never an empty list."""
    records = [(record, pack) for pack in packs for record in pack.records if record.passages]
    assert len(records) > len(packs), "a test of few would prove little"
    return records


def must_travel(record: Record) -> list[str]:
    """Return the texts that a copy, table or export of the record must contain."""
    texts = [record.name, record.short, record.name_ja, record.outcome, record.status, record.caveat]
    if isinstance(record, Commitment):
        texts += [f"{record.grade.value} {record.grade.title}", record.due]
    return [text for text in texts if text] + [note.text for note in record.notes]


def copied(record: Record, pack: Pack) -> list[Excerpt]:
    return [excerpt(pack, passage.ref, record) for passage in record.passages]


def test_a_copied_record_holds_it_as_text_and_as_html(packs: list[Pack]) -> None:
    for record, pack in records_of(packs):
        excerpts = copied(record, pack)
        text = find_style("record").render_all(excerpts)
        shown = "\n\n".join(Parsed(find_style("record").render_all_html(excerpts) or "").texts("p"))
        assert text.startswith(excerpts[0].heading)
        for needed in must_travel(record):
            assert needed in text, (record.address, needed)
            assert needed in shown, (record.address, needed)
        words = [partial(pack, passage.ref, passage.quote, record) for passage in record.passages]
        assert all(needed in find_style("record").render_all(words) for needed in must_travel(record))


@pytest.mark.parametrize(("form", "read"), READERS, ids=[form.name for form in FORMS])
def test_a_table_holds_it_and_marks_what_is_the_editors(packs: list[Pack], form: object, read: object) -> None:
    table_form, reader = next(each for each in READERS if each[0] is form)
    for pack in packs:
        for kind in {record.kind for record in pack.records}:
            records = [(record, pack) for record in pack.of_kind(kind)]
            header, *rows = reader(table_form.render(tables(records)))
            for (record, _), cells in zip(records, rows, strict=True):
                for needed in must_travel(record):
                    assert any(needed in cell for cell in cells), (record.address, needed)
                _require_marks(record, pack, header, cells)


def _require_marks(record: Record, pack: Pack, header: list[str], cells: list[str]) -> None:
    """Every cell is marked, in its header or by itself, exactly where it is the editor's."""
    said, by_title = Provenance(record, pack), {column.title: column for column in columns(record.kind)}
    for title, cell in zip(header, cells, strict=True):
        column = by_title[title.removesuffix(EDITOR_MARK)]
        whole = said.holds_dates() if column.key == "date" else bool(column.key) and not said.is_editors(column.key)
        if cell and column.key:
            assert whole != (title.endswith(EDITOR_MARK) or cell.endswith(EDITOR_MARK)), (record.address, title, cell)
        if column.key in EDITOR_KEYS:
            assert title.endswith(EDITOR_MARK)


def test_columns_without_a_key_say_where_and_nothing_else() -> None:
    """Whoever adds a column decides whose words it holds."""
    places = {column.title for kind in Kind for column in columns(kind) if not column.key}
    assert places == {"Passages", "Passage", "Sentences"}


def test_official_words_of_records_are_still_the_sources(packs: list[Pack]) -> None:
    for record, pack in records_of(packs[1:]):
        for passage in copied(record, pack):
            for source_of in INVERSES:
                if source_of.__name__ != "of_talking_point":  # whose inverse knows the bundled statement alone
                    assert source_of(passage) == passage.text


def test_a_quotation_holds_no_word_of_the_editors(packs: list[Pack]) -> None:
    plain = [style for style in STYLES if not style.has_cautions]
    with_cautions = 0
    for pack in packs[:5]:
        for sentence in pack.statement.sentences:
            texts = [caution.text for caution in cautions_about(pack, sentence.ref)]
            with_cautions += bool(texts)
            for style in plain:
                assert not any(text in style.render(excerpt(pack, sentence.ref)) for text in texts)
    assert with_cautions, "a test of none would prove nothing"


def test_a_message_tells_of_cautions_exactly_where_there_are_some(packs: list[Pack]) -> None:
    outcomes, left_out = set(), 0
    for pack in packs:
        for sentence in pack.statement.sentences:
            resting = [record for record in pack.records_of(sentence) if record.caveat and record.kind is not Kind.AREA]
            message = caution_message([excerpt(pack, sentence.ref)], "c e")
            outcomes.add(bool(message))
            assert bool(message) == bool(resting)
            unused = [record for record in resting if isinstance(record, Term) and record.label not in sentence.text]
            if len(resting) > len(unused):
                assert message.startswith(f"{sentence.ref} has ")
                assert re.search(r"; c e copies (it|them)( with the words)?$", message)
            passage = excerpt(pack, sentence.ref)
            text, others = find_style("record").render(passage), "".join(other_caution_lines([passage]))
            assert all(record.caveat in (others if record in unused else text) for record in resting if record.caveat)
            left_out += len(unused)
    assert outcomes == {True, False}
    assert left_out > 10


def test_the_message_about_several_passages(shipped_pack: Pack) -> None:
    record = shipped_pack.record("missions/japanese-lunar-astronaut")
    assert record
    message = caution_message(copied(record, shipped_pack), "c e")
    assert message.startswith("2 passages have 4 editor's cautions, the first: That the first non-U.S. astronaut be ")
    ninth = caution_message(copied(shipped_pack.record("commitments/ninth-meeting") or record, shipped_pack), "x y")
    assert ninth == (
        "p8.s1 has an editor's caution: The only undertaking in the statement with a date; x y copies it with the words"
    )


def test_an_own_style_with_the_caution_in_it_needs_no_message(shipped_pack: Pack) -> None:
    own = user_style("own", "{words} {short} {name_ja} {outcome} {status} {grade} {due} [{caution}]")
    assert own.has_cautions
    assert not user_style("other", "{words}").has_cautions
    record = shipped_pack.record("commitments/ninth-meeting")
    assert record
    assert own.render_all(copied(record, shipped_pack)).endswith(
        "2024.   kept  5 Commit 2024 [The only undertaking in the statement with a date.]"
    )


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_rows_of_several_packs_name_their_statement_and_each_source_stands_once(form: object) -> None:
    table_form = next(each for each in FORMS if each is form)
    reader = dict(READERS)[table_form]
    draw = random.Random(SEED)
    three = [random_pack(draw, name) for name in ("one", "two", "three")]
    records = [(record, pack) for pack in three for record in pack.records]
    draw.shuffle(records)
    sentences = [(pack.statement.sentences[0], pack) for pack in three]
    for kind in {record.kind for record, _ in records}:
        of_kind = [(record, pack) for record, pack in records if record.kind is kind]
        header, *rows = reader(table_form.render(tables(of_kind, several=True)))
        assert header[0] == "Statement"
        for (_, pack), cells in zip(of_kind, rows, strict=True):
            assert (pack.statement.short_title or pack.statement.title) in cells[0]
            assert str(pack.statement.date.year) in cells[0]
    drawn = sourced_tables(table_form, records, sentences, several=True)
    first = list(dict.fromkeys(pack.id for kind in _order(records) for record, pack in records if record.kind is kind))
    urls = re.findall(r"https://www\.example\.org/(\w+)/", drawn.partition(SOURCE_LABEL)[2])
    assert list(dict.fromkeys(urls)) == first
    assert drawn.count(SOURCE_LABEL) == 3
    assert reader(table_form.render(tables((), sentences)))[0][0] == "Ref", "with one pack open there is no such column"


def _order(records: list[tuple[Record, Pack]]) -> list[Kind]:
    return list(dict.fromkeys(record.kind for record, _ in records))


def test_events_of_a_table_say_of_each_date_whose_it_is(shipped_pack: Pack) -> None:
    events = [(record, shipped_pack) for record in shipped_pack.of_kind(Kind.EVENT)]
    header, rows = record_table(Kind.EVENT, events)
    unmarked = [row[header.index("Date")] for row in rows if not row[header.index("Date")].endswith(EDITOR_MARK)]
    assert unmarked == ["24 March 2023"]
    assert all(format_event_dates(record) for record, _ in events)  # type: ignore[arg-type]
