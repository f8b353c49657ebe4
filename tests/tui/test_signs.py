"""With signs of ASCII alone nothing that the program draws is of others; what governments and editors wrote stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.navigation.badges import BADGES
from onrecord.navigation.sign_legend import sign_meanings
from onrecord.packs import LoadedPacks
from onrecord.session.preferences import SessionPreferences
from onrecord.session.terminal_abilities import TerminalAbilities
from onrecord.text.signs import AsciiSigns, Signs, own_words, signs, use_ascii_signs
from tests.support.driver import NAMES
from tests.tui.color_scenes import GLANCE, SIZES, STEPS, scenes_of
from tests.tui.conftest import Opening

UNICODE_SIGNS, ASCII_SIGNS = (
    {name: value for name, value in vars(kind).items() if not name.startswith("_")} for kind in (Signs, AsciiSigns)
)
ASCII = SessionPreferences(signs="ascii")
COPIES = ("clippings", "copy chooser", "words selected")
"""Scenes that show words as they are copied, with the marks of their style."""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    use_ascii_signs(False)


def characters(packs: LoadedPacks) -> set[str]:
    """Return the characters that the packs bring along."""
    return {char for pack in packs.packs for char in repr((pack.statement, pack.records))}


@pytest.mark.sampled
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_only_what_is_in_the_packs_is_not_ascii(
    opened: Opening, library: LoadedPacks, size: tuple[int, int]
) -> None:
    own = set("".join((*UNICODE_SIGNS.values(), "★▮↑↓←→¶")).replace(" ", "")) - {"…", "·"}
    allowed = characters(library) - own
    async with opened(size=size, habits=ASCII, glance=True) as on:
        for scene in scenes_of(size):
            if scene == GLANCE:
                continue
            await on.press(*(NAMES.get(key, key) for key in STEPS[scene]))
            others = {char for char in on.shown if not char.isascii() and char != "\n"}
            assert not others & own, (scene, on.shown)
            assert others <= allowed | (set("“”…") if scene in COPIES else set()), (scene, others - allowed)
            for _ in range(4):
                await on.press("escape")
            while on.app.screen is not on.browse:
                await on.press("escape")


async def test_the_bar_beside_what_is_copied_is_there_and_the_words_are_as_published(opened: Opening) -> None:
    async with opened(habits=ASCII) as on:
        on.go_to("p6.s9")
        await on.settle()
        words = [line for line in on.shown.splitlines() if "Japan’s QZSS" in line]
        assert words
        assert all(" #| " in line for line in words)
        assert " | " in on.shown
        assert "== Full text" in on.shown
        await on.press("y")
        assert "“" in on.copied, "copies have nothing to do with the screen"


@pytest.mark.parametrize(
    ("lacks", "choice", "is_ascii"),
    [
        ("the fonts", "auto", True),
        ("", "auto", False),
        ("the fonts", "unicode", False),
        ("", "ascii", True),
    ],
)
async def test_the_setting_counts_and_else_the_terminal(
    opened: Opening, lacks: str, choice: str, is_ascii: bool
) -> None:
    async with opened(habits=SessionPreferences(signs=choice), abilities=TerminalAbilities(lacks_signs=lacks)) as on:
        await on.press("3")
        assert ("== Missions" in on.shown) is is_ascii
        assert ("━━ Missions" in on.shown) is not is_ascii


def test_each_sign_of_ascii_takes_as_many_cells() -> None:
    assert UNICODE_SIGNS.keys() == ASCII_SIGNS.keys()
    assert {name for name, sign in UNICODE_SIGNS.items() if len(sign) != len(ASCII_SIGNS[name])} == {"ellipsis"}
    assert "".join(ASCII_SIGNS.values()).isascii()
    assert not any(sign.isascii() for sign in UNICODE_SIGNS.values())


def test_what_the_program_says_is_written_with_them() -> None:
    said = "“moon”: 3 found · 26–27 Aug 2024… ★ ↓ Next"
    assert own_words(said) == said
    use_ascii_signs(True)
    assert own_words(said) == '"moon": 3 found - 26-27 Aug 2024... * Down Next'
    assert own_words("月の「約束」 côté Japan’s") == "月の「約束」 côté Japan’s"
    assert isinstance(signs(), AsciiSigns)


@pytest.mark.parametrize("is_ascii", [False, True])
def test_every_sign_of_rows_and_texts_has_one_meaning_and_stands_in_the_help(is_ascii: bool) -> None:
    use_ascii_signs(is_ascii)
    meanings = sign_meanings()
    by_sign: dict[str, set[str]] = {}
    for sign, meaning in meanings:
        by_sign.setdefault(sign, set()).add(meaning)
    collected = signs().collected, signs().collected_bar
    several = {sign for sign, found in by_sign.items() if len(found) > 1}
    assert several <= set(collected), "what a brief has may have one sign in lists and beside texts"
    explained = {*by_sign}
    states = {badge.ascii_sign if is_ascii else badge.sign for badge in BADGES.values()}
    assert explained == {
        *(signs().cursor_bar, signs().mark, signs().note, signs().bar, *collected),
        *states,
    }
    assert len(states) == len(BADGES)


@pytest.mark.parametrize("is_ascii", [False, True])
async def test_the_help_explains_the_signs(opened: Opening, is_ascii: bool) -> None:
    async with opened(habits=ASCII if is_ascii else SessionPreferences()) as on:
        await on.press("question_mark", "G")
        for sign, meaning in sign_meanings():
            assert f"{sign}  {meaning}" in on.shown
