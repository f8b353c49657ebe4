"""Keys that arrive together, as over a slow line or from a fast hand, do what they do one by one."""

from __future__ import annotations

import pytest

from onrecord.model import Ref
from onrecord.navigation import Section
from onrecord.packs import LoadedPacks
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import DEFAULT_STYLE
from tests.support.driver import NAMES
from tests.tui.conftest import Opening
from tests.tui.test_copying import SLIM


def typed(text: str) -> tuple[str, ...]:
    return tuple(NAMES.get(char, char) for char in text)


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    ("keys", "ref"),
    [
        (("G", "y"), "p6.s9"),
        (("end", "k", "y"), "p6.s8"),
        (("l", "h", "G", "y"), "p6.s9"),
        (("pagedown", "pageup", *8 * ("j",), "y"), "p6.s5"),
        (("8", "G", "y"), "p8.s1"),
        (("8", "enter", "G", "k", "y"), "p7.s1"),
        (("o", "right_curly_bracket", "y"), "p5.s1"),
        (("right_square_bracket", "G", "y"), "p6.s9"),
        (("1", "G", "b", "y"), "p4.s2"),
        (("O", "g", "y"), "p6.s2"),
        (("s", *"slim", "enter", "y"), "p6.s7"),
    ],
    ids=" ".join,
)
async def test_what_is_copied_is_what_the_keys_before_led_to(opened: Opening, keys: tuple[str, ...], ref: str) -> None:
    async with opened() as on:
        await on.press_at_once(*keys)
        assert on.copied == DEFAULT_STYLE.render(excerpt(on.app.browser.pack, Ref.parse(ref)))


async def test_marking_and_copying(opened: Opening) -> None:
    async with opened() as on:
        await on.press_at_once("space", "space", "y")
        for ref in ("p4.s2", "p5.s1"):
            assert DEFAULT_STYLE.render(excerpt(on.app.browser.pack, Ref.parse(ref))) in on.copied
        assert on.copied.startswith("“Both sides also conducted")


async def test_searching_and_copying(opened: Opening) -> None:
    async with opened() as on:
        await on.press_at_once("slash", *typed("xrism slim"), "enter", "j", "k", "y")
        assert on.browse.finder.box.value == "xrism slim"
        assert on.browse.panes.list_pane.has_focus
        assert on.copied == SLIM


async def test_leaving_a_search(opened: Opening) -> None:
    async with opened() as on:
        await on.press_at_once("slash", *typed("slim"), "escape", "j")
        assert on.crumbs == "Missions › SSA"
        assert on.browse.finder.box.value == ""


async def test_going_somewhere_and_copying(opened: Opening) -> None:
    async with opened() as on:
        await on.press_at_once(
            "slash",
            *typed("slim"),
            "enter",
            "colon",
            *typed("nowhere"),
            "escape",
            "colon",
            *typed("p6.s7"),
            "enter",
            "y",
        )
        assert on.crumbs == "Full text › p6.s7"
        assert on.copied == SLIM
        assert on.message.startswith("Sent p6.s7 as quote, not verifiable")


async def test_choosing_a_style(opened: Opening) -> None:
    async with opened() as on:
        await on.press_at_once("c", "p")
        assert on.copied.startswith("Both sides also conducted")


async def test_selecting(opened: Opening) -> None:
    async with opened() as on:
        await on.press_at_once("8", "enter", "j", "v", "j", "y", "escape")
        assert "paras. 1–2" in on.copied


async def test_choosing_a_pack_and_a_record(opened: Opening, two_packs: LoadedPacks) -> None:
    async with opened(packs=two_packs) as on:
        await on.press_at_once("p", "down", "enter")
        assert on.app.browser.pack is two_packs.packs[1]
        await on.press_at_once("8", "enter", "enter", "down", "enter")
        assert on.app.browser.record() is not None


async def test_clippings_and_back(opened: Opening) -> None:
    async with opened() as on:
        await on.press_at_once("a", "j", "a", "t", "d", "q", "6")
        assert len(on.app.session.clippings) == 1
        assert on.app.browser.location.section is Section.EVENTS


@pytest.mark.parametrize("keys", [("question_mark", "j", "q"), ("c", "escape"), ("colon", "escape"), ("t", "escape")])
async def test_opening_and_closing(opened: Opening, keys: tuple[str, ...]) -> None:
    async with opened() as on:
        await on.press_at_once(*keys, "6")
        assert on.app.screen is on.browse
        assert on.app.browser.location.section is Section.EVENTS


@pytest.mark.parametrize(
    "keys",
    [("c", "m", "w", "p"), ("c", "enter", "enter"), ("question_mark", "escape", "escape"), ("t", "escape", "escape")],
    ids=" ".join,
)
async def test_a_screen_that_two_keys_leave_is_left_once(opened: Opening, keys: tuple[str, ...]) -> None:
    async with opened() as on:
        first, *others = keys
        await on.press(first)
        await on.press_at_once(*others)
        assert on.app.screen is on.browse
        assert on.app.return_code is None


async def test_a_place_that_is_asked_for_twice_at_once_is_gone_to_once(opened: Opening) -> None:
    async with opened() as on:
        await on.press("colon")
        await on.type("missions/slim")
        await on.press_at_once("enter", "enter")
        assert on.crumbs == "Missions › SLIM"
        await on.press("b")
        assert on.crumbs == "Missions › MDA"
