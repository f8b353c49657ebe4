"""Packs of schema 2 in the browser: other languages, published labels and headings, any parties."""

from __future__ import annotations

import pytest

from onrecord.model import Kind
from onrecord.navigation.hit_row import HitRow
from onrecord.packs import LoadedPacks
from tests.support.gold_statements import EXPECTED, gold_pack
from tests.tui.conftest import Opening

SIZES = [(120, 36), (80, 24), (40, 12)]


@pytest.fixture(scope="module")
def gold() -> LoadedPacks:
    newest_first = sorted(map(gold_pack, EXPECTED), key=lambda pack: pack.statement.date, reverse=True)
    return LoadedPacks(tuple(newest_first))


@pytest.mark.sampled
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("pack_id", EXPECTED)
async def test_every_section_is_browsed(opened: Opening, pack_id: str, size: tuple[int, int]) -> None:
    pack = gold_pack(pack_id)
    async with opened(packs=LoadedPacks((pack,)), size=size) as on:
        for number, kind in enumerate(Kind, 1):
            await on.press(str(number))
            for _ in pack.of_kind(kind):
                document = on.app.browser.document()
                assert document.blocks
                assert "None" not in on.shown.split()
                await on.press("j")
        await on.press("8", "l")
        for _ in pack.statement.sentences:
            assert "None" not in on.shown.split()
            await on.press("j")


async def test_labels_and_headings_stand_where_they_are_published(opened: Opening) -> None:
    async with opened(packs=LoadedPacks((gold_pack("five-harbors-2025"),)), size=(120, 44)) as on:
        await on.press("8")
        for line in (
            "¶ 1  Who met",
            "  • the Sollen Charter of 2019;",
            "I. Safe passage",
            "1. We commit to keep the northern strait open.",
            "  (a) have opened a joint rescue center, and",
            "II. Weather from orbit",
        ):
            assert line in on.shown
        assert "Headings after “¶” are the editor's" in on.shown


async def test_a_letter_keeps_its_lines(opened: Opening) -> None:
    async with opened(packs=LoadedPacks((gold_pack("keeper-letter"),))) as on:
        await on.press("8")
        lines = [line.strip("│▌ ").rstrip("│ ") for line in on.shown.split("\n")]
        start = next(number for number, line in enumerate(lines) if line.endswith("The Keeper of the Lights"))
        assert lines[start + 1].endswith("Old Tower")
        assert lines[start + 2].endswith("Port Sollen")
        await on.press("5")
        assert on.app.browser.document().blocks == ()


async def test_several_are_searched_and_cited_each_by_its_own_labels(opened: Opening, gold: LoadedPacks) -> None:
    async with opened(packs=gold) as on:
        await on.press("slash")
        await on.type("joint rescue center kind:sentence")
        await on.press("enter", "y")
        assert on.copied.endswith(
            "(Communiqué of the Ministers of the Five Harbors, Port Sollen, 14 June 2025, para. 2(a))"
        )
        await on.press("escape", "slash")
        await on.type("海洋観測")
        await on.press("enter", "y")
        assert "みなと, 2 May 2025, para. 2 of the text; paragraph numbers added" in on.copied


async def test_a_clipping_of_short_paragraphs_stays_in_its_row(opened: Opening) -> None:
    async with opened(packs=LoadedPacks((gold_pack("five-harbors-2025"),)), size=(100, 24)) as on:
        await on.press("colon")
        await on.type("p11-p13")
        await on.press("enter", "a", "t")
        lines = on.shown.split("\n")
        [number] = [number for number, line in enumerate(lines) if "map the sea ice;  • map the sea ice;" in line]
        assert "p11.s1-p13.s1" in lines[number + 1] or "p11-p13" in lines[number + 1]


async def test_a_row_that_was_found_by_its_heading_shows_the_heading(opened: Opening) -> None:
    async with opened(packs=LoadedPacks((gold_pack("five-harbors-2025"),))) as on:
        await on.press("slash")
        await on.type("orbit kind:sentence")
        await on.press("enter")
        row = next(row for row in on.app.browser.rows() if row.target)
        assert isinstance(row, HitRow)
        name, words = "II. Weather from orbit · paragraph 9", "Dalmora supports the STORMGLASS satellite mission."
        assert row.label == f"{name} · {words}"
        assert row.matches == ["orbit"]
        assert name in on.shown
        assert words in on.shown, "the words under the heading are read with it"


async def test_a_published_label_is_gone_to_and_others_like_it_are_said(opened: Opening) -> None:
    packs = LoadedPacks((gold_pack("five-harbors-2025"), gold_pack("umi-sora-2025")))
    async with opened(packs=packs) as on:
        await on.press("colon")
        await on.type("1.")
        await on.press("enter")
        assert on.crumbs == "Full text › p5"
        assert on.message == "1. is p5 here; it also stands at p9"
        await on.press("colon")
        await on.type("1.")
        await on.press("enter")
        assert on.crumbs == "Full text › p9"
        await on.press("colon")
        await on.type("shiokaze")
        await on.press("enter")
        assert on.message == "“shiokaze” is not in five-harbors-2025, but in umi-sora-2025"
        assert on.app.browser.pack.id == "umi-sora-2025"
        await on.press("colon")
        await on.type("41")
        await on.press("enter")
        assert "there is no paragraph 41" in on.shown
