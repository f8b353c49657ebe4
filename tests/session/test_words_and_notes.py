"""Copies of selected words, of an editor's note and of addresses: exactly those, and marked as what they are."""

from __future__ import annotations

import pytest

from onrecord.model import Ref
from onrecord.navigation import Anchor, RowTarget
from onrecord.navigation.word_positions import PassagePart
from onrecord.quoting.excerpts import partial
from onrecord.quoting.styles import DEFAULT_STYLE, STYLES
from onrecord.session import View
from onrecord.session.addresses import addresses_at, web_address_at
from onrecord.session.dialogs import ChoiceList
from tests.session.conftest import OpenedSession, OpenSession

SCIENCE = Ref.parse("p6.s7")
TWO = (Ref.parse("p6.s7"), Ref.parse("p6.s8"))


def part(on: OpenedSession, words: str, ref: Ref = SCIENCE) -> PassagePart:
    start = on.browser.pack.statement.text_at(ref).index(words)
    return PassagePart(ref, start, ref, start + len(words))


async def copied(on: OpenedSession, view: View, name: str = "copy") -> str:
    on.host.carry_out(on.commands.run(name, view))
    await on.host.settle()
    return on.copied


def note(number: int, on: OpenedSession) -> View:
    """The view with the cursor on a note of the open record."""
    record = on.browser.record()
    assert record
    anchor = Anchor(url=record.notes[number].source, note=number)
    return View(on.browser.passages(), in_list=False, cursor=anchor)


@pytest.mark.parametrize("words", ["space science", "both sides expressed excitement", "In space", "MMX, in 2024."])
async def test_selected_words_are_copied_as_part_copies_them(open_session: OpenSession, words: str) -> None:
    on = open_session()
    on.go_to("p6.s7")
    view = View((SCIENCE,), parts=(part(on, words),), in_list=False)
    assert await copied(on, view) == DEFAULT_STYLE.render(partial(on.browser.pack, SCIENCE, words))
    assert on.message.startswith("Saved part of p6.s7 as quote  to ")
    assert on.commands.copying.selected_quotation(view)[1:-1] in on.copied


async def test_a_word_that_occurs_twice_is_the_one_that_was_selected(open_session: OpenSession) -> None:
    on = open_session()
    text = on.browser.pack.statement.text_at(SCIENCE)
    first, second = text.index("in "), text.index("in 2024")
    assert first < second
    view = View((SCIENCE,), parts=(PassagePart(SCIENCE, second, SCIENCE, second + 7),), in_list=False)
    assert "in 2024" not in await copied(on, view._replace(parts=(PassagePart(SCIENCE, first, SCIENCE, first + 2),)))
    assert (await copied(on, view)).startswith("“[I]n 2024.”")


async def test_words_across_sentences_are_one_quotation(open_session: OpenSession) -> None:
    on = open_session()
    first, second = (on.browser.pack.statement.text_at(ref) for ref in TWO)
    view = View(TWO, parts=(PassagePart(TWO[0], first.index("MMX"), TWO[1], len("Furthermore")),), in_list=False)
    assert (await copied(on, view)).startswith("“… MMX, in 2024. Furthermore …” (")
    assert second.startswith("Furthermore,")
    assert on.message.startswith("Saved part of p6.s7-s8 as quote  to ")


async def test_selected_words_are_collected_and_only_they_are_known_as_collected(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("p6.s7")
    science = View((SCIENCE,), parts=(part(on, "space science"),), in_list=False)
    others = science._replace(parts=(part(on, "both sides"),))
    whole = View((SCIENCE,), in_list=False)
    assert on.commands.run("collect", science).message.startswith("Collected part of p6.s7  ")
    assert on.commands.run("collect", others).message.startswith("Collected part of p6.s7  ")
    assert on.commands.run("collect", science).message.startswith("already collected: part of p6.s7; ")
    assert on.commands.run("collect", whole).message.startswith("Collected p6.s7  ")
    assert on.commands.run("collect", others).message.startswith("already collected: ")
    assert len(on.session.clippings) == 3


async def test_a_note_is_copied_as_the_editors_with_its_day_and_source(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    record = on.browser.record()
    assert record
    text = await copied(on, note(0, on))
    assert text.startswith("[Editor’s note on SLIM, as of 7 September 2023")
    assert record.notes[0].text in text
    assert record.notes[0].source in text
    assert "Joint Statement" not in text
    assert on.message.startswith("Saved editor's note on SLIM  to ")


async def test_a_note_is_offered_in_no_style_that_cites_the_statement(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    choices = on.commands.run("copy-as", note(1, on)).follow_up
    assert isinstance(choices, ChoiceList)
    names = [choice.value for choice in choices.choices]
    assert names == ["quote", "plain", "markdown", "record", "html"]
    for choice in choices.choices:
        assert "note on SLIM" in choice.preview
        on.host.carry_out(choices.choose(choice.value))
        await on.host.settle()
        assert on.copied == choice.preview
    assert not {style.name for style in STYLES if style.takes_notes} & {"footnote", "bluebook", "japanese", "bibtex"}


def test_a_note_is_not_collected(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    assert "y copies it as a note" in on.commands.run("collect", note(0, on)).message
    assert not len(on.session.clippings)


def test_the_address_under_the_cursor(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    pack = on.browser.pack.id
    record = on.browser.record()
    assert record
    link = View((SCIENCE,), in_list=False, cursor=Anchor(address="missions/mmx"))
    passage = View((SCIENCE,), in_list=False, cursor=Anchor(ref=SCIENCE))
    assert addresses_at(on.browser, View((SCIENCE,))) == [f"{pack}:missions/slim"]
    assert addresses_at(on.browser, link) == [f"{pack}:missions/mmx"]
    assert addresses_at(on.browser, passage) == [f"{pack}:p6.s7"]
    assert addresses_at(on.browser, note(0, on)) == [record.notes[0].source]
    for name in ("slim", "xrism"):
        on.browser.marks.toggle(RowTarget(pack, address=f"missions/{name}"))
    assert addresses_at(on.browser, View()) == [f"{pack}:missions/xrism", f"{pack}:missions/slim"]


async def test_an_address_is_copied_alone(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    address = f"{on.browser.pack.id}:missions/slim"
    assert await copied(on, View(on.browser.passages()), "copy-address") == address
    on.go_to(address)
    assert on.browser.record() is on.browser.pack.record("missions/slim")


async def test_the_second_time_the_statements_web_address_is_copied(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    first = await on.copy("copy-address")
    assert first == f"{on.browser.pack.id}:missions/slim"
    assert "x again copies the statement's web address" in on.message
    assert await on.copy("copy-address") == on.browser.pack.statement.url
    assert "web address" in on.message
    assert await on.copy("copy-address") == first
    on.run("order")
    assert await on.copy("copy-address") == first, "another command came between"
    on.go_to("missions/mmx")
    assert await on.copy("copy-address") == f"{on.browser.pack.id}:missions/mmx", "another address"


def test_marked_rows_and_sources_have_no_web_address_of_the_statement(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    assert web_address_at(on.browser, View()) == on.browser.pack.statement.url
    assert web_address_at(on.browser, note(0, on)) == ""
    on.browser.marks.toggle(on.browser.location.target)
    assert web_address_at(on.browser, View()) == ""
