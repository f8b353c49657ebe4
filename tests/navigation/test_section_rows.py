"""What a section lists."""

from __future__ import annotations

import datetime

import pytest

from onrecord.model import Commitment, Event, Kind, Pack, Participant, Record, Ref, Term
from onrecord.navigation import Row, RowTarget, Section
from onrecord.navigation.list_order import ListOrder, Order, orders_of
from onrecord.navigation.row_context import NO_REF, first_ref
from onrecord.navigation.rows import RecordRow
from onrecord.navigation.section_rows import SectionRow, in_area, section_count, section_rows
from onrecord.text.folding import fold
from tests.navigation.row_shapes import USUAL_SHAPES
from tests.support.gold_statements import EXPECTED, gold_pack
from tests.tiers import sample


def _listed(pack: Pack, rows: tuple[SectionRow, ...]) -> list[Record]:
    """The records of the rows, headings left out."""
    records = [pack.record(row.target.address or "") for row in rows if row.target]
    assert None not in records
    return [record for record in records if record]


def _groups(pack: Pack, rows: tuple[SectionRow, ...]) -> dict[str, list[Record]]:
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


@pytest.mark.parametrize(
    "section", [Section.AREAS, Section.MISSIONS, Section.INSTRUMENTS, Section.TERMS, Section.COMMITMENTS]
)
def test_these_are_in_the_order_of_the_text_without_headings(shipped_pack: Pack, section: Section) -> None:
    rows = section_rows(shipped_pack, section)
    assert section.kind is not None
    refs = [record.passages[0].ref.first for record in _listed(shipped_pack, rows) if record.passages]
    assert [(ref.paragraph, ref.sentence or 0) for ref in refs] == sorted(
        (ref.paragraph, ref.sentence or 0) for ref in refs
    )
    unmentioned = [first_ref(record) == NO_REF for record in _listed(shipped_pack, rows)]
    assert unmentioned == sorted(unmentioned), "what the statement does not speak of comes last"
    assert all(row.target for row in rows)


def test_participants_stand_under_their_side_with_the_count(shipped_pack: Pack) -> None:
    rows = section_rows(shipped_pack, Section.PARTICIPANTS)
    groups = _groups(shipped_pack, rows)
    assert list(groups) == ["Japan", "United States"]
    for heading, side in (("Japan", "japan"), ("United States", "us")):
        members = [r for r in shipped_pack.of_kind(Kind.PARTICIPANT) if isinstance(r, Participant) and r.side == side]
        assert {record.address for record in groups[heading]} == {record.address for record in members}
        assert Row(heading, str(len(members))) in rows


def test_commitments_stand_under_their_grade_the_strongest_first_if_one_likes(shipped_pack: Pack) -> None:
    rows = section_rows(shipped_pack, Section.COMMITMENTS, order=ListOrder(Order.GRADE, grouped=True))
    groups = _groups(shipped_pack, rows)
    grades = []
    for heading, records in groups.items():
        [grade] = {record.grade for record in records if isinstance(record, Commitment)}
        assert heading == f"{grade.value} {grade.title} (editor's grade)"
        grades.append(grade)
    assert grades == sorted(grades, reverse=True)
    assert len(grades) > 3


@pytest.mark.parametrize(
    ("section", "order"), [(section, order) for section in Section for order in orders_of(section)]
)
def test_headings_stand_over_groups_with_their_counts_and_change_nothing_else(
    shipped_pack: Pack, section: Section, order: Order
) -> None:
    plain = section_rows(shipped_pack, section, order=ListOrder(order))
    grouped = section_rows(shipped_pack, section, order=ListOrder(order, grouped=True))
    assert [row.target for row in grouped if row.target] == [row.target for row in plain]
    assert all(row.target for row in plain)
    headings = [row for row in grouped if not row.target]
    assert headings
    for heading in headings:
        assert isinstance(heading, Row)
        assert len(_groups(shipped_pack, grouped)[heading.label]) == int(heading.detail)


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
    assert [str(row.target.ref) for row in rows if row.target] == [f"p{number}" for number in paragraphs]


def test_an_area_without_records_leaves_no_heading(shipped_pack: Pack) -> None:
    assert section_rows(shipped_pack, Section.PARTICIPANTS, "nowhere") == ()


@pytest.mark.parametrize(
    ("section", "target", "lines"),
    [
        (Section.AREAS, "areas/science", ["  Science           2 sentences     p1"]),
        (
            Section.PARTICIPANTS,
            "participants/weather-office",
            ["WO      Weather Office  co-chair     p2.s2"],
        ),
        (Section.MISSIONS, "missions/blue-heron", ["✓ BH  kept, ended     WO            p1.s2"]),
        (Section.INSTRUMENTS, "instruments/nara", ["  Treaty of Nara    the Treaty of Nara  p2.s1"]),
        (
            Section.COMMITMENTS,
            "commitments/orbit-data",
            ["5     committed to sharing orbit data  p1.s2", "both"],
        ),
        (Section.EVENTS, "events/kyoto", ["1–2 Jun 2024  The meeting in Kyoto  Kyoto             this one  p1.s1"]),
        (Section.TERMS, "terms/sw", ["  SW                Space Weather  p2.s2"]),
        (Section.TEXT, None, ["1  Meeting  p1"]),
    ],
)
def test_the_first_row_of_each_section(
    small_pack: Pack, section: Section, target: str | None, lines: list[str]
) -> None:
    row = next(row for row in section_rows(small_pack, section) if row.target)
    assert row.target == RowTarget("a-pack", target, None if target else Ref.parse("p1"))
    shown = [line.text.rstrip() for line in row.lines(USUAL_SHAPES[0])]
    assert [text.strip() for text in shown] == [text.strip() for text in lines]


