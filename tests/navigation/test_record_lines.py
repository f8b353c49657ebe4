"""Rows of records: they fit into every list, and their ref and their state are never cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.model import Commitment, Event, Kind, Mission, Pack, Participant, Record, Term
from onrecord.navigation.badges import NONE_NOTED, badge_spans, badges_of
from onrecord.navigation.record_lines import grade_span, party_span, record_height, record_row_lines
from onrecord.navigation.row_context import NO_REF, first_ref, row_context
from onrecord.navigation.row_lines import Arrangement, Look, RowLine, RowShape, spans_text, spans_width
from onrecord.navigation.rows import RecordRow, row_label
from onrecord.navigation.section import Section
from onrecord.navigation.section_rows import section_rows
from onrecord.text.cell_width import cell_width
from tests.navigation.row_shapes import ASCII_SHAPES, SHAPES, USUAL_SHAPES, assert_fits, left_text, right_text
from tests.support.gold_statements import EXPECTED, gold_pack

PACKS = ("shipped", *EXPECTED)
# of windows from 40 columns; in narrower ones there is not always room for all
ROOMY_SHAPES = (*USUAL_SHAPES[:-1], *(shape for shape in SHAPES if shape.columns >= 36))


@pytest.fixture(params=PACKS)
def pack(request: pytest.FixtureRequest, shipped_pack: Pack) -> Pack:
    return shipped_pack if request.param == "shipped" else gold_pack(request.param)


def rows_of(pack: Pack) -> list[RecordRow]:
    rows = [row for section in Section for row in section_rows(pack, section) if isinstance(row, RecordRow)]
    assert len(rows) == len(pack.records) > 0
    return rows


def drawn(record: Record, pack: Pack, shape: RowShape) -> tuple[RowLine, ...]:
    """Return the lines of a record in a list of its own."""
    return record_row_lines(record, row_label(record, pack.statement), shape, row_context(pack, [record]))


def test_every_row_has_as_many_lines_as_its_kind_and_each_fits(pack: Pack) -> None:
    for row in rows_of(pack):
        for shape in (*SHAPES, *ASCII_SHAPES):
            lines = row.lines(shape)
            assert len(lines) == record_height(row.record.kind, shape) == row.height(shape)
            assert_fits(lines, shape)


def test_the_ref_stands_whole_at_the_right_end_of_the_first_line(pack: Pack) -> None:
    for row in rows_of(pack):
        for shape in SHAPES:
            ref = first_ref(row.record)
            assert right_text(row.lines(shape)[0]).split()[-1] == ref, (shape, row.label)


def test_a_state_is_never_cut(pack: Pack) -> None:
    states = 0
    for row in rows_of(pack):
        badges = badges_of(row.record)
        for shape in ROOMY_SHAPES:
            text = " ".join(line.text for line in row.lines(shape))
            for badge in badges:
                states += 1
                assert badge.sign in text or badge.word in text, (shape, row.label)
                if shape in USUAL_SHAPES and shape.arrangement is not Arrangement.SINGLE:
                    assert badge.word in text, (shape, row.label)
    assert states > 0 or not any(badges_of(record) for record in pack.records)


def test_signs_are_ascii_where_others_would_take_two_cells(shipped_pack: Pack) -> None:
    signs = {sign for record in shipped_pack.records for badge in badges_of(record) for sign in badge.sign}
    assert len(signs) > 3
    for row in rows_of(shipped_pack):
        for shape in ASCII_SHAPES:
            shown = {char for line in row.lines(shape) for char in line.text if not char.isascii()}
            assert not shown & signs


def test_official_words_change_in_no_row_but_by_an_ellipsis_at_a_cut(pack: Pack) -> None:
    """The clause goes through all lines of a commitment; nothing in it is left out before the cut."""
    commitments = [row for row in rows_of(pack) if isinstance(row.record, Commitment)]
    assert commitments or not pack.of_kind(Kind.COMMITMENT)
    for row in commitments:
        assert isinstance(row.record, Commitment)
        for shape in ROOMY_SHAPES:
            party = pack.statement.short_actor_name(row.record.actors)
            words = [left_text(line) for line in row.lines(shape)]
            words[0] = words[0].removeprefix(str(row.record.grade.value)).lstrip()
            at = 0 if len(words) == 1 else 1
            words[at] = words[at].strip().removeprefix(party).removeprefix(_cut_party(words[at], party)).lstrip()
            shown = " ".join(part.strip() for part in words)
            clause = row.record.clause
            assert _same(shown, clause) or (shown.endswith("…") and _begins(clause, shown[:-1])), (shape, shown)


def _same(shown: str, clause: str) -> bool:
    return shown.replace(" ", "") == clause.replace(" ", "")


def _begins(clause: str, shown: str) -> bool:
    return clause.replace(" ", "").startswith(shown.replace(" ", ""))


def _cut_party(line: str, party: str) -> str:
    """Return the party as the row shows it, which is cut where it is long."""
    start = line.strip().partition("…")[0]
    return f"{start}…" if start and party.startswith(start) else party


def test_commitments_say_their_grade_and_whom_they_bind(pack: Pack) -> None:
    for row in rows_of(pack):
        if not isinstance(row.record, Commitment):
            continue
        joint = pack.statement.is_joint(row.record.actors)
        for shape in ROOMY_SHAPES:
            lines = row.lines(shape)
            assert left_text(lines[0]).startswith(str(row.record.grade.value))
            party = pack.statement.short_actor_name(row.record.actors)
            says_party = party[:6] in " ".join(line.text for line in lines)
            assert says_party or (joint and shape.arrangement is Arrangement.SINGLE), (shape, row.label)


def test_only_what_binds_one_side_stands_out(shipped_pack: Pack) -> None:
    looks = {}
    for record in shipped_pack.of_kind(Kind.COMMITMENT):
        assert isinstance(record, Commitment)
        looks[shipped_pack.statement.short_actor_name(record.actors)] = party_span(
            record, shipped_pack.statement, 8
        ).look
    assert looks == {"both": Look.QUIET, "U.S.": Look.NAME}


def test_the_strongest_grades_are_bold_and_the_weakest_quiet(shipped_pack: Pack) -> None:
    spans = {grade_span(record) for record in shipped_pack.of_kind(Kind.COMMITMENT) if isinstance(record, Commitment)}
    looks = {span.text.strip(): span.look for span in spans}
    expected = {"5": Look.NAME, "4": Look.NAME, "3": Look.TEXT, "2": Look.QUIET, "1": Look.QUIET}
    assert looks == {grade: look for grade, look in expected.items() if grade in looks}
    assert {"5", "3", "1"} <= set(looks)


@pytest.mark.parametrize("shape", USUAL_SHAPES[:-1])
@pytest.mark.parametrize("kind", list(Kind))
def test_no_two_rows_of_a_list_read_the_same(shipped_pack: Pack, kind: Kind, shape: RowShape) -> None:
    rows = [row for row in section_rows(shipped_pack, Section.of(kind)) if isinstance(row, RecordRow)]
    shown = [tuple(line.text for line in row.lines(shape)) for row in rows]
    assert len(set(shown)) == len(shown) > 2


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.COMMITMENT])
def test_a_name_is_told_from_all_others_wherever_there_is_room(pack: Pack, kind: Kind) -> None:
    """At least so much of a name is shown that a reader knows what the row is for, whatever stands beside it."""
    for row in section_rows(pack, Section.of(kind)):
        if not isinstance(row, RecordRow):
            continue
        for shape in ROOMY_SHAPES:
            assert shows_name(row, shape), (shape, [line.text for line in row.lines(shape)])


def shows_name(row: RecordRow, shape: RowShape) -> bool:
    """Return whether a row has the name, or so much of its beginning as would take a sixth of the row."""
    name = row.record.name if isinstance(row.record, Participant) else row.name
    least = name[: max(8, shape.columns // 6)].rsplit(" ", 1)[0] if len(name) > 8 else name
    return least in left_text(row.lines(shape)[0])


def test_refs_stand_below_each_other(shipped_pack: Pack) -> None:
    for kind in Kind:
        rows = [row for row in section_rows(shipped_pack, Section.of(kind)) if isinstance(row, RecordRow)]
        for shape in ROOMY_SHAPES:
            widths = {spans_width((row.lines(shape)[0].right[-1],)) for row in rows}
            assert len(widths) == 1, (kind, shape)


def test_what_the_statement_does_not_speak_of_has_a_dash_for_its_ref(shipped_pack: Pack) -> None:
    lunar = Mission(id="x", name="Lunar")
    assert first_ref(lunar) == NO_REF
    for shape in USUAL_SHAPES:
        assert drawn(lunar, shipped_pack, shape)[0].text.endswith(NO_REF)


@pytest.mark.parametrize(
    ("address", "shape", "lines"),
    [
        ("missions/slim", RowShape(74), ["✓ SLIM", "kept, ended     JAXA          p6.s7"]),
        ("missions/slim", RowShape(52), ["✓ SLIM", "kept, ended     p6.s7"]),
        ("missions/slim", RowShape(36, Arrangement.SINGLE), ["✓ SLIM", "▮ p6.s7"]),
    ],
)
def test_a_mission_says_what_became_of_it_and_who_operates_it(
    shipped_pack: Pack, address: str, shape: RowShape, lines: list[str]
) -> None:
    record = shipped_pack.record(address)
    assert record
    [line] = drawn(record, shipped_pack, shape)
    assert [left_text(line), right_text(line).strip()] == lines


def test_a_mission_without_notes_says_that_there_are_none(shipped_pack: Pack) -> None:
    without = [r for r in shipped_pack.of_kind(Kind.MISSION) if not badges_of(r)]
    assert without
    for record in without:
        [line] = drawn(record, shipped_pack, RowShape(74))
        assert left_text(line).startswith(NONE_NOTED.sign)
        assert NONE_NOTED.word in line.text


def test_an_event_says_when_and_whether_it_is_the_meeting_of_the_statement(shipped_pack: Pack) -> None:
    rows = [row for row in section_rows(shipped_pack, Section.EVENTS) if isinstance(row, RecordRow)]
    marked = [row for row in rows if "this one" in row.lines(RowShape(74))[0].text]
    assert [row.record for row in marked] == [
        r for r in shipped_pack.of_kind(Kind.EVENT) if isinstance(r, Event) and r.date == shipped_pack.statement.date
    ]
    for row in rows:
        assert isinstance(row.record, Event)
        year = str(row.record.date.year) if row.record.date else "no date"
        assert all(year in row.lines(shape)[0].text for shape in ROOMY_SHAPES), row.label


def test_two_events_on_the_day_of_the_statement_are_neither_called_this_one(shipped_pack: Pack) -> None:
    [this] = [
        r for r in shipped_pack.of_kind(Kind.EVENT) if isinstance(r, Event) and r.date == shipped_pack.statement.date
    ]
    pack = replace(shipped_pack, records=(*shipped_pack.records, replace(this, id="other")))
    assert "this one" in drawn(this, shipped_pack, RowShape(74))[0].text
    assert "this one" not in drawn(this, pack, RowShape(74))[0].text


def test_what_the_columns_are_written_in_moves_nothing(shipped_pack: Pack) -> None:
    bodies = [
        Participant(id=f"b{n}", name="Body", abbreviation=short, side="japan", role=("participant",))
        for n, short in enumerate(("NASA", "防衛省", "外務", "e\u0301tat"))
    ]
    columns = set()
    for body in bodies:
        text = left_text(drawn(body, shipped_pack, RowShape(74))[0])
        columns.add(cell_width(text[: text.index("Body")]))
    assert len(columns) == 1


def test_a_participant_says_its_role(pack: Pack) -> None:
    participants = [row for row in rows_of(pack) if isinstance(row.record, Participant) and row.record.role]
    for row in participants:
        assert isinstance(row.record, Participant)
        for shape in ROOMY_SHAPES:
            assert row.record.role[0][:8] in " ".join(line.text for line in row.lines(shape)), shape


def test_a_term_s_own_expansion_is_told_from_the_editor_s_meaning(shipped_pack: Pack) -> None:
    looks = {}
    for term in (
        Term(id="a", name="SW", expansion="Space Weather"),
        Term(id="b", name="SW", meaning="What the Sun does"),
    ):
        [line] = drawn(term, shipped_pack, RowShape(74))
        looks[line.left[-1].text] = line.left[-1].look
    assert looks == {"Space Weather": Look.TEXT, "What the Sun does": Look.NOTE}


def shown_states(record: Record, shape: RowShape) -> str:
    return spans_text(badge_spans(badges_of(record), shape))


def test_badges_end_the_second_line_of_a_commitment_and_precede_the_ref_of_others(shipped_pack: Pack) -> None:
    noted = [r for r in shipped_pack.of_kind(Kind.COMMITMENT) if badges_of(r)]
    assert noted
    shape = RowShape(52)
    for record in noted:
        first, second = drawn(record, shipped_pack, shape)
        assert right_text(second) == shown_states(record, shape)
        assert right_text(first) == first_ref(record)
        [line] = drawn(record, shipped_pack, shape._replace(columns=76, arrangement=Arrangement.STACKED))
        assert right_text(line) == f"{shown_states(record, shape)}  {first_ref(record)}"


def joined(lines: Sequence[RowLine]) -> str:
    return " ".join(line.text for line in lines)


def test_with_one_pane_a_joint_commitment_leaves_out_the_party(shipped_pack: Pack) -> None:
    shape = RowShape(36, Arrangement.SINGLE)
    records = [r for r in shipped_pack.of_kind(Kind.COMMITMENT) if isinstance(r, Commitment)]
    for record in records:
        second = left_text(drawn(record, shipped_pack, shape)[1])
        assert second.startswith(" ") == shipped_pack.statement.is_joint(record.actors), joined(
            drawn(record, shipped_pack, shape)
        )
