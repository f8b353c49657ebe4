"""How looks are parsed, and written in the shortest way."""

from __future__ import annotations

import random

import pytest

from onrecord.tui.pen import DEFAULT_PEN, Pen, pen_after, pen_change, with_link
from tests.support.screen_model import ScreenModel
from tests.tiers import trials

ATTRIBUTES = ("1", "2", "3", "4", "5", "7", "8", "9")
COLORS = ("31", "39", "97", "42", "49", "107", "38;5;111", "48;5;24", "38;2;1;2;3", "48;2;18;18;18", "38;2;0;0;0")


def drawn(*codes: str) -> Pen:
    pen = DEFAULT_PEN
    for code in codes:
        changed = pen_after(pen, code)
        assert changed is not None
        pen = changed
    return pen


@pytest.mark.parametrize(
    ("color", "parameters"),
    [
        ("135;175;255", "5;111"),
        ("18;18;18", "5;233"),
        ("238;238;238", "5;255"),
        ("95;95;95", "5;59"),
        ("0;0;255", "2;0;0;255"),  # number 21, which some programs set
        ("0;0;0", "2;0;0;0"),
        ("0;95;0", "5;22"),
        ("135;175;254", "2;135;175;254"),
        ("8;8;8", "5;232"),
        ("248;248;248", "2;248;248;248"),
    ],
)
def test_a_color_of_the_palette_is_its_number(color: str, parameters: str) -> None:
    assert drawn(f"38;2;{color}").foreground == parameters
    assert drawn(f"48;2;{color}").background == parameters


@pytest.mark.parametrize("codes", ["38", "38;2;1;2", "38;5", "38;9;1", "58;5;1", "99", "108", "23;38"])
def test_what_is_unknown_or_cut_is_not_guessed(codes: str) -> None:
    assert pen_after(DEFAULT_PEN, codes) is None


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (("1", "31"), ("1", "32"), "\x1b[32m"),
        (("1", "38;5;111"), ("38;5;111",), "\x1b[22m"),
        (("1;2",), ("2",), "\x1b[;2m"),
        (("1;3;4;7;31;42",), ("32",), "\x1b[;32m"),
        (("31",), (), "\x1b[m"),
        (("1",), ("1",), ""),
        ((), ("7",), "\x1b[7m"),
    ],
)
def test_the_shortest_change_is_written(before: tuple[str, ...], after: tuple[str, ...], change: str) -> None:
    assert pen_change(drawn(*before), drawn(*after)) == change


def test_equal_pens_are_one_object() -> None:
    assert drawn("1", "31") is drawn("31", "1")
    assert drawn("1", "31", "0") is DEFAULT_PEN
    assert with_link(with_link(drawn("1"), ";https://example.org/"), "") is drawn("1")


def test_any_change_draws_as_the_whole_look_does() -> None:
    seed = 5
    print(f"seed {seed}")
    dice = random.Random(seed)
    pen = DEFAULT_PEN
    changed = ScreenModel(1, 1)
    for _ in range(trials(test=500, soak=20_000)):
        following = drawn(*dice.choices((*ATTRIBUTES, *COLORS), k=dice.randint(0, 5)))
        following = with_link(following, dice.choice(("", "id=1;https://example.org/")))
        whole = ScreenModel(1, 1)
        whole.feed(f"{pen_change(DEFAULT_PEN, following)}x")
        changed.feed(f"\x1b[1;1H{pen_change(pen, following)}x")
        assert changed.cells == whole.cells, (pen, following)
        pen = following
