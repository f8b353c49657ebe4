"""When something is due: one function says it, and search, glance, tables and JSON agree with it."""

from __future__ import annotations

import dataclasses
import datetime
import itertools

import pytest

from onrecord.cli.json_output import record_object
from onrecord.library import library_in_memory
from onrecord.model import Commitment, Event, Kind, Mission, Pack, Passage, Record, Ref
from onrecord.model.due import Due, due_of
from onrecord.model.grade import Grade
from onrecord.model.kind_fields import due_words, planned_passage
from onrecord.model.provenance import Provenance
from onrecord.navigation import Browser
from onrecord.navigation.glance_due import due_entries
from onrecord.navigation.glance_facts import NO_YEAR, due_records
from onrecord.packs import LoadedPacks
from onrecord.quoting.columns import record_table
from tests.support.gold_statements import EXPECTED, gold_pack


def _passage(quote: str) -> Passage:
    return Passage(Ref.parse("p1.s1"), quote)


def _commitment(due: str) -> Commitment:
    return Commitment(
        id="x", name="x", actors=("a",), verb="will", clause="will do", grade=Grade(5), due=due,
        passages=(_passage("will do"),),
    )  # fmt: skip


@pytest.fixture(params=["shipped", *EXPECTED])
def any_pack(request: pytest.FixtureRequest, shipped_pack: Pack) -> Pack:
    return shipped_pack if request.param == "shipped" else gold_pack(request.param)


def test_the_dates_of_a_wording_and_of_a_plan() -> None:
    def dates(due: str) -> tuple[str, ...]:
        result = due_of(_commitment(due))
        assert result is not None
        assert result.words == due
        return result.dates

    assert dates("by June 2024") == ("2024-06",)
    assert dates("2024-06-30") == ("2024-06-30",)
    assert dates("２０２６年") == ("2026",)
    assert dates("within two years") == ()
    assert dates("in the 2040s") == dates("the 2040’s") == dates("2040年代") == ()


def test_a_plan_is_due_as_its_pack_says_and_never_by_the_years_of_its_sentence() -> None:
    """Words can deny a plan, speak of another thing or of what was agreed before: no list of words tells them all."""
    for words in (
        "Both sides will launch Alfa in 2031.",
        "Neither side will launch Alfa in 2031.",
        "Far from launching Alfa in 2031, both sides will end the program.",
        "The competitor of Alfa will launch in 2031.",
        "双方は、アルファを2031年に打ち上げることはない。",
        "双方不会在2031年发射阿尔法。",
    ):
        plan = _passage(words)
        silent = due_of(Mission(id="a", name="Alfa", planned=plan, passages=(plan,)))
        assert silent == Due("", (), plan), words
        stated = due_of(Mission(id="a", name="Alfa", planned=plan, passages=(plan,), due="2031"))
        assert stated == Due("2031", ("2031",), plan), words


def test_of_a_plan_of_several_things_the_passage_is_the_records_own() -> None:
    several, narrow = _passage("the launch of A in 2023 and of B in 2024"), _passage("B in 2024")
    passages = (_passage("founded in 1998"), narrow)
    own = due_of(Mission(id="b", name="B", planned=several, passages=passages, due="2024"))
    assert own == Due("2024", ("2024",), narrow)
    assert due_of(Mission(id="b", name="B", planned=several, passages=passages, due="2023")) == Due(
        "2023", ("2023",), several
    )
    assert due_of(Event(id="e", name="E", passages=passages, due="in 2024")) == Due("in 2024", ("2024",), narrow)
    assert due_of(Mission(id="b", name="B", passages=passages)) is None


def test_a_time_that_the_statement_does_not_have_is_shown_as_the_editors(shipped_pack: Pack) -> None:
    [mmx] = [record for record in shipped_pack.of_kind(Kind.MISSION) if record.id == "mmx"]
    assert isinstance(mmx, Mission)
    for due, is_editors in (("2024", False), ("2031", True)):
        record = dataclasses.replace(mmx, due=due)
        pack = dataclasses.replace(shipped_pack, records=(record,))
        assert Provenance(record, pack).is_editors("due") is is_editors
        [item] = due_records(pack)
        assert ("(editor's)" in item.when) is is_editors
        header, _ = record_table(record.kind, [(record, pack)])
        assert ("Planned (editor)" if is_editors else "Planned") in header


def test_only_what_the_record_says_is_due(any_pack: Pack) -> None:
    for record in any_pack.records:
        due = due_of(record)
        assert (due is not None) == bool(due_words(record) or planned_passage(record)), record.address
        if due and due.passage:
            assert due.passage.quote in any_pack.statement.source_text


