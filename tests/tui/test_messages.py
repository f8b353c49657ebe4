"""Messages take one line, give it back with the next key, and offer the caution until then."""

from __future__ import annotations

import pytest

from onrecord.clipboard import CopyResult, Proof, Report
from onrecord.clipboard.content import Content
from onrecord.tui.screens.statements import StatementsScreen
from onrecord.tui.screens.text_screen import TextScreen
from tests.support.driver import Driver
from tests.tui.conftest import Opening

SIZES = [(160, 48), (120, 36), (80, 24), (60, 20), (40, 12)]


def copy_to(on: Driver, proof: Proof, where: str = "xclip") -> list[Content]:
    """Let copies end in a certain way; return those that were made."""
    contents: list[Content] = []

    def put(content: Content) -> Report:
        contents.append(content)
        return Report(len(content.text), (CopyResult(where, proof),))

    on.app.session.put = put  # type: ignore[method-assign]
    return contents


@pytest.mark.sampled
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("proof", [Proof.CLIPBOARD, Proof.BUFFER, Proof.SENT], ids=lambda proof: proof.name)
async def test_the_message_after_a_copy_moves_nothing(opened: Opening, size: tuple[int, int], proof: Proof) -> None:
    async with opened(size=size) as on:
        copy_to(on, proof)
        on.go_to("p8.s1")
        await on.settle()
        before = on.shown.splitlines()
        await on.press("y")
        after = on.shown.splitlines()
        assert after[:-1] == before[:-1]
        assert after[-1] != before[-1]
        assert "caution" in after[-1]
        assert ("✓ " in after[-1]) is (proof is not Proof.SENT)
        assert "p8.s1" in after[-1]
        await on.press("f12", "f12")  # the first is told that it does nothing
        assert on.shown.splitlines() == before, "any key brings the hints back"


async def test_the_report_and_the_hints_stand_behind_it_where_they_fit(opened: Opening) -> None:
    async with opened(size=(120, 36)) as on:
        copy_to(on, Proof.CLIPBOARD)
        on.go_to("p8.s1")
        await on.press("y")
        foot = on.shown.splitlines()[-1]
        assert foot.split("  ") == [
            " ✓ Copied p8.s1 as quote",
            "xclip",
            "p8.s1 has an editor's caution",
            "! copies it too",
            "S report",
            *[""] * (len(foot.split("  ")) - 7),
            foot.split("  ")[-2],
            "q quit",
        ]


@pytest.mark.parametrize("between", [(), ("question_mark", "escape"), ("f12",)], ids=["at once", "help", "no command"])
async def test_the_next_command_copies_the_caution_too(opened: Opening, between: tuple[str, ...]) -> None:
    async with opened() as on:
        contents = copy_to(on, Proof.CLIPBOARD)
        on.go_to("p8.s1")
        await on.press("y", *between, "exclamation_mark")
        if between == ("f12",):
            assert len(contents) == 1, "the offer was gone with its message"
            return
        assert contents[1].text == f"{contents[0].text}\n\n{contents[1].text.rpartition(chr(10))[2]}"
        assert on.message.startswith("Copied p8.s1 as quote, with the caution")


async def test_it_waits_for_no_report(opened: Opening) -> None:
    async with opened() as on:
        contents = copy_to(on, Proof.CLIPBOARD)
        on.go_to("p8.s1")
        await on.press_at_once("y", "exclamation_mark")
        assert len(contents) == 2


async def test_after_another_command_it_shows_what_could_not_be_used(opened: Opening) -> None:
    async with opened(notice="config.toml:3: broken") as on:
        contents = copy_to(on, Proof.CLIPBOARD)
        on.go_to("p8.s1")
        await on.press("y", "k", "exclamation_mark")
        assert isinstance(on.app.screen, TextScreen)
        assert len(contents) == 1


async def test_all_clippings_are_copied_with_their_cautions(opened: Opening) -> None:
    async with opened() as on:
        contents = copy_to(on, Proof.CLIPBOARD)
        on.go_to("p8.s1")
        await on.press("a", "t", "Y", "exclamation_mark")
        assert "[Editor’s caution" in contents[1].text
        assert on.message.startswith("Copied 1 clipping as quote, with the caution")


async def test_a_long_message_for_a_screen_that_is_not_up_yet_is_shown_when_it_is(opened: Opening) -> None:
    """As of a copy that ends while a key opens another screen."""
    words = "a sentence that takes more than one line of the window, since it says what failed and why; " * 3
    async with opened(size=(80, 24)) as on:
        screen = StatementsScreen(on.app.commands)
        on.app.push_screen(screen)
        screen.say(words)
        await on.settle()
        assert on.app.screen is screen
        assert "since it says what failed and why; a sentence" in " ".join(on.shown.split())
