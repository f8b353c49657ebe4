"""Rows for people: keys in sight, texts wrapped at words beside them or below, nothing lost, matches marked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.text.cell_width import cell_width
from onrecord.text.hanging_rows import HangingRow, MarkedText, emphasized, hanging_lines, wrap_line

LOREM = "Both sides welcomed the strong cross-government cooperation on the program"


def row(key: str, *texts: str, lead: str = "") -> HangingRow:
    return HangingRow(key, [MarkedText(text) for text in texts], lead)


def lines(rows: list[HangingRow], width: int) -> list[str]:
    return list(hanging_lines(rows, width))


def test_texts_hang_beside_the_longest_key() -> None:
    assert lines([row("p6.s1", LOREM), row("p6.s10", "Short.", "Second.")], 50) == [
        "p6.s1   Both sides welcomed the strong",
        "        cross-government cooperation on the",
        "        program",
        "p6.s10  Short.",
        "        Second.",
    ]


def test_a_single_long_key_leaves_the_column_of_the_others() -> None:
    rows = [row(f"p{number}", "one two three four five six seven eight") for number in range(1, 5)]
    assert lines([*rows, row("commitments/long-name", "one two three four five six")], 44)[-3:] == [
        "p4  one two three four five six seven eight",
        "commitments/long-name  one two three four",
        "    five six",
    ]


def test_texts_continue_below_the_keys_where_there_is_no_room_beside_them() -> None:
    rows = [row("commitments/one", LOREM, "p1.s1"), row("commitments/two", "Yes.")]
    assert lines(rows, 40) == [
        "commitments/one  Both sides welcomed the",
        "  strong cross-government cooperation on",
        "  the program",
        "  p1.s1",
        "commitments/two  Yes.",
    ]


def test_leads_are_a_column_if_there_is_room_for_one() -> None:
    rows = [row("a/mofa", "Ministry of Foreign Affairs", lead="MOFA"), row("a/x", "No lead")]
    assert lines(rows, 60) == ["a/mofa  MOFA  Ministry of Foreign Affairs", "a/x           No lead"]
    assert lines(rows, 40) == ["a/mofa  MOFA  Ministry of Foreign", "        Affairs", "a/x     No lead"]


def test_leads_are_no_column_where_texts_continue_below_the_keys() -> None:
    assert lines([row("commitments/one", LOREM, lead="Both")], 50) == [
        "commitments/one  Both  Both sides welcomed the",
        "  strong cross-government cooperation on the",
        "  program",
    ]


def test_wide_characters_take_two_columns() -> None:
    assert lines([row("p1", "宇宙協力" * 6)], 44) == ["p1  " + "宇宙協力" * 5, "    宇宙協力"]


def test_marks_are_closed_at_the_end_of_each_line() -> None:
    rows = [HangingRow("p1", [MarkedText("one two three", [(4, 13)])])]
    assert list(hanging_lines(rows, 12, lambda text: f"<{text}>")) == ["p1  one <two>", "    <three>"]
    assert list(hanging_lines(rows, 12)) == ["p1  one two", "    three"]


def test_marks_move_with_a_lead_that_has_no_column() -> None:
    rows = [HangingRow("p1", [MarkedText("one two", [(4, 7)])], "US")]
    assert list(hanging_lines(rows, 30, lambda text: f"<{text}>")) == ["p1  US  one <two>"]


def test_a_row_without_texts_is_its_key() -> None:
    assert lines([HangingRow("p1", [])], 40) == ["p1"]
    assert lines([], 40) == []


@pytest.mark.parametrize(
    ("line", "width", "wrapped"),
    [
        ("terms/sw  Space Weather and more", 30, ["terms/sw  Space Weather and", "          more"]),
        ("commitments/long-name  one two", 24, ["commitments/long-name", "  one two"]),
        ("  one two three", 9, ["  one two", "  three"]),
        ("Both sides agreed.  They met.", 14, ["Both sides", "agreed.  They", "met."]),
        ("", 10, [""]),
    ],
)
def test_a_line_of_a_page_hangs_behind_its_label(line: str, width: int, wrapped: list[str]) -> None:
    assert list(wrap_line(line, width)) == wrapped


words = st.text(alphabet="abé漢- ", max_size=80)
rows_of_words = st.lists(
    st.builds(row, st.text(alphabet="abc/漢", min_size=1, max_size=30), words, words, lead=st.text("ab", max_size=20)),
    min_size=1,
    max_size=6,
)


@given(rows_of_words, st.integers(1, 90))
@settings(max_examples=300, deadline=None)
def test_every_word_is_printed_in_order_and_no_line_is_wider_than_its_key(rows: list[HangingRow], width: int) -> None:
    printed = lines(rows, width)
    everything = [part for each in rows for part in (each.key, each.lead, *(text.text for text in each.texts))]
    assert "".join("".join(printed).split()) == "".join("".join(everything).split())
    widest_key = max(cell_width(each.key) for each in rows)
    for line in printed:
        assert cell_width(line) <= max(width, widest_key, 2 + 2), line  # 2 cells: one character behind the indent
        assert line == line.rstrip()


@given(rows_of_words, st.integers(70, 120))
@settings(max_examples=200, deadline=None)
def test_where_there_is_room_each_row_begins_with_its_key_and_its_first_word(
    rows: list[HangingRow], width: int
) -> None:
    keyed = [line for line in lines(rows, width) if not line.startswith(" ")]
    assert len(keyed) == len(rows)
    for line, each in zip(keyed, rows, strict=True):
        assert line.startswith(each.key)
        first = each.lead or each.texts[0].text.strip(" ")
        assert not first or line.removeprefix(each.key).strip()


def test_only_the_marked_parts_of_a_span_are_emphasized() -> None:
    marked = MarkedText("one two three", [(0, 3), (8, 13)])
    assert emphasized(marked, (1, 10), str.upper) == "NE two TH"
    assert emphasized(marked, (1, 10), None) == "ne two th"
