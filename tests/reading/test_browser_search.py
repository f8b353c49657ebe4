"""Searching in the browser."""

from __future__ import annotations

from onrecord.reading import Browser, Section, Target
from onrecord.reading.rows import NOTHING_FOUND
from tests.reading.voices import first_target

SLIM = Target("japan-us-space-8", address="missions/slim")


def test_a_search_lists_what_it_found_with_the_best_selected(browser: Browser) -> None:
    browser.search("  SLIM ")
    assert browser.searching
    assert browser.place.target == SLIM == first_target(browser.rows())
    assert browser.crumbs() == ("search: SLIM", "SLIM")
    assert browser.lit == "SLIM"


def test_a_sentence_that_was_found_is_shown_in_the_full_text(browser: Browser) -> None:
    browser.search("SLIM")
    [ref] = [row.target for row in browser.rows() if row.target and row.target.ref]
    browser.select(ref)
    assert browser.document().name == "Full text"
    assert browser.anchor_ref() == ref.ref
    assert browser.row_target() == ref


def test_what_was_found_can_be_copied_as_a_table(browser: Browser) -> None:
    browser.search("SLIM")
    records, sentences = browser.listed()
    assert len(records) + len(sentences) == sum(row.target is not None for row in browser.rows())
    assert [str(sentence.ref) for sentence, _ in sentences] == ["p6.s7"]


def test_typing_on_stays_one_step_from_where_one_was(browser: Browser) -> None:
    browser.enter(Section.TERMS)
    before = browser.place
    for typed in ("s", "sl", "sli", "slim"):
        browser.search(typed)
    browser.leave_search()
    assert browser.place == before
    assert not browser.searching


def test_leaving_a_search_ends_its_highlights_and_cannot_be_undone(browser: Browser) -> None:
    browser.search("slim")
    browser.search(" ")
    assert not browser.searching
    assert browser.lit == ""
    assert not browser.forward()


def test_leaving_without_a_search_changes_nothing(browser: Browser) -> None:
    browser.enter(Section.TERMS)
    before = browser.place
    browser.leave_search()
    assert browser.place == before
    assert browser.back()


def test_nothing_found_leaves_nothing_to_read(browser: Browser) -> None:
    browser.search("qqqq")
    assert browser.rows() == NOTHING_FOUND
    assert browser.place.target is None
    assert browser.document().blocks == ()
    assert browser.crumbs() == ("search: qqqq",)
    assert browser.row_target() is None
    assert browser.anchor_ref() is None
    assert browser.listed() == ([], [])


def test_following_a_link_out_of_a_search_keeps_the_highlights_and_leads_back(browser: Browser) -> None:
    browser.search("SLIM")
    browser.follow("missions/xrism")
    assert browser.crumbs() == ("Missions", "XRISM")
    assert browser.lit == "SLIM"
    assert browser.back()
    assert browser.crumbs() == ("search: SLIM", "SLIM")
    assert browser.results


def test_entering_a_section_leaves_the_search(browser: Browser) -> None:
    browser.search("SLIM")
    browser.enter(Section.MISSIONS)
    assert not browser.searching
    assert browser.results is None
    assert browser.place.target == Target("japan-us-space-8", address="missions/artemis")


def test_selecting_in_a_search_does_not_move_the_section_behind_it(browser: Browser) -> None:
    browser.search("SLIM")
    browser.select(Target("japan-us-space-8", address="terms/slim"))
    browser.leave_search()
    assert browser.place.target == Target("japan-us-space-8", address="missions/artemis")


def test_a_search_goes_through_every_pack(two: Browser) -> None:
    two.search("heron")
    assert two.pack.id == "a-pack"
    assert two.crumbs() == ("search: heron", "BH")
    two.leave_search()
    assert two.pack.id == "japan-us-space-8"
