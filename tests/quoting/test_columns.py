"""Records and sentences as rows: the same columns on the clipboard and on the command line."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from onrecord.model import Event, Kind, Pack, Record
from onrecord.model.facts import body_name, format_event_dates
from onrecord.quoting.columns import EDITOR_MARK, columns, csv_columns, record_table, sentence_table, statement_names
from onrecord.quoting.tables import MARKDOWN, tables
from tests.packs.a_pack import PARAGRAPHS, PackFolder


@pytest.fixture
def pack(a_pack: PackFolder) -> Pack:
    return a_pack.load()


def first(pack: Pack, kind: Kind) -> Record:
    return pack.of_kind(kind)[0]


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (Kind.AREA, {"Area (editor)": "Science", "Japanese (editor)": "科学", "Sentences": "p1, p2.s2"}),
        (
            Kind.PARTICIPANT,
            {
                "Body": "Weather Office",
                "Abbreviation (editor)": "WO",
                "Japanese": "",
                "Side (editor)": "Japan",
                "Role (editor)": "co-chair, participant",
                "Passages": "p2.s2",
            },
        ),
        (
            Kind.MISSION,
            {
                "Mission": "Blue Heron",
                "Short (editor)": "BH",
                "Japanese (editor)": "青鷺",
                "Operator (editor)": "WO",
                "Partners (editor)": "WO, Heron Society",
                "Areas (editor)": "science",
                "Planned": "2025",
                "Passages": "p1.s2",
                "Outcome (editor)": "kept",
                "Status (editor)": "ended",
                "Caution (editor)": "A bird.",
                "Notes (editor)": "Launched in 2025. (kept; as of 1 May 2025; https://www.example.org/launch)\n"
                "Landed in 2026. (ended; as of 1 May 2026; https://www.example.org/landed)",
            },
        ),
        (
            Kind.INSTRUMENT,
            {
                "Instrument": "Treaty of Nara",
                "Japanese": "",
                "Areas (editor)": "law",
                "Passages": "p2.s1",
                "Status (editor)": "",
            },
        ),
        (
            Kind.COMMITMENT,
            {
                "Actor (editor)": "Both sides",
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
                "Event (editor)": "The meeting in Kyoto",
                "Date (editor)": "1–2 June 2024",
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
    assert cells_of(first(pack, kind), pack) == cells


def cells_of(record: Record, pack: Pack) -> dict[str, str]:
    """The cells of a table of one record, by their headers."""
    header, [cells] = record_table(record.kind, [(record, pack)])
    return dict(zip(header, cells, strict=True))


def test_the_row_of_a_sentence(pack: Pack) -> None:
    header, rows = sentence_table([(sentence, pack) for sentence in pack.statement.sentences])
    assert header == ["Ref", "Text", "Areas (editor)", "Cautions (editor)"]
    assert rows[1] == ["p1.s2", PARAGRAPHS[0][1], "science", "“BH”"]
    assert rows[3] == ["p2.s2", PARAGRAPHS[1][1], "science", ""]


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
    assert format_event_dates(event) == written


def test_a_body_is_named_by_its_label_and_a_name_stays(pack: Pack) -> None:
    assert body_name("participants/weather-office", pack) == "WO"
    assert body_name("Heron Society", pack) == "Heron Society"


def test_a_mission_without_an_operator_has_an_empty_cell(a_pack: PackFolder) -> None:
    a_pack.replace("missions.toml", 'operator = "participants/weather-office"\n', "")
    pack = a_pack.load()
    cells = cells_of(first(pack, Kind.MISSION), pack)
    assert (cells["Operator (editor)"], cells["Partners (editor)"]) == ("", "WO, Heron Society")


def test_records_of_several_kinds_are_a_table_each(pack: Pack) -> None:
    records = [(record, pack) for record in (*pack.of_kind(Kind.TERM), *pack.of_kind(Kind.AREA))]
    assert MARKDOWN.render(tables(records)) == (
        "| Term | Expansion | Japanese | Meaning (editor) | Passages |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| SW | Space Weather |  | What the Sun does to satellites. | p2.s2 |\n"
        "\n"
        "| Area (editor) | Japanese (editor) | Sentences |\n"
        "| --- | --- | --- |\n"
        "| Science | 科学 | p1, p2.s2 |\n"
        "| Law |  | p2.s1 |"
    )
    assert MARKDOWN.render(tables([])) == ""


def test_sentences_are_one_table(pack: Pack) -> None:
    assert MARKDOWN.render(tables((), [(sentence, pack) for sentence in pack.statement.sentences[:1]])) == (
        f"| Ref | Text | Areas (editor) |\n| --- | --- | --- |\n| p1.s1 | {PARAGRAPHS[0][0]} | science |"
    )


def test_in_a_column_with_words_of_both_each_cell_of_the_editors_is_marked(shipped_pack: Pack) -> None:
    header, rows = record_table(Kind.MISSION, [(record, shipped_pack) for record in shipped_pack.of_kind(Kind.MISSION)])
    assert header[0] == "Mission"
    names = {row[0] for row in rows}
    assert {"Artemis program", f"Smart Lander for Investigating Moon{EDITOR_MARK}"} <= names
    header, rows = record_table(Kind.EVENT, [(record, shipped_pack) for record in shipped_pack.of_kind(Kind.EVENT)])
    dates_held = {row[header.index("Date")] for row in rows}
    assert {"24 March 2023", f"26–27 August 2024{EDITOR_MARK}", f"23 March 2023{EDITOR_MARK}"} <= dates_held


def test_csv_keeps_the_columns_that_it_had() -> None:
    """A header is a key: these are what spreadsheets and scripts look for, in this order."""
    assert {kind.value: [column.csv for column in csv_columns(kind)] for kind in Kind} == {
        "area": ["Area", "Japanese", "Sentences"],
        "participant": ["Body", "Abbreviation", "Japanese", "Side", "Role", "Passages"],
        "mission": ["Mission", "Short", "Japanese", "Operator", "Partners", "Areas", "Passages", "Outcome (editor)"],
        "instrument": ["Instrument", "Japanese", "Areas", "Passages", "Status (editor)"],
        "commitment": ["Actor", "Clause", "Grade (editor)", "Due", "Passage", "Outcome (editor)"],
        "event": ["Event", "Date", "Place", "Passages", "Outcome (editor)"],
        "term": ["Term", "Expansion", "Japanese", "Meaning (editor)", "Passages"],
    }


def test_two_statements_of_one_name_and_date_are_told_apart_by_their_packs(pack: Pack, shipped_pack: Pack) -> None:
    other = replace(pack, id="other")
    assert statement_names([(None, shipped_pack), (None, other), (None, pack)]) == [
        "Eighth Japan-U.S. Comprehensive Dialogue on Space, 24 March 2023",
        "Blue Herons (other), 1 June 2024",
        "Blue Herons (a-pack), 1 June 2024",
    ]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_shipped_record_fills_its_row(shipped_pack: Pack, kind: Kind) -> None:
    header, rows = record_table(kind, [(record, shipped_pack) for record in shipped_pack.of_kind(kind)])
    assert rows
    for cells in rows:
        assert len(cells) == len(header)
        assert cells[0]
        assert all(cell == cell.strip() for cell in cells)


def test_a_column_of_one_kind_has_no_cell_for_another(shipped_pack: Pack) -> None:
    [side] = [column for column in columns(Kind.PARTICIPANT) if column.title == "Side"]
    mission = first(shipped_pack, Kind.MISSION)
    with pytest.raises(TypeError, match=f"{mission.address} has no column Side"):
        side.cell(mission, shipped_pack)
