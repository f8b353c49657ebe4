"""Another theme is another look of all that is seen, whenever it is drawn."""

from __future__ import annotations

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
