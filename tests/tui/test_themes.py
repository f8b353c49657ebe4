"""Another theme is another look of all that is seen, whenever it is drawn."""

from __future__ import annotations

from onrecord.settings import SavedState
from onrecord.tui.highlight_kind import HighlightKind
from onrecord.tui.text_styles import text_styles
from onrecord.tui.themes import DARK, LIGHT
from tests.tui.conftest import Opening


async def test_what_is_drawn_while_the_theme_changes_has_the_new_colours(opened: Opening) -> None:
    async with opened() as on:
        on.app.theme = LIGHT.name if on.app.theme == DARK.name else DARK.name
        at_once = text_styles(on.app)["cursor"]
        await on.settle()
        assert at_once.bgcolor is not None
        assert at_once.bgcolor.name == on.app.get_css_variables()["away"].lower()
        assert text_styles(on.app)["cursor"] == at_once


async def test_a_key_turns_to_the_other_side_of_the_same_contrast(opened: Opening) -> None:
    async with opened(state=SavedState(theme="onrecord-high-contrast-dark")) as on:
        for theme in ("high-contrast-light", "high-contrast-dark"):
            await on.press("T")
            assert on.app.theme == f"onrecord-{theme}"
    async with opened(state=SavedState(theme="onrecord-terminal")) as on:
        await on.press("T")
        assert on.app.theme == "onrecord-dark"


async def test_what_cannot_be_told_by_tone_in_high_contrast_is_underlined(opened: Opening) -> None:
    async with opened() as on:
        for theme, is_underlined in (("dark", False), ("high-contrast-dark", True), ("terminal", True)):
            on.app.choose_theme(theme)
            await on.settle()
            assert bool(text_styles(on.app)[HighlightKind.MENTION].underline) is is_underlined
        on.app.choose_theme("light")
        await on.settle()
        assert text_styles(on.app)["match"].underline
