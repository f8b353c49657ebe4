"""The browser's list: sections, rows, and the selection within them."""

from __future__ import annotations

import pytest

from onrecord.library import library_in_memory
from onrecord.model import Pack, Ref
from onrecord.navigation import FIRST_SECTION, Browser, Location, Row, RowTarget, Section
from onrecord.packs import LoadedPacks
from tests.navigation.voices import first_target

SLIM = RowTarget("japan-us-space-8", address="missions/slim")


def test_it_opens_on_the_first_record_of_the_first_section(browser: Browser) -> None:
    assert browser.location.section is FIRST_SECTION
    assert browser.location.target == first_target(browser.rows())
    assert browser.breadcrumbs() == ("Missions", browser.document().name)


def test_it_opens_where_it_is_told_to(shipped_pack: Pack) -> None:
    browser = Browser(library_in_memory(LoadedPacks((shipped_pack,))), Location(shipped_pack.id, Section.TERMS))
    assert browser.breadcrumbs()[0] == "Terms"


@pytest.mark.parametrize("section", list(Section))
def test_entering_a_section_selects_its_first_row_and_shows_it(browser: Browser, section: Section) -> None:
    browser.enter(section)
    assert browser.location.section is section
    assert browser.row_target() == first_target(browser.rows())
    assert browser.document().blocks
    assert browser.count(section) == sum(row.target is not None for row in browser.rows())


def test_a_section_is_entered_where_it_was_left(browser: Browser) -> None:
    browser.select(SLIM)
    browser.enter(Section.TERMS)
    browser.enter(Section.MISSIONS)
    assert browser.location.target == SLIM
    assert browser.document().name == "SLIM"


def test_selecting_shows_the_record_and_leaves_no_trail(browser: Browser) -> None:
    browser.select(SLIM)
    assert browser.breadcrumbs() == ("Missions", "SLIM")
    record = browser.record()
    assert record
    assert record.address == "missions/slim"
    assert not browser.back()


def test_in_the_full_text_a_sentence_belongs_to_the_row_of_its_paragraph(browser: Browser) -> None:
    browser.enter(Section.TEXT)
    browser.select(RowTarget("japan-us-space-8", ref=Ref.parse("p6.s7")))
    assert browser.row_target() == RowTarget("japan-us-space-8", ref=Ref.parse("p6"))
    assert browser.passages() == (Ref.parse("p6.s7"),)
    assert browser.breadcrumbs() == ("Full text", "p6.s7")
    assert browser.record() is None


def test_a_paragraph_stands_for_all_its_sentences(browser: Browser) -> None:
    browser.enter(Section.TEXT)
    assert browser.passages() == (Ref.parse("p1.s1"), Ref.parse("p1.s2"))


def test_a_range_stands_for_its_sentences(browser: Browser) -> None:
    browser.go_to("p5.s2-p6.s2")
    assert [str(ref) for ref in browser.passages()] == ["p5.s2", "p6.s1", "p6.s2"]


def test_a_record_stands_for_each_of_its_passages_once(browser: Browser) -> None:
    browser.go_to("participants/jaxa")
    record = browser.record()
    assert record
    assert len(browser.passages()) > 1
    assert browser.passages() == tuple(dict.fromkeys(passage.ref for passage in record.passages))


def test_headings_stand_for_nothing(browser: Browser) -> None:
    browser.enter(Section.PARTICIPANTS)
    assert browser.rows()[0] == Row("Japan", "11")
    assert browser.count(Section.PARTICIPANTS) == len(browser.rows()) - 2


def text_only(pack: Pack) -> Browser:
    """Return a browser of a statement without records."""
    return Browser(library_in_memory(LoadedPacks((Pack(pack.id, pack.title, pack.statement, ()),))))


def test_a_section_without_records_says_so_and_what_to_press(shipped_pack: Pack) -> None:
    browser = text_only(shipped_pack)
    for section in Section:
        browser.enter(section)
        labels = [row.label for row in browser.rows()]
        assert browser.lists_nothing == (section is not Section.TEXT)
        if browser.lists_nothing:
            why = f"No {section.value} are recorded for this statement: its pack has the text alone."
            assert labels == [why, "8 reads its text."]
            assert browser.row_target() is None


def test_a_list_that_an_area_leaves_empty_says_so(browser: Browser) -> None:
    browser.area = "commercial"
    browser.enter(Section.INSTRUMENTS)
    assert browser.lists_nothing
    assert [row.label for row in browser.rows()] == [
        "No instruments in area commercial.",
        "] shows the next area, and then all.",
    ]


def test_at_a_glance_of_a_text_alone_leads_to_the_text(shipped_pack: Pack) -> None:
    browser = text_only(shipped_pack)
    browser.location = browser.location._replace(is_glance=True)
    assert browser.place_behind_glance.section is Section.TEXT
    browser.leave_glance()
    assert browser.location.section is Section.TEXT
    assert browser.rows()
