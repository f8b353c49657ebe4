"""Notices in the list of a search until its index has been checked."""

from __future__ import annotations

import pathlib
from dataclasses import replace

import pytest

from onrecord.library import library_in_memory
from onrecord.model import Pack
from onrecord.navigation import Browser, IndexDoubt
from onrecord.navigation.table_rows import copied_rows
from onrecord.packs import LoadedPacks


@pytest.fixture
def browser(shipped_pack: Pack) -> Browser:
    """A browser whose packs are read by an index in a file."""
    return Browser(replace(library_in_memory(LoadedPacks((shipped_pack,))), file=pathlib.Path("an.index")))


def test_without_a_file_there_is_no_doubt(shipped_pack: Pack) -> None:
    assert Browser(library_in_memory(LoadedPacks((shipped_pack,)))).doubt is IndexDoubt.NONE


@pytest.mark.parametrize("doubt", IndexDoubt)
def test_the_list_and_its_table_say_why_more_may_fit(browser: Browser, doubt: IndexDoubt) -> None:
    assert browser.doubt is IndexDoubt.CHECKING
    browser.search("kind:mission slim")
    browser.rows()  # made before the doubt is another
    browser.doubt = doubt
    last, table = browser.rows()[-1], copied_rows(browser.rows(), browser.packs)
    assert (last.label if doubt.value else "") == doubt.sentence
    assert bool(last.target) is (doubt is IndexDoubt.NONE)
    assert table.omissions == (f"more may match, since {doubt.value}" if doubt.value else "")


@pytest.mark.parametrize("doubt", IndexDoubt)
def test_nothing_is_found_so_far(browser: Browser, doubt: IndexDoubt) -> None:
    browser.doubt = doubt
    browser.search("zzzzqqq")
    above = [row.label for row in browser.rows()][:2]
    assert above == (["Nothing found so far.", doubt.sentence] if doubt.value else ["Nothing found.", above[1]])