def test_the_passage_is_of_the_plan_or_has_the_words(any_pack: Pack) -> None:
    """Whatever else a record rests on, and in whichever order, says nothing of when it is due."""
    sentences = any_pack.statement.sentences
    records: list[Record] = []
    for number, (before, plan) in enumerate(itertools.product(sentences[:8], sentences)):
        passages = tuple(Passage(each.ref, each.text, whole=True) for each in (before, plan))
        planned = Passage(plan.ref, plan.text[: len(plan.text) // 2])
        time = "2031" if number % 2 else None
        records.append(Mission(id=f"m{number}", name="M", passages=passages, planned=planned, due=time))
        records.append(
            Event(id=f"e{number}", name="E", passages=passages[:1], planned=planned, date=datetime.date(2019, 5, 5))
        )
    pack = dataclasses.replace(any_pack, records=tuple(records))
    assert len(records) > 20
    for record in records:
        due, its_plan = due_of(record), planned_passage(record)
        assert due is not None
        assert due.passage == its_plan
        assert its_plan is not None
        assert due.dates == (("2031",) if due_words(record) else ())
    on_page = {item.record.address: item for item in due_records(pack)}
    assert len(on_page) == len(records)
    for record in records:
        assert on_page[record.address].passage == planned_passage(record)


def test_of_a_commitment_the_passage_has_the_words_for_the_time() -> None:
    first, second = Passage(Ref.parse("p1.s1"), "will do, as in 2019,"), Passage(Ref.parse("p2.s1"), "by June 2024")
    for due in ("by June 2024", "June 2024", "2024-06-30"):
        record = dataclasses.replace(_commitment(due), passages=(first, second))
        result = due_of(record)
        assert result is not None
        assert result.passage == second, due


def test_search_glance_table_and_json_mean_the_same(any_pack: Pack) -> None:
    """For each year: what `due:` finds, what the glance lists, what a table has as planned and JSON as a date."""
    browser = Browser(library_in_memory(LoadedPacks((any_pack,))))
    at_a_glance = {item.record.address: item for item in due_records(any_pack) if item.year != NO_YEAR}
    by_year: dict[str, set[str]] = {}
    for record in any_pack.records:
        due = due_of(record)
        dates = record_object(record, any_pack).get("due_dates", [])
        assert list(due.dates if due else ()) == dates
        for year in due.years if due else ():
            by_year.setdefault(str(year), set()).add(record.address)
        if due and due.years:
            assert at_a_glance[record.address].year == due.years[0]
        if planned_passage(record) and due and due.words:
            header, [row] = record_table(record.kind, [(record, any_pack)])
            assert row[header.index("Planned")] == due.words
    assert set(at_a_glance) == {address for addresses in by_year.values() for address in addresses}
    for typed, addresses in by_year.items():
        results = browser.find(f"due:{typed}", thorough=True)
        assert {hit.address for hit in results.hits} == addresses
        assert dict(results.facets["due"]).get(typed, 0) in (0, len(addresses))
    if by_year:
        found = {hit.address for hit in browser.find("has:due", thorough=True).hits}
        assert {address for addresses in by_year.values() for address in addresses} <= found


def test_the_missed_mission_is_among_what_was_due_in_2024(shipped_pack: Pack) -> None:
    browser = Browser(library_in_memory(LoadedPacks((shipped_pack,))))
    found = {hit.address for hit in browser.find("due:2024").hits}
    assert found == {"missions/mmx", "commitments/ninth-meeting", "events/dialogue-9"}


def test_what_the_statement_does_not_mention_is_at_a_glance_too(shipped_pack: Pack) -> None:
    """As `due:` finds it: with the mark of the editor, and no words in quotation marks."""
    delta = Mission(id="delta", name="Delta", due="2028")
    pack = dataclasses.replace(shipped_pack, records=(*shipped_pack.records, delta))
    browser = Browser(library_in_memory(LoadedPacks((pack,))))
    assert {hit.address for hit in browser.find("due:2028").hits} == {"missions/delta"}
    [item] = [item for item in due_records(pack) if item.record is delta]
    assert (item.when, item.passage) == ("2028 (editor's)", None)
    [entry] = due_entries(pack, [item], 100, ascii_signs=True)
    text = "".join(span.text for line in entry.lines for span in (*line.left, *line.right))
    assert "Delta" in text
    assert "not in the statement" in text
