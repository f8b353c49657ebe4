"""The page “At a glance”: it counts what the pack has, quotes the statement verbatim, and fits every window."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import re

import pytest

from onrecord.model import Commitment, Kind, Pack, Party
from onrecord.model.kind_fields import due_words, planned_passage
from onrecord.model.outdated import OPEN_STATUSES
from onrecord.navigation.badges import BADGES, NONE_NOTED, badges_of
from onrecord.navigation.glance import PAGE_GUTTER, GlanceContent, GlancePage, GlanceShape, glance_page, page_columns
from onrecord.navigation.glance_blocks import GlanceKeys
from onrecord.navigation.glance_entries import QUOTES, listed, quotation
from onrecord.navigation.glance_facts import actor_names, count_grades, count_states, due_records
from onrecord.navigation.row_lines import spans_text, spans_width
from onrecord.navigation.section import Section
from onrecord.text.cell_width import cell_width
from tests.support.gold_statements import EXPECTED, gold_pack
from tests.today import TODAY

KEYS = GlanceKeys("/", {section.value: str(section.number) for section in Section})
WIDTHS = sorted({*range(40, 201, 5), 57, 58, 59, 72, 73, 74, 76, 99, 101, 110, 111, 116, 117, 118})
HEIGHTS = (5, 11, 21, 32, 60)
QUOTATION = re.compile(f"{QUOTES[0]}(.*?)(…?){QUOTES[1]}")
PACKS = ("bundled", *EXPECTED, "six-parties")


def six_parties(pack: Pack) -> Pack:
    """Return the pack with six parties, each of which has a commitment, and a name too long for any column."""
    ids = [f"party-{number}" for number in range(6)]
    statement = pack.statement._replace(parties=tuple(Party(i, f"The Grand Principality of {i}") for i in ids))
    actors = itertools.cycle([*((i,) for i in ids), ("joint",), tuple(ids[:2])])
    records = tuple(
        dataclasses.replace(record, actors=next(actors)) if isinstance(record, Commitment) else record
        for record in pack.records
    )
    return dataclasses.replace(pack, statement=statement, records=records)


@pytest.fixture(params=PACKS)
def pack(request: pytest.FixtureRequest, shipped_pack: Pack) -> Pack:
    if request.param == "bundled":
        return shipped_pack
    return six_parties(shipped_pack) if request.param == "six-parties" else gold_pack(request.param)


def page_of(pack: Pack, columns: int, rows: int, *, expanded: bool = False, ascii_signs: bool = False) -> GlancePage:
    content = GlanceContent(pack, due_records(pack, TODAY), KEYS, expanded=expanded)
    return glance_page(content, GlanceShape(columns, rows, ascii_signs))


def text_of(page: GlancePage) -> str:
    return "\n".join(cell.line.text for cells in page.lines for cell in cells)


def test_commitments_are_counted_by_grade_and_party(pack: Pack) -> None:
    statement, commitments = pack.statement, pack.of_kind(Kind.COMMITMENT)
    actors = actor_names(pack)
    grades = count_grades(pack, actors)
    assert len(set(actors)) == len(actors)
    assert bool(grades) == bool(commitments)
    for grade, (index, actor) in itertools.product(grades, enumerate(actors)):
        expected = [
            record
            for record in commitments
            if isinstance(record, Commitment)
            and record.grade is grade.grade
            and statement.short_actor_name(record.actors) == actor
        ]
        assert grade.counts[index] == len(expected)
    assert sum(grade.total for grade in grades) == len(commitments)


@pytest.mark.parametrize("columns", [38, 56, 76, 96, 112])
def test_bars_of_different_numbers_differ_in_length(shipped_pack: Pack, columns: int) -> None:
    """At 80 columns those of 3 and of 2 were equally long, with room for more."""
    text = text_of(page_of(shipped_pack, columns, 60))
    bars = {
        grade.total: re.search(rf"{grade.grade.value} {grade.grade.title} +(━+(?: ━+)?)", text)
        for grade in count_grades(shipped_pack, actor_names(shipped_pack))
    }
    lengths = [bar[1].count("━") for _, bar in sorted(bars.items()) if bar]
    assert len(lengths) == 5
    assert lengths == sorted(lengths)
    assert len(set(lengths)) >= 4, "10 and 11 may be equal where there is little room"


def test_all_parties_together_come_first_and_several_last(shipped_pack: Pack) -> None:
    several = ", ".join(f"The Grand Principality of party-{number}" for number in (0, 1))
    actors = actor_names(six_parties(shipped_pack))
    assert (actors[0], actors[-1]) == ("all", several)
    assert actor_names(shipped_pack)[0] == "both"


def test_missions_are_counted_by_outcome_and_status(pack: Pack) -> None:
    states = count_states(pack)
    for mission in pack.of_kind(Kind.MISSION):
        expected = {badge.state for badge in badges_of(mission) or (NONE_NOTED,)}
        assert {state.badge.state for state in states if mission in state.missions} == expected
    order = [state.badge.state for state in states]
    assert order == sorted(order, key=list(BADGES).index)


def test_what_is_due_or_open_is_listed_by_date(pack: Pack) -> None:
    due = due_records(pack, TODAY)
    expected = [
        record
        for kind in (Kind.COMMITMENT, Kind.MISSION, Kind.EVENT)
        for record in pack.of_kind(kind)
        if due_words(record) or planned_passage(record) or record.status in OPEN_STATUSES
    ]
    assert {item.record.address for item in due} == {record.address for record in expected}
    assert [item.year for item in due] == sorted(item.year for item in due)
    for item in due:
        assert item.passage is not None
        assert item.passage.quote in pack.statement.source_text
        assert item.passage.quote in pack.statement.text_at(item.passage.ref)


def test_the_bundled_statement_at_a_glance(shipped_pack: Pack) -> None:
    when = {item.record.address: item.when for item in due_records(shipped_pack)}
    assert when["missions/mmx"] == "2024"
    assert when["missions/xrism"] == "2023"
    assert when["commitments/ninth-meeting"] == "2024"
    assert when["missions/gateway"] == "open"
    text = text_of(page_of(shipped_pack, 120, 60))
    for words in (
        "Tokyo, 24 March 2023 · Japan, United States · 8 paragraphs, 26 sentences",
        "第8回会合 共同声明  (editor's)",
        "grades are the editor's, not the governments'",
        "“the Phobos sample return mission, MMX, in 2024”",
        "state.gov · U.S. Department of State · fingerprint of the text ad3e3ac4…",
    ):
        assert words in text


def test_a_pack_says_what_it_does_not_have() -> None:
    text = text_of(page_of(gold_pack("keeper-letter"), 100, 40))
    assert "5 Commitments  none recorded" in text
    assert "3 Missions  none recorded" in text
    assert "Due and open  nothing noted" in text
    assert "no editor's notes" in text
    assert "language ja" in text_of(page_of(gold_pack("umi-sora-2025"), 100, 40))
    assert "Issued 3 February 2026" in text_of(page_of(gold_pack("kestrel-fact-sheet"), 100, 40))


def test_an_open_status_that_may_be_outdated_is_doubted(shipped_pack: Pack) -> None:
    later = datetime.date(TODAY.year + 5, 1, 1)
    due = due_records(shipped_pack, later)
    assert any(item.is_outdated for item in due)
    content = GlanceContent(shipped_pack, due, KEYS)
    assert "? possibly outdated" in text_of(glance_page(content, GlanceShape(120, 60)))
    assert "possibly outdated" not in text_of(
        glance_page(content._replace(due=due_records(shipped_pack)), GlanceShape(120, 60))
    )


@pytest.mark.sampled(3)
def test_every_line_fits_every_window(pack: Pack) -> None:
    for columns, rows in itertools.product(WIDTHS, HEIGHTS):
        page = page_of(pack, columns, rows)
        for cells in page.lines:
            end = 0
            for cell in cells:
                used = spans_width(cell.line.left) + spans_width(cell.line.right)
                assert used <= cell.width - PAGE_GUTTER, (columns, rows, cell.line.text)
                assert cell.start >= end
                end = cell.start + cell.width
            assert end <= columns
        assert page_columns(columns) <= min(columns, 112)


def test_every_quotation_is_verbatim_at_every_width(pack: Pack) -> None:
    due = len(due_records(pack))
    for columns in WIDTHS:
        page = page_of(pack, columns, 60, expanded=True)
        quotations = QUOTATION.findall(text_of(page).split("Due and open")[1])
        assert len(quotations) == due
        for words, _ in quotations:
            assert words in pack.statement.source_text


@pytest.mark.sampled(3)
def test_nothing_is_cut_silently(pack: Pack) -> None:
    """What is due is shown, or counted; so are missions; and numbers and refs stand whole at every width."""
    due, states = due_records(pack, TODAY), count_states(pack)
    for columns, rows in itertools.product(WIDTHS[::3], HEIGHTS):
        page = page_of(pack, columns, rows)
        text = text_of(page)
        shown = sum(row.goal.is_record for row in page.rows)
        more = [int(match) for match in re.findall(r"^ *(\d+) more  Enter here shows them", text, re.MULTILINE)]
        assert shown + sum(more) == len(due)
        everything = page_of(pack, columns, rows, expanded=True)
        assert sum(row.goal.is_record for row in everything.rows) == len(due)
        for state in states:
            assert re.search(rf"{state.badge.word} +{len(state.missions)}\b", text), (columns, state.badge)
        for item in due[:shown]:
            assert item.passage is not None
            assert str(item.passage.ref) in text


def test_it_says_that_lists_are_limited_to_an_area(shipped_pack: Pack) -> None:
    content = GlanceContent(shipped_pack, (), KEYS, "civil")
    assert "lists show area civil only" in text_of(glance_page(content, GlanceShape(120, 60)))
    assert "lists show area" not in text_of(page_of(shipped_pack, 120, 60))


def test_a_page_that_can_fit_does(shipped_pack: Pack) -> None:
    for size in ((120, 32), (160, 44), (100, 30), (80, 21)):
        assert len(page_of(shipped_pack, *size).lines) <= size[1], size


def test_it_has_one_column_below_60_and_is_centered_from_100(shipped_pack: Pack) -> None:
    assert all(len(cells) < 2 for cells in page_of(shipped_pack, 59, 30).lines)
    assert any(len(cells) == 2 for cells in page_of(shipped_pack, 80, 30).lines)
    cells = page_of(shipped_pack, 200, 50).lines[1][0]
    assert (cells.start, cells.width) == (44, 112)


def test_every_row_leads_somewhere(pack: Pack) -> None:
    for columns in (40, 80, 120):
        for row in page_of(pack, columns, 60, expanded=True).rows:
            goal = row.goal
            assert goal.address is None or pack.record(goal.address)
            assert goal.section is None or Section(goal.section)
            assert goal.address or goal.section or goal.searches


def test_columns_are_neighbors(shipped_pack: Pack) -> None:
    page = page_of(shipped_pack, 120, 60)
    grade = next(n for n, row in enumerate(page.rows) if row.goal.order)
    mission = page.row_beside(grade, 1)
    assert mission is not None
    assert page.rows[mission].top == page.rows[grade].top
    assert page.row_beside(mission, -1) == grade
    assert page.row_beside(grade, -1) is None
    assert page.row_beside(len(page.rows) - 1, 1) is None
    narrow = page_of(shipped_pack, 50, 60)
    assert all(narrow.row_beside(n, step) is None for n in range(len(narrow.rows)) for step in (1, -1))


def test_the_row_at_a_place(shipped_pack: Pack) -> None:
    page = page_of(shipped_pack, 120, 60)
    for number, row in enumerate(page.rows):
        assert page.row_at(row.top, row.start) == number
    assert page.row_at(0, 5) is None
    assert page.row_at(999, 5) is None


def test_signs_are_ascii_where_lines_are_wide(shipped_pack: Pack) -> None:
    text = text_of(page_of(shipped_pack, 120, 60, ascii_signs=True))
    assert "=" * 6 in text
    assert not set("━✓✗▮") & set(text)


def test_names_are_listed_as_far_as_they_fit() -> None:
    names = ["Alpha", "Beta", "Gamma"]
    assert spans_text(listed(names, 30)) == "Alpha, Beta, Gamma"
    assert spans_text(listed(names, 15)) == "Alpha, 2 more"
    for columns in range(12, 30):
        assert cell_width(spans_text(listed(names, columns))) <= columns


def test_a_quotation_is_cut_outside_of_its_words() -> None:
    assert spans_text(quotation("one two three", 40)) == "“one two three”"
    assert spans_text(quotation("one two three", 12)) == "“one two…”"
    assert spans_text(quotation("one\ntwo", 40)) == "“one…”"


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_note_of_the_users_own_stands_under_the_title_and_nowhere_else(shipped_pack: Pack, columns: int) -> None:
    shape = GlanceShape(columns, 36)
    content = GlanceContent(shipped_pack, (), KEYS)
    text = "Read by the minister. " * 20 + "\n\x1b[2J second"
    plain, noted = (text_of(glance_page(one, shape)).splitlines() for one in (content, content._replace(own_note=text)))
    [place] = [number for number, line in enumerate(noted) if "YOUR NOTE" in line]
    assert place <= 6
    assert "Read by the" in noted[place]
    assert not any("\x1b" in line or "second" in line for line in noted)
    assert not any("YOUR NOTE" in line for line in plain)
