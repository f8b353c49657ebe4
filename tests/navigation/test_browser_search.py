"""Searching in the browser."""

from __future__ import annotations

from onrecord.navigation import Browser, RowTarget, Section
from onrecord.navigation.table_rows import table_rows
from tests.navigation.voices import first_target, targets

SLIM = RowTarget("japan-us-space-8", address="missions/slim")


def test_a_search_lists_what_it_found_with_the_best_selected(browser: Browser) -> None:
    browser.search("  SLIM ")
    assert browser.is_search
    assert browser.location.target == SLIM == first_target(browser.rows())
    assert browser.breadcrumbs() == ("search: SLIM", "SLIM")
    assert browser.highlighted_plan
    assert browser.highlighted_plan.query.text == "SLIM"


def test_a_sentence_that_was_found_is_shown_in_the_full_text(browser: Browser) -> None:
    browser.search("SLIM")
    [ref] = [row.target for row in browser.rows() if row.target and row.target.ref]
    browser.select(ref)
    assert browser.document().name == "Full text"
    assert browser.passages() == (ref.ref,)
    assert browser.row_target() == ref


def test_typing_on_stays_one_step_from_where_one_was(browser: Browser) -> None:
    browser.enter(Section.TERMS)
    before = browser.location
    for typed in ("s", "sl", "sli", "slim"):
        browser.search(typed)
    browser.leave_search()
    assert browser.location == before
    assert not browser.is_search


def test_leaving_a_search_ends_its_highlights_and_cannot_be_undone(browser: Browser) -> None:
    browser.search("slim")
    browser.search(" ")
    assert not browser.is_search
    assert browser.highlighted_plan is None
    assert not browser.forward()


def test_leaving_without_a_search_changes_nothing(browser: Browser) -> None:
    browser.enter(Section.TERMS)
    before = browser.location
    browser.leave_search()
    assert browser.location == before
    assert browser.back()


def test_nothing_found_leaves_nothing_to_read(browser: Browser) -> None:
    browser.search("qqqq")
    assert browser.rows()[0].label == "Nothing found."
    assert browser.location.target is None
    assert browser.document().blocks == ()
    assert browser.breadcrumbs() == ("search: qqqq",)
    assert browser.row_target() is None
    assert browser.passages() == ()


def test_following_a_link_out_of_a_search_keeps_the_highlights_and_leads_back(browser: Browser) -> None:
    browser.search("SLIM")
    browser.go_to("missions/xrism")
    assert browser.breadcrumbs() == ("Missions", "XRISM")
    assert browser.highlighted_plan
    assert browser.highlighted_plan.query.text == "SLIM"
    assert browser.back()
    assert browser.breadcrumbs() == ("search: SLIM", "SLIM")
    assert browser.results


def test_entering_a_section_leaves_the_search(browser: Browser) -> None:
    browser.search("SLIM")
    browser.enter(Section.MISSIONS)
    assert not browser.is_search
    assert browser.results is None
    assert browser.location.target == RowTarget("japan-us-space-8", address="missions/mda")


def test_selecting_in_a_search_does_not_move_the_section_behind_it(browser: Browser) -> None:
    browser.search("SLIM")
    browser.select(RowTarget("japan-us-space-8", address="terms/slim"))
    browser.leave_search()
    assert browser.location.target == RowTarget("japan-us-space-8", address="missions/mda")


def test_a_search_goes_through_every_pack(two: Browser) -> None:
    two.search("heron")
    assert two.pack.id == "a-pack"
    assert two.breadcrumbs() == ("search: heron", "BH")
    assert two.location.pack == "a-pack"


def test_a_folded_group_is_one_row_that_stands_for_its_best(browser: Browser) -> None:
    browser.search("space")
    before = targets(browser.rows())
    browser.select(before[1])
    assert browser.fold() == "Participants"
    folded = [row for row in browser.rows() if row.folded]
    assert [(row.label, row.target) for row in folded] == [("▸ Participants", before[0])]
    assert browser.location.target == before[0]
    assert targets(browser.rows())[1] == next(
        target for target in before if target.address != before[0].address and "missions" in str(target.address)
    )
    assert not any(
        record.address.startswith("participants/") for record, _ in table_rows(browser.rows(), browser.packs)[0]
    )
    assert browser.fold() == "Participants"
    assert targets(browser.rows()) == before


def test_nothing_is_folded_outside_a_search(browser: Browser) -> None:
    assert browser.fold() is None


def test_what_was_folded_is_not_so_in_another_search(browser: Browser) -> None:
    browser.search("space")
    folded = browser.fold()
    assert browser.folded_titles == {folded}
    browser.search("meti")
    assert browser.folded_titles == set()
    assert not any(row.folded for row in browser.rows())


def test_a_search_can_be_taken_as_typed_and_back(browser: Browser) -> None:
    browser.search("maritme")
    assert browser.results
    assert browser.results.notices == ("no maritme; showing maritime",)
    browser.search("maritme", literal=True)
    assert browser.location.literal
    assert browser.results.hits == ()
    browser.search("maritme")
    assert not browser.location.literal
    assert browser.results.hits != ()


def test_going_back_to_a_search_takes_it_as_it_was_taken(browser: Browser) -> None:
    browser.search("maritme", literal=True)
    browser.enter(Section.TERMS)
    assert browser.back()
    assert browser.results is not None
    assert browser.results.hits == ()


def test_the_same_search_again_keeps_what_was_selected(browser: Browser) -> None:
    browser.search("moon")
    third = targets(browser.rows())[2]
    browser.select(third)
    browser.show_results("moon", browser.find("moon", thorough=True))
    assert browser.location.target == third


def test_looking_for_something_changes_nothing(browser: Browser) -> None:
    before = browser.location, browser.results, browser.highlighted_plan
    assert browser.find("moon").hits
    assert (browser.location, browser.results, browser.highlighted_plan) == before
