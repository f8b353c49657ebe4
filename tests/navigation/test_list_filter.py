"""What the filter of a list finds: every word that a row can show, at any width, that of its heading, and its names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.model import Kind, Pack
from onrecord.navigation import Browser, Row, Section
from onrecord.navigation.list_filter import filter_words
from onrecord.navigation.list_order import ListOrder, orders_of
from onrecord.navigation.row_lines import RowShape
from onrecord.navigation.rows import RecordRow
from onrecord.navigation.section_rows import SectionRow, section_count, section_rows
from tests.navigation.row_shapes import SHAPES, USUAL_SHAPES
from tests.support.gold_statements import gold_pack

_UNCUT = tuple(shape._replace(columns=2000) for shape in SHAPES[:3])


def _shown_words(row: SectionRow, shapes: tuple[RowShape, ...]) -> Iterator[str]:
    """Yield the words of a row in lists of these shapes; of one that is cut, what stands there of it."""
    for shape in shapes:
        for line in row.lines(shape):
            words = [word.removesuffix("…").removesuffix("...") for word in line.text.split()]
            yield from (word for word in words if any(map(str.isalnum, word)))


def _assert_every_word_finds_its_row(pack: Pack, section: Section, order: ListOrder | None) -> int:
    """Assert that every word of every row and of its heading finds that row; return how many words there are."""
    rows_by_word: dict[str, set[object]] = {}
    heading: tuple[str, ...] = ()
    for row in section_rows(pack, section, order=order):
        if row.target is None:
            heading = tuple(word for word in row.label.split() if any(map(str.isalnum, word)))
            continue
        in_row = () if order else _shown_words(row, (*USUAL_SHAPES, *_UNCUT))
        for word in (*in_row, *heading):
            rows_by_word.setdefault(word, set()).add(row.target)
    for word, targets in rows_by_word.items():
        rows = section_rows(pack, section, order=order, text=word)
        assert targets <= {row.target for row in rows}, (section, order, word)
        assert section_count(pack, section, None, word, order) == len([row for row in rows if row.target])
    return len(rows_by_word)


@pytest.mark.parametrize("section", list(Section))
def test_every_word_that_stands_in_a_list_finds_its_row(shipped_pack: Pack, section: Section) -> None:
    assert _assert_every_word_finds_its_row(shipped_pack, section, None) > 10


@pytest.mark.parametrize("section", [section for section in Section if orders_of(section)])
def test_every_word_of_a_heading_finds_all_rows_below_it(shipped_pack: Pack, section: Section) -> None:
    orders = [ListOrder(order, grouped=True) for order in orders_of(section)]
    assert min(_assert_every_word_finds_its_row(shipped_pack, section, order) for order in orders) > 1


@pytest.mark.parametrize("name", ["umi-sora-2025", "five-harbors-2025"])
def test_every_word_finds_its_row_in_other_statements(name: str) -> None:
    sections = [section for section in Section if section.kind is None or gold_pack(name).of_kind(section.kind)]
    assert sum(_assert_every_word_finds_its_row(gold_pack(name), section, None) for section in sections) > 20


@pytest.mark.parametrize("grouped", [True, False])
@pytest.mark.parametrize("text", ["united", "U.S.", "united states", "UNITED"])
def test_all_of_a_side_are_found_by_either_of_its_names(shipped_pack: Pack, text: str, grouped: bool) -> None:
    order = ListOrder(orders_of(Section.PARTICIPANTS)[0], grouped)
    rows = section_rows(shipped_pack, Section.PARTICIPANTS, order=order, text=text)
    addresses = {row.record.address for row in rows if isinstance(row, RecordRow)}
    side = {r.address for r in shipped_pack.of_kind(Kind.PARTICIPANT) if getattr(r, "side", None) == "us"}
    assert side <= addresses
    assert len(side) == 9


def test_words_of_roles_parties_and_grades_find_their_rows(shipped_pack: Pack) -> None:
    def found(section: Section, text: str) -> int:
        return section_count(shipped_pack, section, None, text)

    everything = section_rows(shipped_pack, Section.COMMITMENTS)
    both = [row for row in everything if " both " in f" {row.lines(_UNCUT[0])[1].text} "]
    assert found(Section.COMMITMENTS, "both") >= len(both) > 20
    assert found(Section.COMMITMENTS, "intend") >= 2
    assert found(Section.PARTICIPANTS, "co-chair") == 4


def test_a_heading_over_rows_that_are_left_out_says_how_many_it_has(shipped_pack: Pack) -> None:
    rows = section_rows(shipped_pack, Section.PARTICIPANTS, text="ODNI")
    assert [(row.label, row.detail) for row in rows if isinstance(row, Row)] == [("United States", "1 of 9")]


def test_a_list_that_its_filter_leaves_empty_says_where_the_filter_looks(browser: Browser) -> None:
    browser.enter(Section.PARTICIPANTS)
    browser.filter_list("qqqq")
    notes = [row.label for row in browser.rows()]
    assert notes[0] == "No row has “qqqq”."
    assert "headings and names; Enter, then / searches everything" in notes[1]
    assert browser.location.target is None
    browser.filter_list("")
    assert len(browser.rows()) > 20


def test_a_filter_without_words_leaves_nothing_out() -> None:
    assert filter_words("  ,") == []
