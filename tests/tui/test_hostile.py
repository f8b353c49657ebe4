"""What a pack, a query or a folder's name says is drawn as text: nothing in it acts as markup."""

from __future__ import annotations

import pathlib

import pytest
from textual.widgets import Static

from onrecord.packs import LoadedPacks, find_packs, load_packs
from tests.packs.a_pack import FILES, PackFolder, write_pack
from tests.support.driver import Driver
from tests.tui.conftest import Opening

MARKUP = "[b]x[/] [@click=app.quit]y[/]"
CLOSING = "[/]"
"""Taken for markup it is an error: there is nothing to close."""
NAMES = ("title", "title_ja", "short_title", "heading", "name", "name_ja", "short", "abbreviation", "official_name")
TEXTS = ("place", "publisher", "parent", "caveat", "text", "meaning", "expansion", "due")


@pytest.fixture
def hostile(tmp_path: pathlib.Path) -> LoadedPacks:
    """A pack of which every text of the editor's, and the official text too, holds markup; and a second pack."""
    pack = write_pack(tmp_path / "hostile")
    for file in FILES:
        text = "\n".join(_with_markup(line) for line in pack.read(file).split("\n"))
        pack.write(file, text.replace("The two sides met", f"{MARKUP} The two sides met"))
    pack.sign()
    other = write_pack(tmp_path / "other")
    other.replace("pack.toml", 'id = "a-pack"', 'id = "other"')
    library = load_packs(find_packs([str(pack.path), str(other.path)]))
    assert len(library.packs) == 2, [str(problem) for each in library.refused for problem in each.problems]
    return library


def _with_markup(line: str) -> str:
    key, found, rest = line.partition('= "')
    return f'{key}= "{MARKUP} {rest}' if found and key.strip() in NAMES + TEXTS else line


def assert_drawn(on: Driver) -> None:
    assert MARKUP in on.shown


@pytest.mark.sampled(3)
@pytest.mark.parametrize("key", list("1234678"))
async def test_in_lists_titles_and_documents(opened: Opening, hostile: LoadedPacks, key: str) -> None:
    async with opened(packs=hostile, size=(200, 50)) as on:
        await on.press(key)
        assert on.shown.count(MARKUP) >= 3
        await on.press("enter", "G")
        assert_drawn(on)


@pytest.mark.parametrize("width", [200, 90])
async def test_in_the_header(opened: Opening, hostile: LoadedPacks, width: int) -> None:
    async with opened(packs=hostile, size=(width, 24)) as on:
        assert MARKUP in on.shown.splitlines()[0]


async def test_in_the_titles_of_panes(opened: Opening, hostile: LoadedPacks) -> None:
    async with opened(packs=hostile, size=(200, 24)) as on:
        await on.press("s")
        await on.type(MARKUP)
        await on.press("enter")
        [head] = [line for line in on.shown.splitlines() if line.startswith("━━ Missions")]
        assert f"“{MARKUP}”" in head
        assert "3 of" not in head


@pytest.mark.parametrize("keys", [("c",), ("p",), ("8", "enter", "j", "enter")], ids=" ".join)
async def test_in_choices_and_their_previews(opened: Opening, hostile: LoadedPacks, keys: tuple[str, ...]) -> None:
    async with opened(packs=hostile, size=(200, 50)) as on:
        await on.press(*keys)
        assert on.app.screen is not on.browse
        assert_drawn(on)


async def test_in_clippings_and_in_what_is_said(opened: Opening, hostile: LoadedPacks) -> None:
    async with opened(packs=hostile, size=(200, 50)) as on:
        await on.press("a")
        assert_drawn(on)
        assert MARKUP in on.message
        await on.press("t")
        assert on.shown.count(MARKUP) >= 2
        await on.press("d")
        assert MARKUP in on.message


async def test_in_copies_it_is_as_published(opened: Opening, hostile: LoadedPacks) -> None:
    async with opened(packs=hostile) as on:
        on.go_to("p1.s1")
        await on.press("c", "p")
        assert on.copied == f"{MARKUP} The two sides met in Kyoto on June 1, 2024."


@pytest.mark.sampled(3)
@pytest.mark.parametrize("query", [MARKUP, CLOSING, "[", "[bold", "]", "\\[b]", "SLIM[/]"])
async def test_in_a_query(opened: Opening, query: str) -> None:
    async with opened() as on:
        await on.press("slash")
        await on.type(query)
        assert query in on.shown.splitlines()[1]
        await on.press("enter", "n", "b", "f")
        assert on.browse.finder.box.value == query


@pytest.mark.sampled(2)
@pytest.mark.parametrize("written", [MARKUP, CLOSING, "missions/[/]", "[/]:p6"])
async def test_in_what_somebody_wants_to_go_to(opened: Opening, written: str) -> None:
    async with opened() as on:
        await on.press("colon")
        await on.type(written)
        await on.press("enter")
        assert CLOSING in str(on.app.screen.query_one("#wrong", Static).content)
        assert on.shown.count(CLOSING) >= 2, "as it was typed, and in what is said of it"
        assert on.crumbs == "Missions › MDA"


async def test_in_the_palette(opened: Opening) -> None:
    async with opened() as on:
        await on.press("ctrl+p")
        await on.type(CLOSING)
        await on.press("escape")
        assert on.app.is_running


async def test_in_a_refused_pack_and_its_name(opened: Opening, library: LoadedPacks, a_pack: PackFolder) -> None:
    a_pack.replace("missions.toml", 'name = "Blue Heron"', f'name = 5\n"{MARKUP}" = 6')
    (refusal,) = load_packs([("[b]folder[/]", a_pack.path)]).refused
    async with opened(packs=LoadedPacks(library.packs, (refusal,)), size=(200, 50)) as on:
        await on.press("exclamation_mark")
        assert "[b]folder[/]" in on.shown
        assert all(word in on.shown for word in MARKUP.split())


async def test_a_refused_pack_beside_a_good_one(opened: Opening, library: LoadedPacks, a_pack: PackFolder) -> None:
    a_pack.remove("terms.toml")
    a_pack.replace("areas.toml", 'name = "Law"', "name = 7")
    a_pack.replace("events.toml", 'place = "Kyoto"', 'plaice = "Kyoto"')
    a_pack.replace("participants.toml", 'side = "japan"', 'side = "mars"')
    (refusal,) = load_packs([("bad", a_pack.path)]).refused
    assert len(refusal.problems) >= 4
    async with opened(packs=LoadedPacks(library.packs, (refusal,)), size=(60, 14)) as on:
        assert "1 pack refused" in on.message
        assert on.crumbs == "Missions › MDA"
        await on.press("exclamation_mark")
        seen = on.shown
        for _ in range(30):
            await on.press("j")
            seen += on.shown
        words = {word for problem in refusal.problems for word in str(problem).split()}
        assert {word for word in words if word not in seen} == set()
        await on.press("exclamation_mark")
        assert on.app.screen is on.browse
