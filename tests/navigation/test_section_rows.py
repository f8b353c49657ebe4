"""What a section lists."""

from __future__ import annotations

import datetime

import pytest

from onrecord.model import Commitment, Event, Kind, Pack, Participant, Record, Ref
from onrecord.navigation import Row, RowTarget, Section
from onrecord.navigation.rows import ABBREVIATION_CELLS, row_label, section_rows
from onrecord.text.cell_width import cell_width


def _listed(pack: Pack, rows: tuple[Row, ...]) -> list[Record]:
    """The records of the rows, headings left out."""
    records = [pack.record(row.target.address or "") for row in rows if row.target]
    assert None not in records
    return [record for record in records if record]


def _groups(pack: Pack, rows: tuple[Row, ...]) -> dict[str, list[Record]]:
    """The records under each heading; no heading comes twice."""
    headings = [row.label for row in rows if row.target is None]
    assert len(set(headings)) == len(headings)
    groups: dict[str, list[Record]] = {heading: [] for heading in headings}
    heading = ""
    for row in rows:
        if row.target is None:
            heading = row.label
        else:
            groups.setdefault(heading, []).extend(_listed(pack, (row,)))
    return groups


@pytest.mark.parametrize("kind", list(Kind))
def test_every_record_is_listed_once(shipped_pack: Pack, kind: Kind) -> None:
    listed = _listed(shipped_pack, section_rows(shipped_pack, Section.of(kind)))
    assert len(listed) == len(shipped_pack.of_kind(kind))
    assert set(listed) == set(shipped_pack.of_kind(kind))


@pytest.mark.parametrize("section", [Section.AREAS, Section.MISSIONS, Section.INSTRUMENTS, Section.TERMS])
def test_these_are_in_the_packs_own_order_without_headings(shipped_pack: Pack, section: Section) -> None:
    rows = section_rows(shipped_pack, section)
    assert section.kind is not None
    assert tuple(_listed(shipped_pack, rows)) == shipped_pack.of_kind(section.kind)
    assert all(row.target for row in rows)


def test_participants_stand_under_their_side(shipped_pack: Pack) -> None:
    groups = _groups(shipped_pack, section_rows(shipped_pack, Section.PARTICIPANTS))
    assert list(groups) == ["Japan", "United States"]
    for heading, side in (("Japan", "japan"), ("United States", "us")):
        assert groups[heading] == [
            r for r in shipped_pack.of_kind(Kind.PARTICIPANT) if isinstance(r, Participant) and r.side == side
        ]


def test_commitments_stand_under_their_grade_the_strongest_first(shipped_pack: Pack) -> None:
    groups = _groups(shipped_pack, section_rows(shipped_pack, Section.COMMITMENTS))
    grades = []
    for heading, records in groups.items():
        [grade] = {record.grade for record in records if isinstance(record, Commitment)}
        assert heading == f"{grade.value} {grade.title} (editor's grade)"
        grades.append(grade)
    assert grades == sorted(grades, reverse=True)


def test_events_are_in_order_of_time(shipped_pack: Pack) -> None:
    listed = _listed(shipped_pack, section_rows(shipped_pack, Section.EVENTS))
    days = [record.date or datetime.date.min for record in listed if isinstance(record, Event)]
    assert days == sorted(days)
    assert len(days) == len(listed)


def test_the_full_text_is_listed_by_paragraph(shipped_pack: Pack) -> None:
    assert section_rows(shipped_pack, Section.TEXT) == tuple(
        Row(
            f"{p.number}  {p.editor_heading}", f"p{p.number}", RowTarget(shipped_pack.id, ref=Ref.parse(f"p{p.number}"))
        )
        for p in shipped_pack.statement.paragraphs
    )


@pytest.mark.parametrize("area", ["security", "commercial", "civil", "science", "dialogue"])
@pytest.mark.parametrize("kind", list(Kind))
def test_an_area_keeps_its_own_records_alone(shipped_pack: Pack, kind: Kind, area: str) -> None:
    listed = _listed(shipped_pack, section_rows(shipped_pack, Section.of(kind), area))
    expected = {r for r in shipped_pack.of_kind(kind) if area in r.areas or r.address == f"areas/{area}"}
    assert set(listed) == expected
    assert len(listed) == len(expected)


@pytest.mark.parametrize(
    ("area", "paragraphs"), [("security", [3, 4, 5, 6]), ("science", [3, 6]), ("commercial", [5, 6]), ("nowhere", [])]
)
def test_an_area_keeps_the_paragraphs_that_speak_of_it(shipped_pack: Pack, area: str, paragraphs: list[int]) -> None:
    rows = section_rows(shipped_pack, Section.TEXT, area)
    assert [row.detail for row in rows] == [f"p{number}" for number in paragraphs]


