"""Records and sentences as rows: the same columns on the clipboard and on the command line."""

from __future__ import annotations

import datetime

import pytest

from onrecord.quoting.columns import SENTENCE_HEADER, body_name, dates, header, outcome, row, sentence_row
from onrecord.quoting.tables import records_table, sentences_table
from onrecord.record import Event, Kind, Mission, Note, Pack, Record
from tests.packs.a_pack import PARAGRAPHS, PackFolder


@pytest.fixture
def pack(a_pack: PackFolder) -> Pack:
    return a_pack.load()


def first(pack: Pack, kind: Kind) -> Record:
    return pack.of_kind(kind)[0]


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (Kind.AREA, {"Area": "Science", "Japanese": "科学", "Sentences": "p1, p2.s2"}),
        (
            Kind.PARTICIPANT,
            {
                "Body": "Weather Office",
                "Abbreviation": "WO",
                "Japanese": "",
                "Side": "Japan",
                "Role": "co-chair, participant",
                "Passages": "p2.s2",
            },
        ),
        (
            Kind.MISSION,
            {
                "Mission": "Blue Heron",
                "Short": "BH",
                "Japanese": "青鷺",
                "Operator": "WO",
                "Partners": "WO, Heron Society",
                "Areas": "science",
                "Passages": "p1.s2",
                "Outcome (editor)": "kept; ended",
            },
        ),
        (
            Kind.INSTRUMENT,
            {
                "Instrument": "Treaty of Nara",
                "Japanese": "",
                "Areas": "law",
                "Passages": "p2.s1",
                "Status (editor)": "",
            },
        ),
        (
            Kind.COMMITMENT,
            {
                "Actor": "Both sides",
                "Clause": "committed to sharing orbit data",
                "Grade (editor)": "5 Commit",
                "Due": "2025",
                "Passage": "p1.s2",
                "Outcome (editor)": "",
            },
        ),
        (
            Kind.EVENT,
            {
                "Event": "The meeting in Kyoto",
                "Date": "1–2 June 2024",
                "Place": "Kyoto",
                "Passages": "p1.s1",
                "Outcome (editor)": "",
            },
        ),
        (
            Kind.TERM,
            {
                "Term": "SW",
                "Expansion": "Space Weather",
                "Japanese": "",
                "Meaning (editor)": "What the Sun does to satellites.",
                "Passages": "p2.s2",
            },
        ),
    ],
)
def test_the_row_of_each_kind(pack: Pack, kind: Kind, cells: dict[str, str]) -> None:
    assert dict(zip(header(kind), row(first(pack, kind), pack), strict=True)) == cells


def test_the_row_of_a_sentence(pack: Pack) -> None:
    assert SENTENCE_HEADER == ["Ref", "Text", "Areas"]
    assert sentence_row(pack.statement.sentences[3], pack) == ["p2.s2", PARAGRAPHS[1][1], "science"]


def test_each_ref_is_named_once(a_pack: PackFolder) -> None:
    a_pack.replace("missions.toml", "passages = [", 'passages = [\n  { ref = "p1.s2", quote = "orbit data" },')
    a_pack.append("terms.toml", 'short = "SW"\n')
    assert first(a_pack.load(), Kind.MISSION).refs == "p1.s2"


@pytest.mark.parametrize(
    ("date", "end", "written"),
    [
        (None, None, ""),
        (None, (2024, 8, 27), ""),
        ((2024, 8, 26), None, "26 August 2024"),
        ((2024, 8, 26), (2024, 8, 27), "26–27 August 2024"),
        ((2024, 8, 31), (2024, 9, 1), "31 August 2024 – 1 September 2024"),
        ((2023, 12, 31), (2024, 1, 1), "31 December 2023 – 1 January 2024"),
        ((2023, 8, 26), (2024, 8, 27), "26 August 2023 – 27 August 2024"),
    ],
)
def test_dates(date: tuple[int, int, int] | None, end: tuple[int, int, int] | None, written: str) -> None:
    event = Event(
        id="e",
        name="E",
        date=datetime.date(*date) if date else None,
        end_date=datetime.date(*end) if end else None,
    )
    assert dates(event) == written


def test_a_body_is_named_by_its_label_and_a_name_stays(pack: Pack) -> None:
    assert body_name("participants/weather-office", pack) == "WO"
    assert body_name("Heron Society", pack) == "Heron Society"


def test_a_mission_without_an_operator_has_an_empty_cell(a_pack: PackFolder) -> None:
    a_pack.replace("missions.toml", 'operator = "participants/weather-office"\n', "")
    pack = a_pack.load()
    cells = dict(zip(header(Kind.MISSION), row(first(pack, Kind.MISSION), pack), strict=True))
    assert (cells["Operator"], cells["Partners"]) == ("", "WO, Heron Society")


@pytest.mark.parametrize(
    ("said", "status", "written"),
    [(None, None, ""), ("kept", None, "kept"), (None, "ended", "ended"), ("kept", "ended", "kept; ended")],
)
def test_outcome_and_status(said: str | None, status: str | None, written: str) -> None:
    note = Note("It was so.", datetime.date(2024, 1, 1), "https://example.org/", said, status)
    assert outcome(Mission(id="m", name="M", notes=(note,))) == written


def test_records_of_several_kinds_are_a_table_each(pack: Pack) -> None:
    records = [(record, pack) for record in (*pack.of_kind(Kind.TERM), *pack.of_kind(Kind.AREA))]
    assert records_table(records) == (
        "| Term | Expansion | Japanese | Meaning (editor) | Passages |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| SW | Space Weather |  | What the Sun does to satellites. | p2.s2 |\n"
        "\n"
        "| Area | Japanese | Sentences |\n"
        "| --- | --- | --- |\n"
        "| Science | 科学 | p1, p2.s2 |\n"
        "| Law |  | p2.s1 |"
    )
    assert records_table([]) == ""


def test_sentences_are_one_table(pack: Pack) -> None:
    assert sentences_table([(sentence, pack) for sentence in pack.statement.sentences[:1]]) == (
        f"| Ref | Text | Areas |\n| --- | --- | --- |\n| p1.s1 | {PARAGRAPHS[0][0]} | science |"
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_every_shipped_record_fills_its_row(shipped_pack: Pack, kind: Kind) -> None:
    for record in shipped_pack.of_kind(kind):
        cells = row(record, shipped_pack)
        assert len(cells) == len(header(kind))
        assert cells[0]
        assert all(cell == cell.strip() and "\n" not in cell for cell in cells)
