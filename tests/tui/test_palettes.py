"""The colors of the themes, computed: contrast, color blindness, exactness with 256 colors, readability with 16."""

from __future__ import annotations

import itertools

import pytest
from rich.color import Color, ColorSystem

from onrecord.tui.color_filters import nearest
from onrecord.tui.palettes import PALETTES, css_color, rgb
from onrecord.tui.themes import textual_theme
from tests.support.color_science import MACHADO_2009, RGB, as_seen, contrast, delta_e_2000, lab, linear
from tests.tui.color_pairs import LEAST_CONTRAST, LEAST_OF_MARKS, MARK_PAIRS, TEXT_PAIRS

VOICES = ("text", "accent", "editor", "quiet")
LEAST_DIFFERENCE = {"dark": 15.0, "light": 20.0, "high-contrast-dark": 12.5, "high-contrast-light": 14.0}
"""ΔE2000 of any two voices, however they are seen; 10 is told apart at a glance."""


def pair(theme: str, names: tuple[str, str]) -> tuple[RGB, RGB]:
    colors = PALETTES[theme]
    return rgb(colors[names[0]]), rgb(colors[names[1]])


@pytest.mark.parametrize("theme", PALETTES)
def test_all_text_can_be_read(theme: str) -> None:
    low = {names: ratio for names in TEXT_PAIRS if (ratio := contrast(*pair(theme, names))) < LEAST_CONTRAST[theme]}
    assert not low


@pytest.mark.parametrize("theme", PALETTES)
def test_all_marks_can_be_seen(theme: str) -> None:
    low = {names: ratio for names in MARK_PAIRS if (ratio := contrast(*pair(theme, names))) < LEAST_OF_MARKS}
    assert not low


def test_a_pair_that_is_too_low_is_found() -> None:
    assert contrast(*pair("dark", ("rule", "page"))) < LEAST_OF_MARKS


@pytest.mark.parametrize("sight", [*MACHADO_2009, "typical"])
@pytest.mark.parametrize("theme", PALETTES)
def test_no_two_voices_look_alike(theme: str, sight: str) -> None:
    colors = {name: rgb(PALETTES[theme][name]) for name in VOICES}
    seen = {name: lab(linear(color) if sight == "typical" else as_seen(color, sight)) for name, color in colors.items()}
    differences = {(a, b): delta_e_2000(seen[a], seen[b]) for a, b in itertools.combinations(VOICES, 2)}
    assert min(differences.values()) >= LEAST_DIFFERENCE[theme], differences


def test_the_numbers_are_those_of_the_palette_of_256() -> None:
    for number in range(16, 256):
        triplet = Color.from_ansi(number).get_truecolor()
        assert rgb(number) == tuple(triplet), number
        assert nearest(Color.from_rgb(*rgb(number))).get_truecolor() == triplet


def test_a_color_is_sent_as_its_number_also_where_red_green_and_blue_could_be() -> None:
    color = Color.from_ansi(PALETTES["dark"]["accent"])
    assert {
        tuple(color.downgrade(system).get_ansi_codes()) for system in (ColorSystem.EIGHT_BIT, ColorSystem.TRUECOLOR)
    } == {("38", "5", "111")}


@pytest.mark.parametrize("name", [*PALETTES, "terminal"])
def test_textual_rounds_none_of_them(name: str) -> None:
    theme = textual_theme(name)
    generated = {**theme.to_color_system().generate(), **theme.variables}
    colors = {key.replace("_", "-"): css_color(n) for key, n in PALETTES.get(name, PALETTES["dark"]).items()}
    named = {"foreground": "text", "background": "page", "panel": "panel", "accent": "accent", "warning": "editor"}
    assert {key: generated[key].lower() for key in named} == {key: colors[color] for key, color in named.items()}
    assert {key: generated[key] for key in ("quiet", "good", "bar")} == {
        key: colors[key] for key in ("quiet", "good", "bar")
    }
