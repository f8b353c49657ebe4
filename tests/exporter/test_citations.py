"""Citations after the first: short, or ibid. only where a reader cannot take it for another source."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exporter.citations import Citations, Cited, alike_sources
from onrecord.exporter.manners import IBID, ID, JAPANESE_IBID, MANNERS, SHORT
from onrecord.model import Pack, Ref, Statement
from onrecord.model.short_titles import short_titles
from onrecord.quoting.render.plain import render_plain
from onrecord.quoting.tree import TextParagraph
from tests.packs.a_pack import PackFolder, write_pack

REPEATING = {IBID: "Ibid., para. ", ID: "Id. ¶ ", JAPANESE_IBID: "同上、パラ"}


@pytest.fixture(scope="module")
def statements(shipped_pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Statement]:
    folder = tmp_path_factory.mktemp("packs") / "a-pack"
    write_pack(folder)
    packs = (shipped_pack, PackFolder(folder).load())
    return {pack.id: pack.statement for pack in packs}


def notes(statements: dict[str, Statement], manner: str, cited: Sequence[Sequence[Cited]]) -> list[str]:
    names = short_titles(statements, in_japanese=manner == JAPANESE_IBID)
    citations = Citations(manner, names, alike_sources(statements))
    return [render_plain((TextParagraph(citations.note(each).runs),)) for each in cited]


def at(statements: dict[str, Statement], *places: str) -> list[list[Cited]]:
    pairs = [place.split(":") for place in places]
    return [[Cited(pack, Ref.parse(ref), statements[pack])] for pack, ref in pairs]


def test_each_manner_reads_as_its_manual_has_it(statements: dict[str, Statement]) -> None:
    places = at(statements, "a-pack:p1", "a-pack:p2", "japan-us-space-8:p6", "a-pack:p2.s1")
    title = "The Weather Office, “Joint Statement on Blue Herons” (meeting held in Kyoto, June 1, 2024), para. 1"
    first, second, _, last = notes(statements, SHORT, places)
    assert first == f"{title} (paragraph numbers added), https://www.example.org/blue-herons/."
    assert second == last == "Blue Herons, 1 June 2024, para. 2."
    first, second, _, last = notes(statements, IBID, places)
    assert (first.startswith(title), second, last) == (True, "Ibid., para. 2.", "Blue Herons, 1 June 2024, para. 2.")
    first, second, _, last = notes(statements, ID, places)
    assert first.startswith("Joint Statement on Blue Herons, ¶ 1 (meeting held in Kyoto, June 1, 2024)")
    assert (second, last) == ("Id. ¶ 2.", "Blue Herons, ¶ 2 (June 1, 2024).")
    first, second, _, last = notes(statements, JAPANESE_IBID, places)
    assert first.startswith(
        "青鷺共同声明、京都、2024年6月1日、パラ1（パラ番号は付加）、https://www.example.org/blue-herons/。"
    )
    assert (second, last) == ("同上、パラ2。", "青鷺共同声明、2024年6月1日、パラ2。")
    assert all(note.startswith(title[:40]) for note in notes(statements, "full", at(statements, *["a-pack:p1"] * 3)))


GONE = Ref.parse("p99")


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("url", [None, "https://www.example.org/both/"])
def test_no_two_sources_have_the_same_note(statements: dict[str, Statement], manner: str, url: str | None) -> None:
    """Two statements of one title, one day and one address, as of two committees."""
    twins = {pack: statements["a-pack"]._replace(url=url) for pack in ("a1", "a2")}
    others = {"japan-us-space-8": statements["japan-us-space-8"]}
    places = at(twins | others, "a1:p1", "a2:p1", "japan-us-space-8:p6", "a2:p1", "a1:p1")
    a1, a2, other, *later = notes(twins | others, manner, places)
    assert ("a1" in a1, "a2" in a2, "pack" in other.lower()) == (True, True, False)
    assert a1.replace("a1", "a2") == a2
    assert ["a2" in later[0], "a1" in later[1]] == [True, True]
    assert all(note.endswith((".", "。")) and not note.endswith("..") for note in (a1, a2))


PLACES = st.tuples(
    st.sampled_from(["a-pack", "japan-us-space-8"]), st.sampled_from(["p1", "p2", str(GONE)]), st.booleans()
)
NOTES = st.lists(st.lists(PLACES, min_size=1, max_size=2), max_size=9)


@pytest.mark.parametrize("manner", MANNERS)
@given(drawn=NOTES)
def test_ibid_stands_only_where_it_is_right(
    statements: dict[str, Statement], manner: str, drawn: list[list[tuple[str, str, bool]]]
) -> None:
    cited = [
        [
            Cited(pack, Ref.parse(ref), statements[pack], f"source {pack}", is_proved and Ref.parse(ref) != GONE)
            for pack, ref, is_proved in each
        ]
        for each in drawn
    ]
    whole: set[str] = set()
    for number, (text, places) in enumerate(zip(notes(statements, manner, cited), cited, strict=True)):
        before = cited[number - 1] if number else []
        is_right = len(places) == len(before) == 1 and all(
            place.is_proved and place.pack == places[0].pack for place in (*places, *before)
        )
        assert any(text.startswith(start) for start in REPEATING.values()) == (is_right and manner in REPEATING)
        if is_right and manner in REPEATING:
            assert text.startswith(REPEATING[manner])
            continue
        for place in places:
            is_gone = place.ref == GONE
            assert not is_gone or f"source {place.pack}, para. {place.ref.first.paragraph} of the text" in text
            if not is_gone and place.pack not in whole:
                whole.add(place.pack)
                assert (statements[place.pack].url or "") in text, (
                    "the first is whole, whether its words are proved or not"
                )
        assert text.count("; ") >= len(places) - 1
