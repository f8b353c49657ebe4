"""Which row stands on which line, compared with a list of all lines written out."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from onrecord.model import Pack
from onrecord.navigation import AnyRow, Row, RowTarget
from onrecord.navigation.hit_row import result_height
from onrecord.navigation.list_lines import ListLines
from onrecord.navigation.list_order import ListOrder, Order
from onrecord.navigation.result_rows import result_rows
from onrecord.navigation.row_lines import Arrangement, RowShape
from onrecord.navigation.rows import MAX_NOTE_LINES, RecordRow
from onrecord.navigation.section import Section
from onrecord.navigation.section_rows import section_rows
from onrecord.search import build_memory_index
from tests.navigation.row_shapes import USUAL_SHAPES

SEED = 15
QUERIES = ("space", "SLIM", "maritme", "qqqq", "宇宙")


def lists(pack: Pack) -> list[Sequence[AnyRow]]:
    """Return lists of every kind: sections with and without headings, notes, results, some of their groups folded."""
    index = build_memory_index((pack,))
    dice = random.Random(SEED)
    found: list[Sequence[AnyRow]] = []
    for query in QUERIES:
        results = index.search(query)
        titles = [group.title for group in result_rows(results, several_packs=False).groups]
        for folded in ((), titles, titles[:1], titles[-1:], [t for t in titles if dice.random() < 0.5]):
            found.append(result_rows(results, several_packs=False, folded=folded))
    grouped = [section_rows(pack, Section.COMMITMENTS, order=ListOrder(order, grouped=True)) for order in Order]
    notes = [Row("a note"), Row("another, which is long enough to take more lines than one where the list is narrow")]
    return [(), notes, *grouped, *(section_rows(pack, section) for section in Section), *found]


def written_out(rows: Sequence[AnyRow], shape: RowShape) -> list[int]:
    """Return the index of the row on each line: headings and folded groups have one, all others their own."""
    lines: list[int] = []
    for index, row in enumerate(rows):
        if isinstance(row, Row) and row.is_note:
            height = len(row.lines(shape))
            assert 1 <= height <= MAX_NOTE_LINES
        elif row.target is None or row.folded:
            height = 1
        elif isinstance(row, RecordRow):
            height = row.height(shape)
        else:
            height = 1 if isinstance(row, Row) else result_height(shape)
        lines += [index] * height
    return lines


@pytest.fixture(scope="session")
def some_lists(shipped_pack: Pack) -> list[Sequence[AnyRow]]:
    some = lists(shipped_pack)
    assert len(some) > 30
    return some


@pytest.mark.parametrize("shape", USUAL_SHAPES)
def test_lines_are_those_of_the_rows_written_out(some_lists: list[Sequence[AnyRow]], shape: RowShape) -> None:
    for rows in some_lists:
        lines, naive = ListLines(rows, shape), written_out(rows, shape)
        assert lines.total == len(naive)
        assert [lines.index_at_line(line) for line in range(-1, len(naive) + 1)] == [None, *naive, None]
        for index in range(len(rows)):
            assert lines.top(index) == naive.index(index)
            assert lines.height(index) == naive.count(index)


@pytest.mark.parametrize("shape", USUAL_SHAPES)
def test_a_row_is_drawn_in_as_many_lines_as_it_has(some_lists: list[Sequence[AnyRow]], shape: RowShape) -> None:
    for rows in some_lists:
        lines = ListLines(rows, shape)
        for index, row in enumerate(rows):
            assert len(row.lines(shape)) <= lines.height(index), row.label
            if isinstance(row, RecordRow):
                assert len(row.lines(shape)) == lines.height(index)


def test_rows_that_the_cursor_can_rest_on_are_counted(some_lists: list[Sequence[AnyRow]]) -> None:
    for rows in some_lists:
        lines = ListLines(rows, USUAL_SHAPES[0])
        resting = [index for index, row in enumerate(rows) if row.target]
        assert lines.count == len(resting)
        assert [lines.position(index) for index in resting] == list(range(len(resting)))
        assert [lines.index_at(number) for number in range(len(resting))] == resting


@pytest.mark.parametrize("height", [1, 2, 3, 5, 8, 13, 40])
@pytest.mark.parametrize("shape", USUAL_SHAPES)
def test_wherever_the_cursor_goes_its_row_is_seen(
    some_lists: list[Sequence[AnyRow]], shape: RowShape, height: int
) -> None:
    dice = random.Random(SEED)
    for rows in some_lists:
        lines, line = ListLines(rows, shape), 0
        if not lines.count:
            continue
        for _ in range(30):
            index = lines.index_at(dice.randrange(lines.count))
            first, last = lines.visible_with(index, height)
            is_out = first < line or last >= line + height
            start = lines.start_with(first, last, height, down=last >= line + height) if is_out else line
            assert 0 <= start <= max(0, lines.total - 1)
            top, bottom = lines.top(index), lines.top(index + 1)
            seen = range(start, start + height)
            assert top in seen, (rows[index].label, shape)
            if lines.height(index) <= height:
                assert bottom - 1 in seen, (rows[index].label, shape)
            line = start


@pytest.mark.parametrize("shape", USUAL_SHAPES)
def test_a_heading_directly_above_is_seen_with_its_first_row(
    some_lists: list[Sequence[AnyRow]], shape: RowShape
) -> None:
    headings = 0
    for rows in some_lists:
        lines = ListLines(rows, shape)
        for index in range(1, len(rows)):
            if rows[index].target and not rows[index - 1].target:
                headings += 1
                first, last = lines.visible_with(index, height=10)
                assert first == lines.top(index - 1)
                assert last >= lines.top(index + 1) - 1
    assert headings > 10


def test_going_down_brings_half_a_list_of_new_rows_and_cuts_none_at_the_top(
    some_lists: list[Sequence[AnyRow]],
) -> None:
    shape, height, jumps = RowShape(52, Arrangement.SIDE_BY_SIDE), 12, 0
    for rows in some_lists:
        lines, line = ListLines(rows, shape), 0
        for number in range(lines.count):
            first, last = lines.visible_with(lines.index_at(number), height)
            if first < line or last >= line + height:
                jumps += 1
                line = lines.start_with(first, last, height, down=True)
                at = lines.index_at_line(line)
                assert at is not None
                assert lines.top(at) == line or line >= lines.total - height
    assert jumps > 10


def test_a_list_without_end_is_not_walked_through() -> None:
    """A list of a million rows says at once what stands on a line in its middle."""
    rows = [Row(f"row {n}", target=RowTarget("a", f"terms/t{n}")) for n in range(1_000)] * 1_000
    lines = ListLines(rows, USUAL_SHAPES[0])
    assert lines.total == lines.count == 1_000_000
    assert lines.index_at_line(500_000) == lines.index_at(500_000) == 500_000
