"""Collecting: what was collected is said once, and nothing is there twice unawares."""

from __future__ import annotations

import pytest

from onrecord.clipboard import Content, CopyResult, Proof, Report
from onrecord.model import Ref
from onrecord.session import SessionPreferences
from onrecord.session.dialogs import ChoiceList
from onrecord.session.outcome import Outcome, Stale
from tests.session.conftest import OpenSession


def test_a_sentence_is_named_once(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("p1.s2")
    assert on.run("collect") == Outcome("Collected p1.s2  t shows it  u undoes", Stale.COUNTS)
    on.go_to("missions/gateway")
    on.run("collect")
    assert on.message.startswith("Collected Gateway (p6.s2)  p6.s2 has 3 editor's cautions  t shows all 2  u undoes")


def test_a_record_with_several_passages_says_how_many(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("participants/jaxa")
    count = len(on.browser.passages())
    on.run("collect")
    assert on.message.startswith(f"Collected JAXA ({count} passages)  ")
    assert len(on.session.clippings.clippings[0].anchors) == count > 1


def test_what_is_there_already_is_collected_only_when_asked_for_twice(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    on.run("collect")
    on.run("collect")
    assert on.message == "already collected: SLIM (p6.s7); a again collects it once more"
    assert len(on.session.clippings) == 1
    on.run("fold")
    on.run("collect")
    assert on.message.startswith("already collected"), "something else came between"
    on.run("collect")
    assert on.message.startswith("Collected SLIM (p6.s7)")
    assert len(on.session.clippings) == 2
    assert on.run("undo") == Outcome("undone: collected SLIM; clippings: 1", Stale.COUNTS)


def test_what_was_typed_before_the_question_was_seen_collects_nothing_twice(open_session: OpenSession) -> None:
    on = open_session()
    on.run("collect")
    on.host.keys_waiting = 1
    on.run("collect")
    on.host.keys_waiting = 0
    on.run("collect")
    assert len(on.session.clippings) == 1
    on.run("collect")
    assert len(on.session.clippings) == 2


def test_a_passage_of_a_collected_record_is_known_by_itself_too(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("participants/jaxa")
    on.run("collect")
    on.refs = on.browser.passages()[:1]
    on.run("collect")
    assert on.message.startswith("already collected: JAXA (p")
    assert len(on.session.clippings) == 1


def test_the_same_sentence_under_another_name_is_collected_and_said(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    on.run("collect")
    for number, address in enumerate(("missions/xrism", "p6.s7"), start=2):
        on.go_to(address)
        on.run("collect")
        assert "words that were collected before  " in on.message
        assert f"  t shows all {number}  " in on.message
    on.refs = (Ref.parse("p6.s7-s8"),)
    on.run("collect")
    assert on.message.startswith("Collected p6.s7-s8  "), "p6.s8 is new"


def test_what_is_partly_there_is_collected_and_said(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("participants/jaxa")
    on.refs = on.browser.passages()[:1]
    on.run("collect")
    on.refs = None
    on.run("collect")
    count = len(on.browser.passages())
    assert on.message.startswith(f"Collected JAXA ({count} passages), 1 of them collected before  ")


def test_there_may_be_nothing_to_undo_to_remove_or_to_copy(open_session: OpenSession) -> None:
    on = open_session()
    collecting, arranging = on.commands.collecting, on.commands.arranging
    assert on.run("undo") == Outcome("nothing to undo", Stale.COUNTS)
    assert arranging.undo() == Outcome("nothing to undo", Stale.COUNTS)
    assert arranging.redo() == Outcome("nothing to do again", Stale.COUNTS)
    assert arranging.remove(0) == arranging.remove(-1) == arranging.remove_all() == Outcome("nothing to remove")
    nothing = Outcome("nothing collected yet, so nothing was copied")
    assert collecting.copy_all() == collecting.copy_all_as() == nothing


def test_what_is_removed_comes_back(open_session: OpenSession) -> None:
    on = open_session()
    for address in ("missions/slim", "missions/gateway"):
        on.go_to(address)
        on.run("collect")
    arranging = on.commands.arranging
    assert arranging.remove(1) == Outcome("removed Gateway; u brings it back", Stale.COUNTS)
    assert arranging.undo() == Outcome("undone: removed Gateway", Stale.COUNTS)
    assert arranging.remove_all() == Outcome("removed all 2; u brings them back", Stale.COUNTS)
    assert len(on.session.clippings) == 0
    arranging.undo()
    assert [clipping.title for clipping in on.session.clippings.clippings] == ["SLIM", "Gateway"]


async def test_all_are_copied_in_the_default_style_or_in_another_as_previewed(open_session: OpenSession) -> None:
    on = open_session()
    for address in ("missions/slim", "p1.s2"):
        on.go_to(address)
        on.run("collect")
    on.commands.collecting.copy_all()
    await on.host.settle()
    assert on.copied == on.session.clippings.render(on.session.preferences.styles.default)
    assert on.message.startswith("Saved 2 clippings as quote  ")
    offered = on.commands.collecting.copy_all_as().follow_up
    assert isinstance(offered, ChoiceList)
    offered.choose("plain")
    await on.host.settle()
    assert on.copied == next(choice.preview for choice in offered.choices if choice.value == "plain")


@pytest.mark.parametrize(
    ("proofs", "waiting"),
    [
        ((Proof.SENT,), 1),
        ((Proof.SENT, Proof.FILE), 0),
        ((Proof.BUFFER_ALONE,), 0),
        ((Proof.BUFFER,), 0),
        ((Proof.CLIPBOARD,), 0),
    ],
)
async def test_what_was_only_sent_to_the_terminal_is_not_safe(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch, proofs: tuple[Proof, ...], waiting: int
) -> None:
    """Many terminals drop it without a word."""
    on = open_session()

    def put(content: Content) -> Report:
        on.copy_file.write_text(content.text)
        return Report(len(content.text), tuple(CopyResult("somewhere", proof) for proof in proofs))

    monkeypatch.setattr(on.session, "put", put)
    on.run("collect")
    on.commands.collecting.copy_all()
    await on.host.settle()
    assert on.session.clippings.unsaved_count == waiting


async def test_a_copy_without_their_words_is_not_safe(open_session: OpenSession) -> None:
    on = open_session()
    on.run("collect")
    offered = on.commands.collecting.copy_all_as().follow_up
    assert isinstance(offered, ChoiceList)
    bibliography = next(choice.value for choice in offered.choices if choice.letter == "x")
    offered.choose(bibliography)
    await on.host.settle()
    assert on.copy_file.exists()
    assert on.session.clippings.unsaved_count == 1


def test_what_was_only_shown_is_not_safe(open_session: OpenSession) -> None:
    on = open_session(SessionPreferences(routes=("show",)))
    on.run("collect")
    on.commands.collecting.copy_all()
    assert on.session.clippings.unsaved_count == 1


async def test_where_the_packs_are_not_open_that_is_why_nothing_is_copied(open_session: OpenSession) -> None:
    on = open_session()
    on.run("collect")
    [clipping] = on.session.clippings.clippings
    away = [clipping._replace(anchors=(clipping.anchors[0]._replace(pack=pack),)) for pack in ("quad-2022", "us-2023")]
    collecting = on.commands.collecting
    on.session.clippings.replace_items(away[:1])
    one = "nothing was copied: quad-2022 is not open; onrecord DIR with its folder opens what you collected from"
    assert collecting.copy_all().message == collecting.copy_all_as().message == one
    on.session.clippings.replace_items(away)
    assert collecting.copy_all().message.startswith("nothing was copied: quad-2022 and us-2023 are not open; ")
    other = clipping._replace(anchors=(clipping.anchors[0]._replace(words="They met."),))
    on.session.clippings.replace_items([other])
    assert collecting.copy_all().message == "nothing was copied: the statements have other words there now"
    assert not on.copy_file.exists()
    on.session.clippings.replace_items([*away, clipping])
    collecting.copy_all()
    await on.host.settle()
    assert "1 clipping" not in on.message
    assert "2 not in an open statement left out" in on.message
