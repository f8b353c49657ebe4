"""What is said of a search while nobody knows whether its index is whole."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.archive import in_memory
from onrecord.packs import Library
from onrecord.reading import Browser, Doubt
from onrecord.reading.listed import copied
from onrecord.record import Pack
from onrecord.tui import headline


@pytest.fixture
def browser(shipped_pack: Pack) -> Browser:
    """A browser whose packs are read by an index in a file."""
    return Browser(in_memory(Library((shipped_pack,)))._replace(file=pathlib.Path("an.index")))


def test_without_a_file_there_is_no_doubt(shipped_pack: Pack) -> None:
    assert Browser(in_memory(Library((shipped_pack,)))).doubt is Doubt.NONE


@pytest.mark.parametrize(
    ("doubt", "count", "none", "table"),
    [
        (
            Doubt.CHECKING,
            "2+ found, checking the index",
            ["Nothing found so far.", "The index is still being checked: more may fit."],
            "more may fit, since the index is still being checked",
        ),
        (
            Doubt.DAMAGED,
            "2+ found, damaged index",
            ["Nothing found so far.", "The index is damaged: more may fit."],
            "more may fit, since the index is damaged",
        ),
        (Doubt.NONE, "2 found", ["Nothing found.", "Esc leaves the search."], ""),
    ],
)
def test_no_count_claims_more_than_was_seen(
    browser: Browser, doubt: Doubt, count: str, none: list[str], table: str
) -> None:
    assert browser.doubt is Doubt.CHECKING
    browser.search("kind:mission slim")
    browser.rows()  # made before the doubt is another
    browser.doubt = doubt
    assert headline.counts(browser, 120) == count
    assert headline.counts(browser, 30) == count.partition(",")[0]
    assert bool(browser.rows()[-1].target) is (doubt is Doubt.NONE)
    assert doubt.sentence in (browser.rows()[-1].label, "")
    assert copied(browser.rows(), browser.packs).left_out == table
    browser.search("zzzzqqq")
    assert [row.label for row in browser.rows()][:2] == none
