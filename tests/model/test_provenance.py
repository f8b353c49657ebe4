"""Provenance: words and dates that the statement itself says are those in the passages of a record, and no others."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from onrecord.model import Event, Mission, Pack, Passage, Record, Ref, Sentence
from onrecord.model.facts import record_facts, record_heading
from onrecord.model.provenance import EDITOR_KEYS, KEYS_HELD_AGAINST_TEXT, Provenance, contains_words, find_dates
from tests.packs.a_pack import PackFolder


@pytest.fixture
def pack(a_pack: PackFolder) -> Pack:
    return a_pack.load()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("SLIM", "the XRISM and SLIM missions"),
        ("Both sides", "In civil space, both sides discussed"),
        ("Destructive tests", "not to conduct destructive tests"),
        ("2024", "in the United States in 2024."),
        ("月面", "日本人が月面に着陸する"),
        ("NASA", "NASA-JAXA cooperation"),
        ("Article V", "invocation of Article V"),
    ],
)
def test_words_that_stand_there(words: str, text: str) -> None:
    assert contains_words(words, text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("IT", "it was agreed"),
        ("MOE", "SMOEX"),
        ("Article V", "Article VI"),
        ("2024", "20245"),
        ("SSA", "Space Situational Awareness"),
        ("Washington, D.C.", "in Washington"),
        ("", "anything"),
        (" ", "any thing"),
    ],
)
def test_words_that_do_not(words: str, text: str) -> None:
    assert not contains_words(words, text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("in Tokyo on March 24, 2023.", ["2023-03-24"]),
        ("on 24 March 2023", ["2023-03-24"]),
        ("on the 24th of March 2023", ["2023-03-24"]),
        ("Mar. 24, 2023 and Sept. 3rd, 2024", ["2023-03-24", "2024-09-03"]),
        ("on August 26–27, 2024", ["2024-08-26", "2024-08-27"]),
        ("on August 26 and 27, 2024", ["2024-08-26", "2024-08-27"]),
        ("from 26 to 27 August 2024", ["2024-08-26", "2024-08-27"]),
        ("from 31 August to 1 September 2024", ["2024-08-31", "2024-09-01"]),
        ("August 31 - September 1, 2024", ["2024-08-31", "2024-09-01"]),
        ("2024-08-26", ["2024-08-26"]),
        ("2024年8月26日", ["2024-08-26"]),
        ("2024年8月26日～27日", ["2024-08-26", "2024-08-27"]),
        ("held on February 28 in Washington", []),
        ("in March 2023", []),
        ("February 30, 2024", []),
        ("March 24, 20235", []),
        ("12024-08-26", []),
    ],
)
def test_dates_in_a_text(text: str, days: list[str]) -> None:
    assert sorted(day.isoformat() for day in find_dates(text)) == days


def event(pack: Pack, text_ref: str, first: str, last: str | None = None) -> Provenance:
    ref = Ref.parse(text_ref)
    passage = Passage(ref, pack.statement.text_at(ref), whole=True)
    days = [datetime.date.fromisoformat(day) if day else None for day in (first, last)]
    return Provenance(Event(id="e", name="E", passages=(passage,), date=days[0], end_date=days[1]), pack)


def test_a_date_is_the_statements_only_with_all_its_days(pack: Pack) -> None:
    assert event(pack, "p1.s1", "2024-06-01").holds_dates()
    assert not event(pack, "p1.s1", "2024-06-01", "2024-06-02").holds_dates()
    assert not event(pack, "p1.s2", "2024-06-01").holds_dates(), "the date stands in another sentence"


def test_only_the_records_own_passages_count(pack: Pack) -> None:
    here, there = (Passage(Ref.parse(ref), "x") for ref in ("p2.s2", "p1.s1"))
    mission = Mission(id="m", name="Weather Office", passages=(here,))
    assert not Provenance(mission, pack).is_editors("name")
    assert Provenance(replace(mission, passages=(there,)), pack).is_editors("name")
    assert Provenance(replace(mission, passages=()), pack).is_editors("name")


def test_what_the_editor_reads_into_a_text_is_the_editors_even_where_the_words_stand_there(pack: Pack) -> None:
    mission = Mission(id="m", name="M", operator="Weather Office", passages=(Passage(Ref.parse("p2.s2"), "x"),))
    provenance = Provenance(mission, pack)
    assert provenance.holds("Weather Office")
    assert provenance.is_editors("operator")
    assert not provenance.is_editors("partners"), "there are none"


def test_every_fact_is_decided_by_its_key(shipped_pack: Pack) -> None:
    facts = [fact for record in shipped_pack.records for fact in record_facts(record, shipped_pack)]
    assert facts
    for fact in facts:
        assert fact.key in {*EDITOR_KEYS, *KEYS_HELD_AGAINST_TEXT}
        assert fact.is_editors or fact.key in KEYS_HELD_AGAINST_TEXT
        assert fact.line().startswith(f"{fact.title} (editor's): " if fact.is_editors else f"{fact.title}: ")


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("missions/slim", "Smart Lander for Investigating Moon [editor's] (SLIM)"),
        ("missions/artemis", "Artemis program"),
        ("areas/security", "Security [editor's]"),
        (
            "commitments/ninth-meeting",
            "Both sides concurred on holding the Ninth meeting of the Dialogue in the United States in 2024",
        ),
        (
            "commitments/industry-linkages",
            "Both sides committed to deepening linkages between their respective space industries",
        ),
        (
            "commitments/strategic-alignment",
            "Both sides noted the strong alignment between Japanese and U.S. strategic interests and values",
        ),
        (
            "commitments/climate-collaboration",
            "Both sides [editor's]: expressed strong interest in advancing collaboration in the future",
        ),
    ],
)
def test_the_line_that_names_a_record(shipped_pack: Pack, address: str, line: str) -> None:
    record = shipped_pack.record(address)
    assert isinstance(record, Record)
    assert record_heading(record, shipped_pack) == line


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\U000e0100"])
def test_a_character_that_nobody_sees_makes_no_word_or_date_the_editor_s(pack: Pack, hidden: str) -> None:
    def disguised(sentence: Sentence) -> Sentence:
        text = sentence.text.replace("June 1, 2024", f"Ju{hidden}ne 1, 20{hidden}24")
        return sentence._replace(text=text.replace("Blue Heron", f"Blue He{hidden}ron"))

    paragraphs = tuple(
        paragraph._replace(sentences=tuple(map(disguised, paragraph.sentences)))
        for paragraph in pack.statement.paragraphs
    )
    pack = replace(pack, statement=pack.statement._replace(paragraphs=paragraphs))
    mission = next(record for record in pack.records if isinstance(record, Mission))
    event = next(record for record in pack.records if isinstance(record, Event))
    assert hidden in pack.statement.text_at(mission.passages[0].ref)
    assert Provenance(mission, pack).holds("Blue Heron")
    assert Provenance(event, pack).holds_day(datetime.date(2024, 6, 1))
