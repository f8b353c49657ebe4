"""Commands that lead elsewhere: what is shown then, and what is said where there is nothing to go to."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.library import library_in_memory
from onrecord.model import Pack
from onrecord.navigation import Browser, Section
from onrecord.packs import LoadedPacks
from onrecord.session import Session, SessionCommands, SessionPreferences, View
from onrecord.session.dialogs import ChoiceList, Prompt
from onrecord.session.outcome import Focus, Outcome, Stale
from tests.packs.a_pack import PackFolder
from tests.session.conftest import OpenSession, WindowlessHost


@pytest.mark.parametrize(("address", "focus"), [("p6.s7", Focus.READING), ("missions/slim", Focus.LAST_PANE)])
def test_going_to_an_address_shows_everything_anew(open_session: OpenSession, address: str, focus: Focus) -> None:
    on = open_session()
    assert on.commands.locations.to(address) == Outcome(stale=Stale.EVERYTHING, focus=focus, query="")
    target = on.browser.location.target
    assert target is not None
    assert address in (target.address, str(target.ref))


def test_an_address_that_is_not_there_changes_nothing(open_session: OpenSession) -> None:
    on = open_session()
    before = on.browser.location
    outcome = on.commands.locations.to("missions/slin")
    assert outcome == Outcome("there is no missions/slin; did you mean missions/slim?")
    assert on.browser.location == before


def test_an_address_is_asked_for_until_it_can_be_opened(open_session: OpenSession) -> None:
    on = open_session()
    prompt = on.run("go-to").follow_up
    assert isinstance(prompt, Prompt)
    assert prompt.validate("missions/slin") == "there is no missions/slin; did you mean missions/slim?"
    assert prompt.validate("p6.s7") is None
    assert prompt.answer("p6.s7").stale is Stale.EVERYTHING
    assert on.browser.breadcrumbs() == ("Full text", "p6.s7")


def test_back_and_forward_say_where_there_is_nothing(open_session: OpenSession) -> None:
    on = open_session()
    assert on.run("back") == Outcome("this is where you began")
    assert on.run("forward") == Outcome("there is nothing ahead; b goes back")
    on.go_to("p6.s7")
    assert on.run("back").stale is Stale.EVERYTHING
    assert on.run("forward").focus is Focus.READING


def test_into_the_context_of_a_record(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    assert on.run("context").focus is Focus.READING
    assert on.browser.breadcrumbs() == ("Full text", "p6.s7")
    on.go_to("events/dialogue-1")
    assert on.run("context") == Outcome("there is no official text here to show in context")


@pytest.mark.parametrize("section", Section)
def test_a_section_by_its_name(open_session: OpenSession, section: Section) -> None:
    on = open_session()
    assert on.run(section.value) == Outcome(stale=Stale.EVERYTHING, focus=Focus.LIST, query="")
    assert on.browser.location.section is section


def test_areas_one_after_another_and_all_again(open_session: OpenSession) -> None:
    on = open_session()
    assert on.run("next-area") == Outcome("area security only; ] for the next, Esc for all", Stale.EVERYTHING)
    assert on.run("previous-area") == Outcome("all areas", Stale.EVERYTHING)
    on.run("previous-area")
    assert on.browser.area == "dialogue"
    on.commands.locations.show_all_areas()
    assert on.browser.area is None


def test_the_records_that_rest_on_a_sentence(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("p6.s7")
    offered = on.commands.locations.choose_record_at(on.browser.passages()[0]).follow_up
    assert isinstance(offered, ChoiceList)
    assert offered.title == "Records that rest on p6.s7"
    assert "missions/slim" in [choice.value for choice in offered.choices]
    offered.choose("missions/slim")
    assert on.browser.breadcrumbs() == ("Missions", "SLIM")
    assert on.commands.locations.choose_record_at(None) == Outcome("no record rests on this sentence")


def test_another_pack(
    open_session: OpenSession, shipped_packs: LoadedPacks, a_pack: PackFolder, tmp_path: pathlib.Path
) -> None:
    assert open_session().run("pack") == Outcome("only one pack is open; onrecord DIR ... opens others")
    other: Pack = a_pack.load()
    browser = Browser(library_in_memory(LoadedPacks((*shipped_packs.packs, other))))
    session = Session(browser, WindowlessHost(), SessionPreferences(), write=None, fallback=tmp_path / "copy")
    offered = SessionCommands(session).run("pack", View()).follow_up
    assert isinstance(offered, ChoiceList)
    assert offered.current == browser.pack.id
    assert offered.choose(other.id) == Outcome(stale=Stale.EVERYTHING, query="")
    assert browser.pack.id == other.id
