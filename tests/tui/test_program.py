"""Foot, help and palette say what the commands say; theme, refused packs, quitting."""

from __future__ import annotations

import re

import pytest

from onrecord.commands import CommandGroup, build_keymap, footer_hints
from onrecord.commands.footer_hints import LIST_HINTS, FooterHint, hints_of
from onrecord.packs import LoadedPacks, PackRefused, Problem
from tests.tui.conftest import Opening

MAIN = hints_of(build_keymap().main, LIST_HINTS)


def text_of(hint: FooterHint) -> str:
    return " ".join((*(key for key, _ in hint.keys), hint.words))


@pytest.mark.parametrize("room", [0, 8, 39, 79, 119, 400])
def test_hints_fit_and_help_comes_first(room: int) -> None:
    shown = [text_of(hint) for hint in footer_hints(MAIN, room)]
    assert len("".join(f"{text}  " for text in shown)) <= room
    assert "? help" in shown or room < 8
    assert room < 39 or shown[:3] == ["y copy", "c copy as", "a collect"], "the most important ones"
    assert room < 79 or shown[3:6] == ["Space mark", "/ search", "s filter"]
    assert room < 48 or shown[-2:] == ["? help", "q quit"]


@pytest.mark.sampled
@pytest.mark.parametrize("size", [(200, 20), (120, 36), (80, 24), (40, 12), (20, 6)], ids=str)
@pytest.mark.parametrize(("keys", "groups"), [((), MAIN), (("a", "t"), build_keymap().clippings)], ids=["main", "t"])
async def test_the_foot_shows_the_hints_of_the_commands(
    opened: Opening, size: tuple[int, int], keys: tuple[str, ...], groups: tuple[CommandGroup, ...]
) -> None:
    async with opened(size=size) as on:
        await on.press(*keys)
        hints = footer_hints(groups, size[0] - 2)
        left = [text_of(hint) for hint in hints if not hint.is_at_right_end]
        right = [text_of(hint) for hint in hints if hint.is_at_right_end]
        assert re.split(r"\s{2,}", on.shown.splitlines()[-1].strip()) == [*left, *right]
        assert on.shown.splitlines()[-1].endswith("  ".join(right))
        assert len(on.shown.splitlines()[-1]) >= size[0] - 2, "help and quit stand at the right end"
        hinted = {command.hint for group in groups for command in group.commands}.difference({""})
        assert len(footer_hints(groups, size[0] - 2)) == len(hinted) or size[0] < 200


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_shows_every_command(opened: Opening, key: str) -> None:
    async with opened(size=(100, 110)) as on:
        await on.press(key)
        for group in (*build_keymap().main, *build_keymap().selection):
            assert group.title in on.shown
            for command in group.commands:
                assert re.search(re.escape(command.displayed_keys) + r"\s+" + re.escape(command.title), on.shown)
        await on.press("escape")
        assert on.app.screen is on.browse


async def test_help_in_the_clippings_is_theirs(opened: Opening) -> None:
    async with opened() as on:
        await on.press("t", "question_mark")
        assert "Remove everything" in on.shown
        await on.press("q", "escape")
        assert on.app.screen is on.browse


@pytest.mark.parametrize(
    ("keys", "groups"), [((), build_keymap().main), (("a", "t"), build_keymap().clippings)], ids=["main", "t"]
)
async def test_the_palette_lists_every_command_with_its_key(
    opened: Opening, keys: tuple[str, ...], groups: tuple[CommandGroup, ...]
) -> None:
    async with opened(size=(100, 100)) as on:
        await on.press(*keys, "ctrl+p")
        commands = [command for group in groups for command in group.commands if command.name != "palette"]
        for command in commands:
            assert re.search(
                re.escape(command.title) + r"\W+" + re.escape(command.displayed_keys) + r"\s", on.shown + " "
            )


@pytest.mark.parametrize("key", ["P", "ctrl+p"])
async def test_both_keys_of_the_palette_work_in_the_clippings(opened: Opening, key: str) -> None:
    async with opened() as on:
        await on.press("a", "t", key)
        assert "Remove everything" in on.shown
        assert on.app.screen is not on.browse


async def test_the_palette_finds_and_runs_a_command(opened: Opening) -> None:
    async with opened() as on:
        await on.press("ctrl+p")
        await on.type("light or dark")
        await on.until(lambda: "Show the clippings" not in on.shown)
        assert "Light or dark" in on.shown
        await on.press("enter")
        await on.until(lambda: on.app.theme == "onrecord-light")
        assert on.app.screen is on.browse


async def test_light_and_dark(opened: Opening) -> None:
    async with opened() as on:
        await on.press("T")
        assert on.app.theme == "onrecord-light"
        await on.press("T")
        assert on.app.theme == "onrecord-dark"


async def test_q_quits(opened: Opening) -> None:
    async with opened() as on:
        await on.press("q")
        assert on.app._exit


async def test_without_refused_packs_there_is_nothing_to_show(opened: Opening) -> None:
    async with opened() as on:
        await on.press("exclamation_mark")
        assert "no pack was refused" in on.message


async def test_refused_packs_are_told_of_and_shown(opened: Opening, library: LoadedPacks) -> None:
    problems = tuple(Problem("bad/terms.toml", n, f"term[{n}]", f"[bold]found {n}[/]", "better") for n in range(3))
    async with opened(packs=LoadedPacks(library.packs, (PackRefused("bad", problems),))) as on:
        assert "1 pack refused" in on.message
        await on.press("exclamation_mark")
        for problem in problems:
            assert str(problem)[:40] in on.shown
        await on.press("j", "k", "down", "up", "space", "pagedown", "pageup", "escape")
        assert on.app.screen is on.browse


async def test_what_is_wrong_with_the_configuration_can_be_read_again_and_acts_on_nothing(opened: Opening) -> None:
    async with opened(notice="config.toml:1: no theme “\x1b[2J”") as on:
        assert on.message == "config.toml:1: no theme “\\u{001B}[2J”"
        await on.press("j")
        assert on.message == ""
        await on.press("exclamation_mark")
        assert "config.toml:1: no theme “\\u{001B}[2J”" in on.shown
