"""Copies of a session: the exact words, in the style that was asked for, and a message about what is not in them."""

from __future__ import annotations

import pytest

from onrecord.clipboard import Content
from onrecord.commands import build_keymap
from onrecord.model import Ref
from onrecord.quoting import user_style
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.style_registry import StyleRegistry
from onrecord.quoting.styles import DEFAULT_STYLE, STYLES, find_style
from onrecord.quoting.tables import FORMS
from onrecord.quoting.tree import paragraph
from onrecord.session import SessionPreferences
from onrecord.session.dialogs import ChoiceList, PlainText
from onrecord.session.outcome import Outcome
from tests.session.conftest import OpenSession

NINTH = "p8.s1 has an editor's caution  ! copies it too"


async def test_the_passage_of_a_record_in_the_default_style(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    pack = on.browser.pack
    expected = DEFAULT_STYLE.render(excerpt(pack, Ref.parse("p6.s7"), pack.record("missions/slim")))
    assert await on.copy("copy") == expected
    assert on.message.startswith("Saved p6.s7 as quote  ")
    assert "copied" not in on.message.lower(), "there is no clipboard"
    assert on.session.last_copy is not None
    assert on.session.last_copy.text == expected


async def test_every_style_is_offered_with_its_preview_and_copied_as_previewed(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    offered = on.run("copy-as").follow_up
    assert isinstance(offered, ChoiceList)
    assert [choice.value for choice in offered.choices] == [style.name for style in STYLES]
    for choice in offered.choices:
        await on.choose("copy-as", choice.value)
        assert on.copied == choice.preview
        assert on.session.style_to_remember == choice.value


async def test_what_was_previewed_is_copied_wherever_the_list_has_moved_meanwhile(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    offered = on.run("copy-as").follow_up
    assert isinstance(offered, ChoiceList)
    on.go_to("missions/gateway")
    offered.choose("plain")
    await on.host.settle()
    assert on.copied == next(choice.preview for choice in offered.choices if choice.value == "plain")
    assert "SLIM" in on.copied


async def test_only_the_words_of_a_record(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("commitments/ninth-meeting")
    copied = await on.copy("copy-words")
    assert copied.startswith("“[C]oncurred on holding the Ninth meeting of the Dialogue in the United States in")
    assert on.message.startswith("Saved part of p8.s1 as quote  ")
    on.go_to("p6.s2")
    assert on.run("copy-words").message == (
        "only a record singles words out of a sentence; y copies the whole sentence"
    )


async def test_a_record_without_official_text_is_copied_whole_or_not_at_all(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("events/dialogue-1")
    for name, what in (("copy", "copy"), ("copy-words", "copy words of"), ("collect", "collect")):
        expected = f"there is no official text here to {what}; c e copies the record"
        assert on.run(name) == Outcome(expected)
    await on.choose("copy-as", "record")
    assert on.copied.startswith("First Meeting of the Japan-U.S. Comprehensive Dialogue on Space [editor’s]")
    assert on.message.startswith("Saved record of 1st Dialogue, 2013, without official text  ")


async def test_a_caution_is_said_unless_the_copy_has_it(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("commitments/ninth-meeting")
    for name in ("copy", "copy-words"):
        await on.copy(name)
        assert NINTH in on.message
    await on.choose("copy-as", "record")
    assert "editor's caution" not in on.message
    on.go_to("p1.s2")
    await on.copy("copy")
    assert "editor's caution" not in on.message


async def test_the_copy_is_made_again_with_its_caution(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("commitments/ninth-meeting")
    copied = await on.copy("copy")
    offer = on.session.caution_offer
    assert offer is not None
    assert on.commands.delivery.deliver_with_cautions() is not None
    await on.host.settle()
    assert on.copied == f"{copied}\n\n{offer.lines[0]}"
    assert "The only undertaking in the statement with a date" in on.copied
    assert on.message.startswith("Saved p8.s1 as quote, with the caution  ")
    assert on.commands.delivery.deliver_with_cautions() is None, "it was copied, so that it is offered no more"


async def test_the_caution_has_the_format_of_the_style(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("p8.s1")
    offered = on.run("copy-as").follow_up
    assert isinstance(offered, ChoiceList)
    assert offered.choose_with_caution is not None
    for choice in offered.choices:
        offered.choose_with_caution(choice.value)
        await on.host.settle()
        style = find_style(choice.value)
        if style.cites_source_only or style.has_cautions:
            assert not choice.caution
            assert on.copied == choice.preview
        else:
            assert choice.caution
            assert on.copied.startswith(choice.preview)
            assert style.render_tree((paragraph(choice.caution),)) in on.copied


async def test_the_whole_report_stands_below_the_last_copy(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("p8.s1")
    await on.copy("copy")
    shown = on.run("show-copy").follow_up
    assert isinstance(shown, PlainText)
    count = f"{len(shown.text)} characters saved to"
    assert f"p8.s1 as quote: {count} {on.copy_file}: no clipboard reached" in shown.report
    for line in ("it was written to a file and read back", "not here: ", "The only undertaking", "onrecord doctor"):
        assert line in shown.report
    on.session.last_copy = Content("another that is still on its way")
    unfinished = on.run("show-copy").follow_up
    assert isinstance(unfinished, PlainText)
    assert unfinished.report == "this copy is not finished yet, so nothing is known of it"


async def test_cautions_on_other_words_stand_in_the_report(open_session: OpenSession) -> None:
    """A body in a long list of bodies: of its words alone, most of the cautions of its sentence are on the others."""
    on = open_session()
    on.go_to("participants/oncd")
    copied = await on.copy("copy-words")
    assert "10 cautions of the editor’s are on other words of the same sentence or on abbreviations" in on.message
    assert "S words and report  has 10 cautions" in on.message
    shown = on.run("show-copy").follow_up
    assert isinstance(shown, PlainText)
    assert "[Editor’s caution on “MOD”: The Japanese ministry." in shown.report
    assert "caution" not in copied


async def test_the_whole_sentence_of_a_record_has_the_cautions_on_all_of_it(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("participants/oncd")
    await on.copy("copy")
    assert "p2.s2 has 6 editor's cautions" in on.message
    await on.choose("copy-as", "record")
    assert on.copied.count("[Editor’s caution on ") == 6
    assert "other words" not in on.copied
    assert "S words and report  has 4 cautions" in on.message


async def test_clippings_have_the_cautions_on_their_words_once(open_session: OpenSession) -> None:
    on = open_session()
    for address in ("missions/slim", "missions/mmx", "p6.s7", "participants/oncd", "p4.s3"):
        on.go_to(address)
        on.run("collect")
    on.commands.collecting.copy_all()
    await on.host.settle()
    offer = on.session.caution_offer
    assert offer is not None
    assert offer.notice == "3 passages have 10 editor's cautions"
    assert len(set(offer.lines)) == len(offer.lines) == 10
    assert len(offer.others) == 5
    assert not set(offer.lines) & set(offer.others)


async def test_the_keys_that_copy_a_caution_are_the_users_own(open_session: OpenSession) -> None:
    on = open_session(SessionPreferences(user_keymap=build_keymap({"refused-packs": ["X"]})))
    on.go_to("p8.s1")
    await on.copy("copy")
    assert "  X copies it too  " in on.message


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
async def test_the_list_in_each_form(open_session: OpenSession, form: object) -> None:
    on = open_session()
    name = str(getattr(form, "name", ""))
    await on.choose("copy-list-as", name)
    assert on.copied.startswith({"markdown": "| Mission", "tsv": "Mission\t", "html": "<table>"}[name])
    assert "Smart Lander for Investigating Moon" in on.copied
    assert on.message.startswith("Saved the list as a table of 19 rows  ")


async def test_a_list_is_that_of_what_was_typed_last(open_session: OpenSession) -> None:
    on = open_session()
    on.run("copy-list", "METI")
    await on.host.settle()
    assert on.browser.location.text == "METI"
    assert "| METI |" in on.copied
    assert "| p2.s2 |" in on.copied


def test_a_list_without_rows_is_not_copied(open_session: OpenSession) -> None:
    on = open_session()
    assert on.run("copy-list", "zzzz").message == "the list is empty; nothing was copied"
    assert not on.copy_file.exists()


async def test_the_last_copy_is_shown_plainly_and_copied_again(open_session: OpenSession) -> None:
    on = open_session()
    assert on.run("show-copy") == Outcome("nothing copied yet; y copies")
    copied = await on.copy("copy")
    on.copy_file.unlink()
    shown = on.run("show-copy").follow_up
    assert isinstance(shown, PlainText)
    assert shown.text == copied
    on.host.carry_out(shown.copy_again())
    await on.host.settle()
    assert on.copied == copied
    assert on.message.startswith("Saved the last copy  ")


def test_with_the_route_show_alone_nothing_is_copied_but_shown(open_session: OpenSession) -> None:
    on = open_session(SessionPreferences(routes=("show",)))
    on.go_to("p8.s1")
    shown = on.run("copy").follow_up
    assert isinstance(shown, PlainText)
    assert shown.message.startswith("p8.s1 has an editor's caution")
    assert not on.copy_file.exists()


async def test_modules_are_imported_before_the_first_copys_thread(open_session: OpenSession) -> None:
    on = open_session()
    await on.copy("copy")
    await on.copy("copy")
    assert on.host.imports == 1


@pytest.mark.parametrize("commands", [("copy",), ("copy-words",), ("collect", "copy-all")], ids=" ".join)
async def test_a_style_that_is_empty_here_copies_nothing(open_session: OpenSession, commands: tuple[str, ...]) -> None:
    """As a style of tokens for outcomes is at a record that has none."""
    empty = user_style("outcome", "{outcome}")
    on = open_session(SessionPreferences(styles=StyleRegistry((empty,), empty)))
    on.go_to("missions/slim")
    assert await on.copy("copy") != "", "this one has an outcome"
    before = on.copied, on.session.last_copy
    on.go_to("areas/security")
    *collecting, copying = commands
    for name in collecting:
        on.run(name)
    outcome = on.commands.collecting.copy_all() if copying == "copy-all" else on.run(copying)
    await on.host.settle()
    assert outcome == Outcome("nothing to copy in style outcome")
    assert (on.copied, on.session.last_copy) == before
