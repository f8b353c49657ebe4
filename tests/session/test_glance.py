"""Commands of the page “At a glance”, and what the commands that copy say there."""

from __future__ import annotations

import pytest

from onrecord.model import Ref
from onrecord.navigation import Section
from onrecord.navigation.glance_due import due_entries
from onrecord.navigation.glance_entries import Goal
from onrecord.navigation.glance_facts import due_records
from onrecord.navigation.list_order import ListOrder, Order
from onrecord.session.dialogs import ChoiceList
from onrecord.session.outcome import Focus, Stale
from tests.session.conftest import OpenSession


def test_the_same_key_shows_and_leaves_it(open_session: OpenSession) -> None:
    on = open_session()
    assert on.run("glance").stale is Stale.EVERYTHING
    assert on.browser.is_glance
    outcome = on.run("glance")
    assert (outcome.stale, outcome.query) == (Stale.EVERYTHING, "")
    assert not on.browser.is_glance


def test_a_section_key_leaves_it(open_session: OpenSession) -> None:
    on = open_session()
    on.run("glance")
    assert on.run("events").focus is Focus.LIST
    assert on.browser.breadcrumbs()[0] == "Events"


def test_the_search_that_it_covers_comes_back_with_its_text(open_session: OpenSession) -> None:
    on = open_session()
    on.browser.search("slim")
    assert on.run("glance").query == ""
    assert on.commands.glance.way_out == "to the search"
    assert on.run("glance").query == "slim"
    assert on.browser.is_search


def test_a_row_leads_to_a_record(open_session: OpenSession) -> None:
    on = open_session()
    on.run("glance")
    on.commands.glance.open(Goal("missions/mmx"))
    assert on.browser.breadcrumbs() == ("Missions", "MMX")
    on.run("back")
    assert on.browser.is_glance


def test_a_row_leads_to_a_section_in_its_order(open_session: OpenSession) -> None:
    on = open_session()
    on.browser.filter_area("security")
    on.run("glance")
    order = ListOrder(Order.OUTCOME, grouped=True)
    on.commands.glance.open(Goal("missions/mmx", Section.MISSIONS.value, order))
    assert on.browser.breadcrumbs() == ("Missions", "MMX")
    assert on.browser.lists.order(Section.MISSIONS) == order
    assert on.browser.area is None
    on.run("back")
    on.commands.glance.open(Goal(section=Section.COMMITMENTS.value))
    assert on.browser.breadcrumbs()[0] == "Commitments"


@pytest.mark.parametrize("name", ["copy", "copy-as", "copy-words", "collect"])
def test_without_a_record_nothing_is_copied_and_it_is_said(open_session: OpenSession, name: str) -> None:
    on = open_session()
    on.run("glance")
    on.commands.glance.point_at(Goal(section=Section.MISSIONS.value))
    outcome = on.run(name)
    assert outcome.message
    assert outcome.follow_up is None
    assert not len(on.session.clippings)
    assert on.session.last_copy is None


async def test_what_is_copied_of_a_row_is_the_passage_that_it_shows(open_session: OpenSession) -> None:
    on = open_session()
    on.run("glance")
    pack = on.browser.pack
    several = 0
    for item in due_records(pack):
        [entry] = [each for each in due_entries(pack, [item], 100, ascii_signs=False) if each.goal]
        on.commands.glance.point_at(entry.goal)
        assert item.passage is not None
        assert on.browser.passages() == tuple(each.ref for each in pack.statement.sentences_at(item.passage.ref))
        assert item.passage.quote.split("\n")[0] in pack.statement.text_at(on.browser.passages()[0])
        several += len(item.record.passages) > 1
    assert several
    on.commands.glance.point_at(Goal("missions/aster", ref=Ref.parse("p6.s7")))
    assert "XRISM and SLIM missions in 2023" in await on.copy("copy")


def test_the_record_under_the_cursor_is_collected(open_session: OpenSession) -> None:
    on = open_session()
    on.run("glance")
    on.commands.glance.point_at(Goal("missions/mmx"))
    on.run("collect")
    assert [clipping.title for clipping in on.session.clippings.clippings] == ["MMX"]
    assert isinstance(on.run("copy-as").follow_up, ChoiceList)