def test_an_area_without_records_leaves_no_heading(shipped_pack: Pack) -> None:
    assert section_rows(shipped_pack, Section.PARTICIPANTS, "nowhere") == ()


@pytest.mark.parametrize(
    ("section", "row"),
    [
        (Section.AREAS, Row("Science", "2", RowTarget("a-pack", "areas/science"))),
        (
            Section.PARTICIPANTS,
            Row("WO     Weather Office", "p2.s2", RowTarget("a-pack", "participants/weather-office")),
        ),
        (Section.MISSIONS, Row("BH", "p1.s2", RowTarget("a-pack", "missions/blue-heron"))),
        (Section.INSTRUMENTS, Row("Treaty of Nara", "p2.s1", RowTarget("a-pack", "instruments/nara"))),
        (
            Section.COMMITMENTS,
            Row(
                "committed to sharing orbit data",
                "grade 5 · both sides · p1.s2",
                RowTarget("a-pack", "commitments/orbit-data"),
                short_label="…sharing orbit data",
                shorter_details=("5 both p1.s2",),
            ),
        ),
        (
            Section.EVENTS,
            Row(
                "The meeting in Kyoto",
                "1–2 June 2024",
                RowTarget("a-pack", "events/kyoto"),
                shorter_details=("1–2 Jun 2024", "2024-06-01/02", "2024"),
            ),
        ),
        (Section.TERMS, Row("SW", "p2.s2", RowTarget("a-pack", "terms/sw"))),
        (Section.TEXT, Row("1  Meeting", "p1", RowTarget("a-pack", ref=Ref.parse("p1")))),
    ],
)
def test_the_first_row_of_each_section(small_pack: Pack, section: Section, row: Row) -> None:
    assert next(row for row in section_rows(small_pack, section) if row.target) == row


def test_a_commitment_of_one_side_names_it(shipped_pack: Pack) -> None:
    rows = [row for row in section_rows(shipped_pack, Section.COMMITMENTS) if row.target]
    one_sided = [(row, record) for row in rows for record in _listed(shipped_pack, (row,))]
    prefixes = {"joint": "", "us": "U.S. side: ", "japan": "Japan: "}
    for row, record in one_sided:
        assert isinstance(record, Commitment)
        assert row.label == prefixes[record.actor] + record.clause
    assert any(row.label.startswith("U.S. side: ") for row in rows)


@pytest.mark.parametrize("room", [20, 30])
def test_commitments_are_told_apart_in_a_narrow_list(shipped_pack: Pack, room: int) -> None:
    rows = [row for row in section_rows(shipped_pack, Section.COMMITMENTS) if row.target]
    assert len({row.short_label[:room] for row in rows}) == len(rows)
    for row in rows:
        [record] = _listed(shipped_pack, (row,))
        assert isinstance(record, Commitment)
        assert row.short_label.startswith("…")
        words = row.short_label.removeprefix("…")
        assert record.clause.endswith(words)
        assert not words.startswith(record.verb)
        party = {"joint": "both", "us": "U.S.", "japan": "Japan"}[record.actor]
        assert all(party in detail for detail in (row.detail, *row.shorter_details))


@pytest.mark.parametrize("kind", list(Kind))
def test_no_two_rows_read_the_same(shipped_pack: Pack, kind: Kind) -> None:
    labels = [row.label for row in section_rows(shipped_pack, Section.of(kind))]
    assert len(set(labels)) == len(labels)


def test_a_label_that_two_share_is_followed_by_what_each_is(shipped_pack: Pack) -> None:
    shown = {row.label: row.short_label for row in section_rows(shipped_pack, Section.TERMS)}
    assert shown["NSS (National Security Strategy)"] == "NSS …Strategy)"
    assert shown["NSS (National Security Secretariat)"] == "NSS …Secretariat)"
    assert shown["NSC (Japan)"] == "NSC …(Japan)"
    assert shown["MDA (Maritime Domain Awareness)"] == "MDA …(Maritime Domain Awareness)"
    assert shown["SSA"] == ""


def test_names_stand_below_each_other_whatever_the_abbreviations_are_written_in(shipped_pack: Pack) -> None:
    bodies = [
        Participant(id=f"b{n}", name="Body", abbreviation=short, side="japan", role=(), passages=())
        for n, short in enumerate(("NASA", "防衛省", "外務", "e\u0301tat"))
    ]
    labels = [row_label(body, shipped_pack.statement) for body in bodies]
    assert labels[:3] == ["NASA   Body", "防衛省  Body", "外務   Body"]
    columns = {cell_width(label) - cell_width("Body") for label in labels if "防" not in label}
    assert columns == {ABBREVIATION_CELLS + 2}
