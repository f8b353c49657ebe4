"""The lists to choose from: keys that move move, letters choose, and the preview can be read."""

from __future__ import annotations

import pytest

from onrecord.commands import build_keymap
from onrecord.commands.screens import MOVING_LETTERS
from onrecord.packs import LoadedPacks
from onrecord.quoting.style_registry import StyleRegistry
from onrecord.quoting.styles import STYLES, user_style
from onrecord.quoting.tables import FORMS
from onrecord.tui.screens.picker import PickerScreen
from onrecord.tui.widgets.list_pane import ListPane
from tests.packs.a_pack import PackFolder
from tests.support.driver import Driver
from tests.tui.conftest import Opening


def cursor(on: Driver) -> int:
    return on.app.screen.query_one(ListPane).cursor


def test_no_letter_of_a_style_or_form_has_another_meaning_there() -> None:
    keys = {key for group in build_keymap().picker for command in group.commands for key in command.keys}
    assert {key for key in keys if len(key) == 1 and key.isalnum()} == set(MOVING_LETTERS)
    assert not keys & {each.letter for each in (*STYLES, *FORMS)}


@pytest.mark.parametrize("key", ["c", "C"])
async def test_moving_keys_move_and_copy_nothing(opened: Opening, key: str) -> None:
    async with opened() as on:
        await on.press(key)
        await on.press("j", "j")
        assert cursor(on) == 2
        await on.press("k")
        assert cursor(on) == 1
        await on.press("G")
        bottom = cursor(on)
        assert bottom == len(STYLES if key == "c" else FORMS) - 1
        await on.press("g")
        assert cursor(on) == 0
        await on.press("end", "up")
        assert cursor(on) == bottom - 1
        await on.press("home", "down")
        assert cursor(on) == 1
        assert isinstance(on.app.screen, PickerScreen)
        assert not on.copy_file.exists()
        await on.press("escape")
        assert on.app.state.style is None, "nothing was chosen"


async def test_a_style_of_ones_own_by_its_letter(opened: Opening) -> None:
    async with opened() as on:
        own = user_style("own", "<{words}>", "z")
        on.app.session.preferences = on.app.session.preferences._replace(styles=StyleRegistry((own,)))
        await on.press("c", "z")
        assert on.copied.startswith("<Both sides also conducted")


@pytest.mark.sampled(2)
@pytest.mark.parametrize(("height", "rows"), [(36, 14), (24, 13), (16, 7), (12, 5), (6, 2)])
async def test_the_preview_has_room(opened: Opening, height: int, rows: int) -> None:
    async with opened(size=(40, height)) as on:
        await on.press("c", "m")
        await on.press("c")
        pane = on.app.screen.query_one(ListPane)
        assert pane.size.height == rows
        assert "\n  > Both sides also" in on.shown
        rule, *below = on.shown.splitlines()[1 + rows : -1]
        assert set(rule) == {"─"}
        preview = [line for line in below if line]
        assert len(preview) >= min(5, height - 3 - rows)
        await on.press("G")
        assert pane.scroll_offset.y + rows == len(STYLES), "the cursor is in sight"


@pytest.mark.parametrize(
    ("due", "field"),
    [("within two years", "due"), ("2024-13-45", "due"), ("-", "has"), ("as soon as possible " * 20, "due")],
    ids=["words", "no date", "no letter", "long"],
)
async def test_when_something_is_due_narrows_results_in_any_words(
    opened: Opening, a_pack: PackFolder, due: str, field: str
) -> None:
    a_pack.replace("commitments.toml", 'due = "2025"', f'due = "{due.strip()}"')
    a_pack.replace("missions.toml", 'planned = { ref = "p1.s2", quote = "to be launched in 2025" }', "")
    async with opened(packs=LoadedPacks((a_pack.load(),))) as on:
        await on.press("slash")
        await on.type("the or orbit")
        await on.press("enter", "F")
        rows = [row.label for row in on.app.screen.query_one(ListPane).rows]
        dated = [number for number, row in enumerate(rows) if row.startswith("due ") and due.split()[0] in row]
        assert bool(dated) == (due != "-")
        chosen = dated or [number for number, row in enumerate(rows) if row.startswith(f"{field} ")]
        await on.press(*["down"] * chosen[0], "enter")
        text, results = on.browse.finder.box.value, on.app.browser.results
        assert results is not None
        assert text.startswith(f"{field}:")
        assert text.endswith(" the or orbit")
        assert [hit.address for hit in results.hits][:1] == ["commitments/orbit-data"] or field == "has"
        assert results.hits
