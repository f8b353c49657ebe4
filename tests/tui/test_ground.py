"""The theme `auto` follows the terminal's ground; a theme that somebody chose does not."""

from __future__ import annotations

import pytest

from onrecord.session import SessionPreferences
from onrecord.session.terminal_abilities import TerminalAbilities
from onrecord.settings import SavedState
from onrecord.text.terminal_answers import TerminalAnswers
from onrecord.tui.keyboard import TerminalAnswered
from onrecord.tui.terminal_ground import TerminalGround
from onrecord.tui.text_styles import text_styles
from tests.support.cells import runs
from tests.support.color_science import luminance
from tests.support.driver import Driver
from tests.tui.conftest import Opening

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


@pytest.fixture(autouse=True)
def name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("TERM_PROGRAM", raising=False)


@pytest.mark.parametrize(
    ("background", "by_environment", "remembered", "light"),
    [
        (WHITE, False, (), True),
        (BLACK, True, ("xterm",), False),
        (None, True, (), True),
        (None, False, ("xterm",), False),
        (None, None, ("foot", "xterm"), True),
        (None, None, ("foot",), False),
    ],
)
def test_the_answer_counts_then_the_environment_then_an_earlier_answer(
    background: tuple[int, int, int] | None,
    by_environment: bool | None,
    remembered: tuple[str, ...],
    light: bool,
) -> None:
    told: list[bool] = []
    ground = TerminalGround(lambda *, is_light: told.append(is_light), by_environment, remembered)
    ground.learn(TerminalAnswers(background=background) if background else None)
    assert told == [light]
    assert ("xterm" in ground.light_terminals) is (light if background else "xterm" in remembered)
    assert ("foot" in ground.light_terminals) is ("foot" in remembered), "other terminals are left alone"


def _is_light(on: Driver) -> bool:
    [*grounds] = (luminance(run.pair[1]) for run in runs(on.app))
    return sum(grounds) / len(grounds) > 0.5


async def test_a_late_answer_draws_everything_on_the_other_ground(opened: Opening) -> None:
    async with opened() as on:
        await on.press("5", "j", "j", "c")  # a sheet is open over the page
        assert not _is_light(on)
        on.app.post_message(TerminalAnswered(TerminalAnswers(background=WHITE)))
        await on.settle()
        assert _is_light(on)
        cautions = {run.pair for run in runs(on.app) if run.text.strip() == "! Editor's caution"}
        assert cautions == {((0x87, 0x5F, 0), WHITE)}
        await on.press("escape")
        assert _is_light(on)
        assert on.app.state.theme is None, "nobody chose it"
        assert on.app.state.light_terminals == ("xterm",)


@pytest.mark.parametrize(
    ("state", "habits"),
    [
        (SavedState(theme="onrecord-dark"), None),
        (None, SessionPreferences(theme="dark")),
        (SavedState(theme="onrecord-light"), SessionPreferences(theme="dark")),
    ],
)
async def test_a_chosen_theme_stays(
    opened: Opening, state: SavedState | None, habits: SessionPreferences | None
) -> None:
    async with opened(state=state, habits=habits, abilities=TerminalAbilities(is_light=True)) as on:
        assert on.app.theme == "onrecord-dark"
        on.app.post_message(TerminalAnswered(TerminalAnswers(background=WHITE)))
        await on.settle()
        assert on.app.theme == "onrecord-dark"


@pytest.mark.parametrize("theme", ["auto", "dark", "high-contrast-light", "terminal"])
async def test_the_theme_of_a_session_is_remembered(opened: Opening, theme: str) -> None:
    async with opened() as on:
        on.app.choose_theme(theme)
        await on.settle()
        left = on.app.state
    async with opened(state=left) as on:
        assert on.app.chosen_theme == theme
        assert on.app.state.theme == left.theme


async def test_from_a_theme_to_the_terminals_own_no_cell_stays_as_it_was(opened: Opening) -> None:
    """Both have the same style sheet, so Textual itself would see nothing to draw."""
    async with opened() as on:
        await on.press("5", "l")
        on.app.choose_theme("terminal")
        await on.settle()
        assert all(run.style.bgcolor and run.style.bgcolor.is_default for run in runs(on.app))
        assert not text_styles(on.app)["words"].bgcolor


async def test_on_a_light_ground_the_terminals_own_colors_are_the_dark_ones(opened: Opening) -> None:
    async with opened(habits=SessionPreferences(theme="terminal")) as on:
        await on.press("3")
        assert {run.color.number for run in runs(on.app) if run.color and not run.color.is_default} == {1, 2, 3, 6}
        on.app.post_message(TerminalAnswered(TerminalAnswers(background=WHITE)))
        await on.settle()
        assert {run.color.number for run in runs(on.app) if run.color and not run.color.is_default} == {1, 4}


async def test_the_key_for_the_theme_leads_back_to_the_ground(opened: Opening) -> None:
    async with opened() as on:
        await on.press("T")
        assert (on.app.chosen_theme, on.app.state.theme) == ("light", "onrecord-light")
        await on.press("T")
        assert (on.app.chosen_theme, on.app.theme, on.app.state.theme) == ("auto", "onrecord-dark", None)
        on.app.post_message(TerminalAnswered(TerminalAnswers(background=WHITE)))
        await on.settle()
        assert on.app.theme == "onrecord-light"
