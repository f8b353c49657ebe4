"""Copies: the exact bytes, the same at every size, and the truth about where they went."""

from __future__ import annotations

import pytest

from onrecord.model import Ref
from onrecord.navigation.result_rows import folded_groups
from onrecord.packs import LoadedPacks
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import STYLES
from onrecord.quoting.tables import FORMS
from onrecord.settings import SavedState
from tests.packs.a_pack import PackFolder
from tests.tui.conftest import Opening

SLIM = (
    "“In space science, both sides expressed excitement regarding the upcoming launch of the XRISM and SLIM missions "
    "in 2023 and the Phobos sample return mission, MMX, in 2024.” (Joint Statement of the Eighth Meeting of the "
    "Japan-U.S. Comprehensive Dialogue on Space, Tokyo, 24 March 2023, para. 6; paragraph numbers added)"
)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12), (10, 4)])
async def test_the_default_copy_exactly_at_every_size(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        on.go_to("missions/slim")
        await on.press("y")
        assert on.copied == SLIM


async def test_without_a_clipboard_nothing_is_called_copied(opened: Opening) -> None:
    async with opened() as on:
        await on.press("y")
        assert "copied" not in on.message
        assert str(on.copy_file) in on.message


async def test_each_letter_copies_in_its_style(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        pack = on.app.browser.pack
        for style in STYLES:
            await on.press("c", style.letter)
            assert on.copied == style.render(excerpt(pack, Ref.parse("p6.s7"), pack.record("missions/slim"))), style
            assert on.app.state.style == style.name


async def test_the_chooser_previews_and_remembers(opened: Opening) -> None:
    async with opened() as on:
        await on.press("c")
        assert on.preview().startswith("“Both sides also conducted")
        await on.press("down")
        assert on.preview().startswith("Both sides also conducted")
        await on.press("enter")
        assert on.copied.startswith("Both sides also conducted")
        await on.press("c")
        assert on.preview().startswith("Both sides also conducted")
        await on.press("escape", "y")
        assert on.copied.startswith("“Both sides also conducted")


async def test_the_style_chosen_last_time_is_offered_first(opened: Opening) -> None:
    async with opened(state=SavedState(style="plain")) as on:
        await on.press("c")
        assert on.preview().startswith("Both sides also conducted")
        await on.press("enter")
        assert on.copied.startswith("Both sides also conducted")
        await on.press("y")
        assert on.copied.startswith("“Both sides also conducted")


async def test_only_the_words_of_a_record(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("commitments/ninth-meeting")
        await on.press("w")
        assert on.copied.startswith("“[C]oncurred on holding the Ninth meeting of the Dialogue in the United States in")
        await on.press("8", "w")
        assert "whole sentence" in on.message


@pytest.mark.sampled(3)
@pytest.mark.parametrize("section", "12345678")
async def test_the_message_counts_the_rows_that_the_table_has(opened: Opening, section: str) -> None:
    async with opened() as on:
        await on.press(section, "Y")
        rows = [line for line in on.copied.splitlines() if line.startswith("| ") and not line.startswith("| ---")]
        assert on.message.startswith(f"Sent the list as a table of {len(rows) - 1} rows, not verifiable  ")


async def test_words_of_a_range_are_named_and_cited_where_they_stand(opened: Opening, a_pack: PackFolder) -> None:
    a_pack.replace("areas.toml", '{ ref = "p2.s1", quote', '{ ref = "p1-p2", quote')
    async with opened(packs=LoadedPacks((a_pack.load(),))) as on:
        on.go_to("areas/law")
        await on.press("w")
        assert on.copied.startswith("“[T]he Treaty of Nara.” (Joint Statement on Blue Herons, ")
        assert "1 June 2024, para. 2; " in on.copied
        assert on.message.startswith("Sent part of p2.s1 as quote, not verifiable  ")


async def test_a_record_without_official_text_is_copied_whole_or_not_at_all(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("events/dialogue-1")
        for key in ("y", "w", "a"):
            await on.press(key)
            assert "there is no official text here" in on.message
            assert "c e copies the record" in on.message
            assert "whole sentence" not in on.message
        await on.press("c", "q")
        assert "c e copies the record" in on.message
        await on.press("c", "e")
        assert on.copied.startswith("First Meeting of the Japan-U.S. Comprehensive Dialogue on Space [editor’s]")
        assert "[No official text: Joint Statement of the Eighth Meeting" in on.copied
        assert "Held in Tokyo." in on.copied
        assert "record of 1st Dialogue, 2013, without official text" in on.message


async def test_a_selection_of_sentences(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("p6.s7")
        await on.press("v", "j", "y")
        statement = on.app.browser.pack.statement
        assert on.copied.startswith("“" + statement.text_at(Ref.parse("p6.s7-s8")) + "”")
        await on.press("right_curly_bracket", "right_curly_bracket", "y")
        assert statement.text_at(Ref.parse("p7.s1")) in on.copied
        assert "paras. 6–7" in on.copied
        await on.press("escape", "y")
        assert on.copied.startswith("“" + statement.text_at(Ref.parse("p7.s1")) + "”")


async def test_the_list_as_a_table(opened: Opening) -> None:
    async with opened() as on:
        await on.press("5", "Y")
        lines = on.copied.splitlines()
        assert lines[0].startswith("| Actor (editor) | Clause |")
        assert len(lines) == 2 + 30 + 4
        assert lines[-3].startswith("Source of the statement’s words: [Joint Statement of the Eighth Meeting")
        await on.press("slash")
        await on.type("METI")
        await on.press("enter", "Y")
        assert "| METI |" in on.copied
        assert "| p2.s2 |" in on.copied


async def test_the_list_in_each_form(opened: Opening) -> None:
    async with opened() as on:
        for form in FORMS:
            await on.press("C", form.letter)
            assert "Smart Lander for Investigating Moon" in on.copied
            assert on.copied.startswith({"markdown": "| Mission", "tsv": "Mission\t", "html": "<table>"}[form.name])


async def test_collecting_undoing_and_copying_all(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("missions/slim")
        await on.press("a")
        assert "brief: Brief (1)" in on.shown.splitlines()[0]
        await on.press("u")
        assert "brief: Brief (0)" in on.shown.splitlines()[0]
        await on.press("u")
        assert "nothing to undo" in on.message
        await on.press("a", "j", "a", "t")
        assert "2 clippings" in on.shown
        await on.press("Y")
        assert on.copied.startswith(f"{SLIM}\n\n“")


async def test_the_clippings_screen(opened: Opening) -> None:
    async with opened() as on:
        await on.press("t")
        assert "nothing collected yet" in on.message
        await on.press("y")
        assert "nothing was copied" in on.message
        await on.press("d")
        assert "nothing to remove" in on.message
        await on.press("q", "a", "j", "a", "j", "a", "t")
        assert on.app.session.clippings.clippings[0].title == "MDA"
        await on.press("j", "d")
        assert [clip.title for clip in on.app.session.clippings.clippings] == ["MDA", "Artemis"]
        await on.press("u", "k", "delete")
        assert len(on.app.session.clippings) == 2
        await on.press("u", "D")
        assert len(on.app.session.clippings) == 0
        await on.press("u", "c", "p")
        assert on.copied.startswith("Both sides also conducted discussions")
        await on.press("end", "up", "home", "down", "g", "G", "enter")
        assert on.crumbs == "Full text › p6.s2"
        await on.press("t", "o")
        assert on.crumbs == "Full text › p4.s2"


async def test_text_fields_and_the_mouse_copy_through_the_same_door(opened: Opening) -> None:
    async with opened() as on:
        written: list[str] = []
        assert on.app._driver is not None
        on.app._driver.write = written.append  # type: ignore[method-assign, assignment]
        on.app.copy_to_clipboard("from a text field")
        await on.settle()
        assert on.copied == "from a text field"
        assert on.app.ALLOW_SELECT is False
        sequences = [text for text in written if "\x1b]52" in text]
        assert len(sequences) == 1, "the one OSC 52 is our route's"
        assert "not verifiable" in on.message


async def test_showing_plainly_before_anything_was_copied(opened: Opening) -> None:
    async with opened() as on:
        await on.press("S")
        assert "nothing copied yet" in on.message
        await on.press("y")
        await on.press("S")
        assert "cannot be left" in on.message


NINTH = "p8.s1 has an editor's caution"


async def test_a_passage_with_a_caution_says_so_when_it_is_copied_or_collected(opened: Opening) -> None:
    async with opened() as on:
        on.go_to("commitments/ninth-meeting")
        for keys in (("y",), ("w",), ("c", "p")):
            await on.press(*keys)
            assert f"  {NINTH}  ! copies it too" in on.message
            assert "undertaking" not in on.copied
        await on.press("a")
        assert f"  {NINTH}  " in on.message
        await on.press("c", "e")
        assert "editor's caution" not in on.message
        assert "[Editor’s caution: The only undertaking in the statement with a date.]" in on.copied
        await on.press("t", "Y")
        assert f"  {NINTH}  ! copies it too" in on.message
        await on.press("escape")
        on.go_to("p8.s1")
        await on.press("y", "exclamation_mark")
        assert "[Editor’s caution on “concurred on holding the Ninth meeting" in on.copied
        on.go_to("p1.s2")
        await on.press("y")
        assert "editor's caution" not in on.message


async def test_tables_of_several_packs_say_which_statement_a_row_is_from(
    opened: Opening, two_packs: LoadedPacks
) -> None:
    async with opened(packs=two_packs) as on:
        await on.press("slash")
        await on.type("discussed")
        await on.press("enter", "Y")
        rows = [line for line in on.copied.splitlines() if line.startswith("| ") and not line.startswith("| ---")]
        statements = {row.split(" | ")[0].removeprefix("| ") for row in rows}
        assert statements == {
            "Statement",
            "Blue Herons, 1 June 2024",
            "Eighth Japan-U.S. Comprehensive Dialogue on Space, 24 March 2023",
        }


async def test_clippings_of_several_packs_each_cite_their_own(opened: Opening, two_packs: LoadedPacks) -> None:
    async with opened(packs=two_packs) as on:
        on.go_to("japan-us-space-8:p8.s1")
        await on.press("a")
        on.go_to("a-pack:p1.s2")
        await on.press("a", "t", "c", "e")
        ours, _, theirs = on.copied.partition("The only undertaking in the statement with a date.]")
        assert "(Joint Statement of the Eighth Meeting" in ours
        assert "Blue Herons" not in ours
        assert "(Joint Statement on Blue Herons, Kyoto, 1 June 2024" in theirs
        assert theirs.endswith("[Editor’s caution on “BH”: A bird.]")


async def test_where_every_group_is_folded_the_list_is_not_called_empty(opened: Opening) -> None:
    async with opened() as on:
        await on.press("slash")
        await on.type("grade:5")
        await on.press("enter", "z", "Y")
        count = sum(len(group.hits) for group in folded_groups(on.app.browser.rows()))
        assert count > 1
        assert f"all {count} results are folded" in on.shown
        assert "z unfolds a group" in on.shown
        assert not on.copy_file.exists()


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)], ids=str)
async def test_a_key_in_the_list_of_styles_makes_one_that_of_y(opened: Opening, size: tuple[int, int]) -> None:
    async with opened(size=size) as on:
        on.go_to("p6.s7")
        await on.press("c", "j")
        assert "= make it the style of y" in on.shown or size[0] < 80
        await on.press("j", "equals_sign")
        assert on.app.screen is on.browse
        assert on.message.startswith("y copies as markdown from now on")
        assert not on.copy_file.exists(), "nothing was copied yet"
        await on.press("y")
        assert on.copied.startswith("> ")
        assert on.app.state.copy_style == "markdown"
        await on.press("u", "y")
        assert on.copied.startswith("“")
        assert on.app.state.copy_style is None


async def test_the_style_of_y_is_remembered(opened: Opening) -> None:
    async with opened(state=SavedState(copy_style="bullet")) as on:
        on.go_to("p6.s7")
        await on.press("y")
        assert on.copied.startswith("• ")
        assert on.app.state.copy_style == "bullet"
