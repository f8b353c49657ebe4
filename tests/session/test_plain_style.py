"""The style of plain copies: chosen in the list of styles, undone, remembered, never written into a configuration."""

from __future__ import annotations

import pytest

from onrecord.quoting.style_registry import StyleRegistry
from onrecord.quoting.styles import find_style
from onrecord.session import SessionPreferences
from onrecord.session.dialogs import ChoiceList
from onrecord.session.plain_style import PlainStyle
from tests.session.conftest import OpenedSession, OpenSession


def make_plain(on: OpenedSession, name: str) -> None:
    offered = on.run("copy-as").follow_up
    assert isinstance(offered, ChoiceList)
    assert offered.choose_for_later is not None
    on.host.carry_out(offered.choose_for_later(name))


async def test_the_chosen_style_is_that_of_plain_copies_from_now_on(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("p6.s7")
    quoted = await on.copy("copy")
    make_plain(on, "bullet")
    assert on.message.startswith("y copies as bullet from now on  ")
    assert on.message.endswith("u undoes")
    assert (await on.copy("copy")).startswith("• ")
    on.run("collect")
    on.host.carry_out(on.commands.collecting.copy_all())
    await on.host.settle()
    assert on.copied.startswith("• ")
    make_plain(on, "quote")
    assert await on.copy("copy") == quoted


async def test_the_list_of_styles_shows_which_one_that_is(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("p6.s7")
    make_plain(on, "bullet")
    offered = on.run("copy-as").follow_up
    assert isinstance(offered, ChoiceList)
    assert [choice.value for choice in offered.choices if choice.detail == "y"] == ["bullet"]
    assert offered.current == "bullet"


def test_undo_takes_the_last_change_back_whichever_it_was(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("p6.s7")
    make_plain(on, "bullet")
    make_plain(on, "plain")
    on.run("collect")
    assert "clippings: 0" in on.run("undo").message
    assert on.session.plain_style.name == "plain"
    assert on.run("undo").message == "undone; y copies as bullet"
    assert on.session.plain_style.name == "bullet"
    assert on.run("undo").message == "nothing to undo", "one step back"


@pytest.mark.parametrize(
    ("configured", "remembered", "chosen", "used", "to_remember"),
    [
        (None, None, "", "quote", None),
        (None, "bullet", "", "bullet", "bullet"),
        (None, "gone", "", "quote", "gone"),
        (None, "bullet", "plain", "plain", "plain"),
        ("markdown", None, "", "markdown", None),
        ("markdown", "bullet", "", "markdown", "bullet"),
        ("markdown", "bullet", "plain", "plain", "bullet"),
    ],
)
def test_a_choice_goes_before_the_configuration_and_that_before_what_was_remembered(
    configured: str | None, remembered: str | None, chosen: str, used: str, to_remember: str | None
) -> None:
    styles = StyleRegistry(preferred=find_style(configured) if configured else None)
    plain = PlainStyle(remembered)
    if chosen:
        plain.choose(chosen, ())
    assert plain.style(styles).name == used
    assert plain.name_to_remember(styles) == to_remember
    plain.forget_choice()
    assert plain.style(styles).name == (configured or (remembered if remembered == "bullet" else "quote"))


def test_beside_a_configured_style_the_choice_ends_with_the_session_and_says_so(open_session: OpenSession) -> None:
    on = open_session(SessionPreferences(styles=StyleRegistry(preferred=find_style("markdown"))))
    on.go_to("p6.s7")
    make_plain(on, "bullet")
    assert "until you quit: config.toml has a default_style" in on.message
    assert on.session.plain_style.name == "bullet"
    assert on.session.plain_style_to_remember is None
