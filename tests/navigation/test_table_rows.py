"""What a table of the list gets."""

from __future__ import annotations

import pytest

from onrecord.model import Pack
from onrecord.navigation import Browser, Section
from onrecord.navigation.table_rows import copied_rows, table_rows
from onrecord.quoting.tables import tables


def test_records_come_in_the_order_of_the_list(browser: Browser, shipped_pack: Pack) -> None:
    browser.enter(Section.COMMITMENTS)
    records, sentences = table_rows(browser.rows(), browser.packs)
    addresses = [row.target.address for row in browser.rows() if row.target]
    assert [(record.address, pack) for record, pack in records] == [(address, shipped_pack) for address in addresses]
    assert sentences == []


def test_the_full_text_comes_by_sentence(browser: Browser, shipped_pack: Pack) -> None:
    browser.enter(Section.TEXT)
    all_of_it = [(sentence, shipped_pack) for sentence in shipped_pack.statement.sentences]
    assert table_rows(browser.rows(), browser.packs) == ([], all_of_it)


@pytest.mark.parametrize("section", Section)
@pytest.mark.parametrize("area", [None, "security"])
def test_as_many_rows_are_counted_as_the_table_has(browser: Browser, section: Section, area: str | None) -> None:
    browser.enter(section)
    browser.filter_area(area)
    table = copied_rows(browser.rows(), browser.packs)
    assert table.rows == sum(len(drawn.rows) for drawn in tables(table.records, table.sentences))
    assert table.listed == table.total > 0
    assert table.rows > table.listed or section is not Section.TEXT
    assert table.omissions == ""


def test_what_was_found_is_both(browser: Browser) -> None:
    browser.search("SLIM")
    records, sentences = table_rows(browser.rows(), browser.packs)
    assert len(records) + len(sentences) == sum(row.target is not None for row in browser.rows())
    assert [str(sentence.ref) for sentence, _ in sentences] == ["p6.s7"]


def test_each_comes_with_its_own_pack(two: Browser) -> None:
    two.search("space")
    records, sentences = table_rows(two.rows(), two.packs)
    assert {pack.id for _, pack in (*records, *sentences)} == {"japan-us-space-8", "a-pack"}
    assert all(pack.record(record.address) is record for record, pack in records)


def test_nothing_found_is_nothing(browser: Browser) -> None:
    browser.search("qqqq")
    assert browser.rows()
    assert table_rows(browser.rows(), browser.packs) == ([], [])
