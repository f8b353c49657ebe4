"""Search commands: what is found is shown at once or when it comes, and every command says what it did."""

from __future__ import annotations

import asyncio

import pytest

from onrecord.navigation.search_history import MAX_SAVED
from onrecord.session import View
from onrecord.session.dialogs import ChoiceList
from onrecord.session.outcome import Focus, Outcome, Stale
from tests.session.conftest import OpenSession

LIMIT_SECONDS = 30.0


def test_what_is_typed_is_searched_for_and_completed(open_session: OpenSession) -> None:
    on = open_session()
    assert on.commands.searching.typed(View(query="ar")).message.startswith("Tab completes: ")
    assert on.host.outcomes[-1].stale is Stale.EVERYTHING
    assert on.browser.location.text == "ar"
    assert on.commands.searching.typed(View(query="ar", is_at_end=False)) == Outcome()


async def test_what_takes_time_is_shown_when_it_comes(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.navigation.search_service.MAX_TARGETS_SEARCHED_AT_ONCE", 10)
    on = open_session()
    on.browser.search("moon")
    on.commands.searching.typed(View(query="slim", is_at_end=False))
    assert on.browser.location.text == "moon"
    assert on.host.imports == 1, "the thread must import nothing"
    async with asyncio.timeout(LIMIT_SECONDS):
        while not on.host.outcomes:
            await asyncio.sleep(0.001)
    assert on.host.outcomes[-1].stale is Stale.EVERYTHING
    assert on.browser.location.text == "slim"
    on.commands.searching.close()


def test_going_to_the_results_remembers_the_search(open_session: OpenSession) -> None:
    on = open_session()
    assert on.commands.searching.go_to_results(View(query="slim")) == Outcome(focus=Focus.LIST)
    assert on.browser.search_history.recent == ("slim",)
    nothing = on.commands.searching.go_to_results(View(query="zzzz"))
    assert nothing.message == "nothing found for “zzzz”; y copies that, / changes it, Esc leaves the search"
    assert on.commands.searching.clear() == Outcome(stale=Stale.EVERYTHING, query="", returns=True)
    assert on.commands.searching.clear() == Outcome(query="", returns=True)
    assert not on.browser.is_search


def test_a_search_is_kept_until_it_is_let_go(open_session: OpenSession) -> None:
    on = open_session()
    assert on.run("keep-search", "") == Outcome("no search to keep; / starts one")
    assert on.run("keep-search", "gps") == Outcome("kept “gps”; Up in an empty search box lists it")
    assert list(on.host.state.saved) == ["gps"]
    assert on.run("keep-search", "gps") == Outcome("“gps” is no longer kept")
    assert list(on.host.state.saved) == []
    for number in range(MAX_SAVED):
        on.run("keep-search", f"search {number}")
    on.run("keep-search", "one too many")
    assert on.message == f"at most {MAX_SAVED} searches are kept; choose one with H, then K drops it"


def test_earlier_searches_are_offered(open_session: OpenSession) -> None:
    on = open_session()
    assert on.run("earlier-searches") == Outcome("no earlier search; / starts one, K keeps it")
    on.run("keep-search", "meti")
    on.commands.searching.go_to_results(View(query="slim"))
    offered = on.run("earlier-searches").follow_up
    assert isinstance(offered, ChoiceList)
    assert [choice.title for choice in offered.choices] == ["★ meti", "  slim"]
    assert offered.choose("meti") == Outcome(stale=Stale.EVERYTHING, query="meti")
    assert on.browser.location.text == "meti"


def test_one_facet_narrows(open_session: OpenSession) -> None:
    on = open_session()
    assert on.run("narrow", "") == Outcome("only a search can be narrowed; / starts one")
    offered = on.run("narrow", "moon").follow_up
    assert isinstance(offered, ChoiceList)
    facet = offered.choices[0]
    assert offered.choose(facet.value).query == f"{facet.value} moon"
    assert on.browser.results is not None
    assert on.browser.results.total == int(facet.detail.removesuffix(" found"))
    on.run("narrow", "qqqq")
    assert on.message == "no area, kind, actor or year narrows these results; add a word to find fewer"


def test_a_correction_can_be_refused(open_session: OpenSession) -> None:
    on = open_session()
    assert on.run("literal", "") == Outcome("no search to take literally; / starts one")
    assert on.run("literal", "maritme").message == "searched as typed, without corrections; ctrl+t corrects again"
    assert on.browser.location.literal
    assert "no maritme; showing maritime" in on.run("literal").message
    on.run("literal", "slim")
    assert on.run("literal").message == "typing errors are corrected again; there were none here"


def test_groups_fold_and_unfold(open_session: OpenSession) -> None:
    on = open_session()
    assert on.run("fold") == Outcome("only the groups of a search can be folded; / starts one")
    on.browser.search("space")
    assert on.run("fold") == Outcome("Participants: folded; z unfolds", Stale.EVERYTHING)
    assert on.run("fold") == Outcome("Participants: unfolded", Stale.EVERYTHING)


def test_what_is_said_of_the_matches_of_a_page(open_session: OpenSession) -> None:
    on = open_session()
    assert on.commands.searching.matched(None) == Outcome("no search to step through; / starts one")
    on.browser.search("slim")
    assert on.commands.searching.matched(None).message == "no match for “slim” on this page; o shows the full text"
    assert on.commands.searching.matched((2, 5)).message == "line 2 of 5 with a match on this page for “slim”"


def test_the_search_of_the_last_session_goes_on_at_its_result(open_session: OpenSession) -> None:
    on = open_session()
    on.browser.search("slim")
    last = [row.target for row in on.browser.rows() if row.target][-1]
    on.browser.leave_search()
    assert on.commands.searching.resume("slim", last, literal=True) == Outcome(stale=Stale.EVERYTHING, query="slim")
    assert on.browser.location.target == last
    assert on.browser.location.literal