def test_a_commitment_of_one_side_names_it(shipped_pack: Pack) -> None:
    rows = [row for row in section_rows(shipped_pack, Section.COMMITMENTS) if isinstance(row, RecordRow)]
    prefixes = {"joint": "", "us": "U.S. side: ", "japan": "Japan: "}
    for row in rows:
        assert isinstance(row.record, Commitment)
        assert row.label == prefixes[row.record.actor] + row.record.clause
    assert any(row.label.startswith("U.S. side: ") for row in rows)


@pytest.mark.parametrize("kind", list(Kind))
def test_no_two_rows_have_the_same_name(shipped_pack: Pack, kind: Kind) -> None:
    names = [row.name for row in section_rows(shipped_pack, Section.of(kind)) if isinstance(row, RecordRow)]
    assert len(set(names)) == len(names) > 2


def test_a_name_that_two_share_is_followed_by_what_each_is(shipped_pack: Pack) -> None:
    names = {row.name for row in section_rows(shipped_pack, Section.TERMS) if isinstance(row, RecordRow)}
    assert {
        "NSS (National Security Strategy)",
        "NSS (National Security Secretariat)",
        "NSC (Japan)",
        "MDA (Maritime Domain Awareness)",
        "SSA",
    } <= names


# Filtering a list while typing


def _addresses(rows: tuple[SectionRow, ...]) -> set[str | None]:
    return {row.target.address for row in rows if row.target}


@pytest.mark.parametrize("pack_id", ["shipped", *EXPECTED])
def test_every_word_of_a_name_finds_its_row(shipped_pack: Pack, pack_id: str) -> None:
    pack = shipped_pack if pack_id == "shipped" else gold_pack(pack_id)
    words = 0
    records = [record for kind in Kind for record in sample(pack.of_kind(kind), 2)]
    for record in records:
        names = [record.name, record.label, record.short, record.name_ja, *record.aliases]
        clause = [record.clause] if isinstance(record, Commitment) else []
        for word in dict.fromkeys(word for name in (*names, *clause) if name for word in name.split()):
            words += 1
            for form in {word, word.upper(), fold(word)}:
                rows = section_rows(pack, Section.of(record.kind), text=form)
                assert record.address in _addresses(rows), (record.address, form)
    assert words >= len(records) > 0


def test_all_words_must_occur_in_any_order_and_perhaps_as_parts(shipped_pack: Pack) -> None:
    assert _addresses(section_rows(shipped_pack, Section.MISSIONS, text="lander moon")) == {"missions/slim"}
    assert "missions/slim" in _addresses(section_rows(shipped_pack, Section.MISSIONS, text="moon LAND"))
    assert section_rows(shipped_pack, Section.MISSIONS, text="slim qqqq") == ()
    everything = section_rows(shipped_pack, Section.MISSIONS)
    assert len(section_rows(shipped_pack, Section.MISSIONS, text="  ")) == len(everything) > 5


def test_outcomes_find_rows_too(shipped_pack: Pack) -> None:
    listed = _listed(shipped_pack, section_rows(shipped_pack, Section.MISSIONS, text="missed"))
    assert {record.address for record in listed if "missed" in (record.outcome or "")} == {
        record.address for record in shipped_pack.of_kind(Kind.MISSION) if "missed" in (record.outcome or "")
    }
    assert listed


@pytest.mark.sampled(24)
@pytest.mark.parametrize("text", ["", "space", "cooperation", "the", "qqqq", "japan"])
@pytest.mark.parametrize("area", [None, "science"])
@pytest.mark.parametrize("section", list(Section))
def test_a_filter_only_leaves_out_and_the_count_is_that_of_the_rows(
    shipped_pack: Pack, section: Section, area: str | None, text: str
) -> None:
    everything = [row.target for row in section_rows(shipped_pack, section, area) if row.target]
    rows = section_rows(shipped_pack, section, area, text=text)
    kept = [row.target for row in rows if row.target]
    assert kept == [target for target in everything if target in kept]
    assert section_count(shipped_pack, section, area, text) == len(kept)
    assert all(not row.target or int(row.detail or 1) for row in rows if isinstance(row, Row) and row.detail.isdigit())


def test_the_full_text_is_filtered_by_its_words(shipped_pack: Pack) -> None:
    paragraphs = [p for p in shipped_pack.statement.paragraphs if "qzss" in p.text.lower()]
    assert paragraphs
    rows = section_rows(shipped_pack, Section.TEXT, text="QZSS")
    assert [str(row.target.ref) for row in rows if row.target] == [f"p{p.number}" for p in paragraphs]


def test_an_area_holds_itself_and_what_names_it(shipped_pack: Pack) -> None:
    held = {record.address for record in shipped_pack.records if in_area(record, "science")}
    assert "areas/science" in held
    assert len(held) > 3
    assert not any(in_area(record, "science") for record in (Term(id="x", name="X"), Event(id="y", name="Y")))
