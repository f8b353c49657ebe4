"""Lines of rows: spans that are cut, wrapped and put at both ends of a line, and always fit."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from onrecord.navigation.row_lines import (
    GAP,
    Arrangement,
    Look,
    RowLine,
    RowShape,
    Span,
    cut_spans,
    fitting_line,
    padded,
    spans_text,
    spans_width,
    with_marks,
    wrapped_spans,
)
from onrecord.text.cell_width import cell_width, graphemes
from tests.navigation.row_shapes import left_text, right_text

SEED = 15
WORDS = ("both", "sides", "QZSS", "宇宙", "準天頂衛星", "e\u0301tat", "👩\u200d🚀", "Comprehensive", "a", "…", "—")
REF = (Span("p6.s9", Look.QUIET),)


def some_spans(dice: random.Random) -> tuple[Span, ...]:
    """Return a few spans of words, some without a blank between them."""
    return tuple(
        Span(dice.choice(("", " ")).join(dice.choices(WORDS, k=dice.randrange(1, 6))) + dice.choice(("", " ")), look)
        for look in dice.choices(list(Look), k=dice.randrange(1, 4))
    )


def looks(spans: Sequence[Span]) -> list[tuple[str, Look]]:
    """Return every character with its look."""
    return [(char, span.look) for span in spans for char in span.text]


def is_whole_characters(shown: str, text: str) -> bool:
    """Return whether a beginning of a text ends where a character ends that readers see as one."""
    return len(shown) in {0, *(grapheme.end for grapheme in graphemes(text))}


def test_what_fits_is_unchanged_and_what_does_not_ends_with_an_ellipsis() -> None:
    dice, cuts = random.Random(SEED), 0
    for _ in range(600):
        spans, cells = some_spans(dice), dice.randrange(60)
        shown = cut_spans(spans, cells)
        assert spans_width(shown) <= cells
        if spans_width(spans) <= cells:
            assert shown == spans
            continue
        cuts += 1
        assert not shown or shown[-1].text == "…"
        assert looks(shown[:-1]) == looks(spans)[: len(spans_text(shown[:-1]))]
        assert is_whole_characters(spans_text(shown[:-1]), spans_text(spans))
    assert 100 < cuts < 600


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (25, "both sides welcomed"),
        (19, "both sides welcomed"),
        (18, "both sides…"),
        (14, "both sides…"),
        (10, "both side…"),
        (2, "b…"),
        (1, "…"),
        (0, ""),
    ],
)
def test_a_text_is_cut_after_a_word(cells: int, shown: str) -> None:
    assert spans_text(cut_spans((Span("both sides "), Span("welcomed", Look.NAME)), cells)) == shown


def test_a_word_too_long_for_the_line_is_cut_within_it() -> None:
    assert spans_text(cut_spans((Span("a Supercalifragilistic"),), 12)) == "a Supercali…"


def test_the_right_part_is_never_cut_while_something_is_left_of_the_left_one() -> None:
    dice, both = random.Random(SEED), 0
    for _ in range(600):
        left, columns = some_spans(dice), dice.randrange(1, 80)
        line = fitting_line(left, REF, columns)
        assert spans_width(line.left) + spans_width(line.right) <= columns
        if line.left:
            both += 1
            assert line.right == REF
            assert spans_width(line.left) + GAP + spans_width(line.right) <= columns
        elif columns >= spans_width(REF):
            assert line.right == REF
    assert both > 300


def test_without_a_right_part_the_left_one_has_the_whole_line() -> None:
    assert fitting_line((Span("abcdef"),), (), 6) == RowLine((Span("abcdef"),))


def test_a_line_reads_as_left_and_right() -> None:
    assert RowLine((Span("Both "), Span("sides")), REF).text == "Both sides  p6.s9"
    assert RowLine((), REF).text == "p6.s9"
    assert RowLine((Span("SLIM"),)).text == "SLIM"


def test_lines_broken_at_words_hold_all_words_in_order_but_for_an_ellipsis_at_the_end() -> None:
    dice, whole = random.Random(SEED), 0
    for _ in range(600):
        spans = some_spans(dice)
        widths = dice.choices(range(2, 50), k=dice.randrange(1, 4))
        lines = wrapped_spans(spans, widths)
        assert len(lines) == len(widths)
        assert all(spans_width(line) <= width for line, width in zip(lines, widths, strict=True))
        text = "".join(spans_text(spans).split())
        shown = "".join("".join(map(spans_text, lines)).split())
        if shown == text:
            whole += 1
        else:
            assert spans_text(lines[-1]).endswith("…")
            assert text.startswith(shown[:-1])
    assert whole > 150


def test_a_text_of_one_line_leaves_the_others_empty() -> None:
    assert wrapped_spans((Span("both sides"),), (20, 20, 20)) == [(Span("both sides"),), (), ()]


def test_a_line_too_narrow_for_a_word_leaves_it_to_the_next() -> None:
    text = (Span("exchanged views on a wide range"),)
    assert [spans_text(line) for line in wrapped_spans(text, (4, 12))] == ["", "exchanged…"]
    assert [spans_text(line) for line in wrapped_spans(text, (9, 12))] == ["exchanged", "views on a…"]
    assert [spans_text(line) for line in wrapped_spans((Span("海洋状況把握"),), (4, 12))] == ["海洋", "状況把握"]


def test_lines_have_widths_of_their_own() -> None:
    lines = wrapped_spans((Span("welcomed", Look.NAME), Span(" the strong cooperation on QZSS")), (13, 22))
    assert lines == [(Span("welcomed", Look.NAME), Span(" the")), (Span("strong cooperation on…"[:-1]), Span("…"))]


@pytest.mark.parametrize("text", ["SLIM", "宇宙", "Comprehensive Dialogue", ""])
@pytest.mark.parametrize("cells", [1, 2, 5, 12])
def test_a_column_is_exactly_as_wide_as_asked(text: str, cells: int) -> None:
    span = padded(text, cells, Look.NAME)
    assert cell_width(span.text) == cells
    assert span.look is Look.NAME


def test_marks_lie_on_what_a_search_matched() -> None:
    spans = with_marks("anti-satellite tests", ((0, 4), (15, 20)), Look.NOTE)
    assert spans == (
        Span("anti", Look.NOTE, is_match=True),
        Span("-satellite ", Look.NOTE),
        Span("tests", Look.NOTE, is_match=True),
    )


@pytest.mark.parametrize("marks", [(), ((0, 3), (2, 5)), ((4, 99),), ((7, 9), (1, 2)), ((90, 99),), ((3, 3),)])
def test_marks_that_overlap_or_go_beyond_the_text_leave_every_letter_once(marks: tuple[tuple[int, int], ...]) -> None:
    spans = with_marks("both sides", marks)
    assert spans_text(spans) == "both sides"
    assert all(span.text for span in spans)


def test_a_list_of_its_own_width_has_room_for_a_name_and_its_meaning() -> None:
    assert RowShape(66).is_wide
    assert not RowShape(65).is_wide
    assert RowShape(56, Arrangement.STACKED).is_wide
    assert not RowShape(36, Arrangement.SINGLE).is_wide


def test_parts_are_told_apart() -> None:
    line = fitting_line((Span("SLIM"),), REF, 40)
    assert (left_text(line), right_text(line)) == ("SLIM", "p6.s9")
