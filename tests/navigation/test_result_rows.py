"""What a search lists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Pack, Paragraph, Sentence
from onrecord.navigation import AnyRow
from onrecord.navigation.hit_row import LEAD_CELLS, cut_to_first_mark
from onrecord.navigation.result_rows import KeyNames, ResultRows, result_rows
from onrecord.search import build_memory_index
from onrecord.text.cell_width import cell_width


def _rows(text: str, *packs: Pack) -> ResultRows:
    return result_rows(build_memory_index(packs).search(text), several_packs=len(packs) > 1)


def _lit(row: AnyRow) -> list[str]:
    return [row.label[start:end] for start, end in row.marks]


def _with_text(pack: Pack, text: str) -> Pack:
    """The pack with one sentence, and no records."""
    paragraph = Paragraph(1, (Sentence(1, 1, text),), editor_heading="Only")
    return replace(pack, records=(), statement=pack.statement._replace(paragraphs=(paragraph,)))


@pytest.mark.parametrize("query", ["space", "SLIM", "宇宙", "U.S.", "anti satellite"])
def test_results_stand_under_their_kind_with_the_count(shipped_pack: Pack, query: str) -> None:
    rows = _rows(query, shipped_pack)
    headings = [n for n, row in enumerate(rows) if row.target is None]
    assert headings[0] == 0
    assert len({rows[n].label for n in headings}) == len(headings)
    for start, end in zip(headings, [*headings[1:], len(rows)], strict=True):
        assert rows[start].detail == str(end - start - 1)
        kinds = {
            row.target.address.partition("/")[0] if row.target.address else "sentences"
            for row in rows[start + 1 : end]
            if row.target
        }
        assert kinds == {rows[start].label.removeprefix("▾ ").lower()}


def test_every_hit_is_listed_once_and_the_best_kind_comes_first(shipped_pack: Pack) -> None:
    hits = build_memory_index((shipped_pack,)).search("SLIM").hits
    rows = [row for row in _rows("SLIM", shipped_pack) if row.target]
    assert len({row.target for row in rows}) == len(hits)
    assert rows[0].label == "SLIM"


def test_nothing_found_says_so_and_what_to_do(shipped_pack: Pack) -> None:
    rows = _rows("qqqq", shipped_pack)
    assert rows[0].label == "Nothing found."
    assert any("Esc" in row.label for row in rows)
    assert not any(row.target for row in rows)


def test_what_is_spelt_alike_stands_apart_from_what_was_typed(shipped_pack: Pack) -> None:
    labels = [row.label for row in _rows("delayed", shipped_pack) if not row.target]
    assert labels == [
        "Nothing found as typed.",
        "“delayed” does not occur; similar spellings: “declared” (1)",
        "Similarly spelled:",
        "▾ Sentences",
    ]
    slip = [row.label for row in _rows("maritme", shipped_pack) if not row.target]
    assert slip[:2] == ["no maritme; showing maritime", "ctrl+t searches for it as typed"]


def test_a_key_is_named_as_it_is_set_where_values_could_not_all_be_named(shipped_pack: Pack) -> None:
    results = build_memory_index((shipped_pack,)).search("org:zzz")
    labels = [row.label for row in result_rows(results, several_packs=False, keys=KeyNames(narrow="ctrl+f"))]
    assert "Try it without org: ctrl+f lists every filter." in labels
    assert not any(label.startswith("Without") for label in (row.label for row in _rows("area:zzz", shipped_pack)))


def test_the_editors_outcome_is_given_as_the_reason(shipped_pack: Pack) -> None:
    rows = [row.label for row in _rows("missed", shipped_pack) if row.target]
    assert "MMX · outcome: missed" in rows
    assert any(row.endswith("· outcome: kept, missed") for row in rows)


@pytest.mark.parametrize(
    ("query", "first"), [("colour:red", "no field colour: searched for as a "), ("grade:5-4", "write grade:4-5; ")]
)
def test_what_matters_is_said_first_where_a_narrow_list_cuts_it(shipped_pack: Pack, query: str, first: str) -> None:
    assert _rows(query, shipped_pack)[1].label.startswith(first)


def test_what_was_typed_is_marked(shipped_pack: Pack) -> None:
    rows = [row for row in _rows("maritime dom", shipped_pack) if row.target and row.target.ref]
    assert [_lit(row) for row in rows] == [["Maritime", "Dom"]]


def test_a_name_that_the_row_does_not_show_is_added(small_pack: Pack) -> None:
    row = next(row for row in _rows("ardea", small_pack) if row.target)
    assert row.label == "BH = Ardea"
    assert _lit(row) == ["BH", "Ardea"]


def test_words_that_the_row_does_not_show_are_quoted_with_whose_they_are(shipped_pack: Pack) -> None:
    alias = next(row for row in _rows("startup", shipped_pack) if row.target)
    assert alias.label == "Commercial = startups"
    caveat = next(row for row in _rows("kind:mission missile", shipped_pack) if row.target)
    assert caveat.label.startswith("MDA · caveat: …")
    assert _lit(caveat) == ["Missile"]


def test_what_is_said_of_a_query_stands_above_what_it_found(shipped_pack: Pack) -> None:
    note, advice, heading, *_ = _rows("maritme", shipped_pack)
    assert note.label == "no maritme; showing maritime"
    assert "ctrl+t" in advice.label
    assert heading.label == "▾ Missions"
    assert not any(row.target for row in (note, advice, heading))


@pytest.mark.parametrize(("query", "label"), [("bh", "BH"), ("weather wo", "WO     Weather Office")])
def test_nothing_is_added_to_a_row_that_shows_the_match(small_pack: Pack, query: str, label: str) -> None:
    assert next(row for row in _rows(query, small_pack) if row.target).label == label


def test_a_sentence_found_by_another_name_is_marked_where_it_is_meant(shipped_pack: Pack) -> None:
    [row] = [row for row in _rows("METI", shipped_pack) if row.target and row.target.ref]
    assert _lit(row) == ["Ministry of Economy, Trade and Industry"]


def test_a_late_match_is_brought_to_the_front(small_pack: Pack) -> None:
    text = "Many words that nobody looks for stand before the heron at the very end of it."
    [_, row] = _rows("heron", _with_text(small_pack, text))
    assert row.label == "…stand before the heron at the very end of it."
    assert _lit(row) == ["heron"]


def test_an_early_match_leaves_the_sentence_whole(small_pack: Pack) -> None:
    [_, row] = _rows("heron", _with_text(small_pack, "A heron. And more."))
    assert (row.label, row.detail, row.marks) == ("A heron. And more.", "p1.s1", ((2, 7),))


def test_a_late_match_is_brought_to_the_front_without_spaces_too(small_pack: Pack) -> None:
    text = "これは長い文であり空白がないのでどこでも切ることができるが最後に青鷺が出る"
    [_, row] = _rows("青鷺", _with_text(small_pack, text))
    assert row.label.startswith("…")
    assert row.label[1:] in text
    assert row.marks[0][0] <= LEAD_CELLS
    assert _lit(row) == ["青鷺"]


def test_with_several_packs_each_row_names_its_own(shipped_pack: Pack, small_pack: Pack) -> None:
    rows = [row for row in _rows("mission", shipped_pack, small_pack) if row.target]
    assert {row.target.pack for row in rows if row.target} == {"japan-us-space-8", "a-pack"}
    for row in rows:
        assert row.target
        title, date = {"japan-us-space-8": ("Eighth Japan-U.S. C…", "24 Mar 2023"), "a-pack": ("A Pack", "1 Jun 2024")}[
            row.target.pack
        ]
        assert row.detail.endswith(f"{date} · {title}") or (row.target.address or "").startswith("events/")
        assert all(date[-4:] in form for form in (row.detail, *row.shorter_details))


def test_as_much_stands_before_a_match_as_there_is_room_for_in_cells() -> None:
    text = "宇宙の平和利用を" * 3 + "青鷺と"
    first = text.index("青鷺")
    shown, [(start, end)] = cut_to_first_mark(text, ((first, first + 2),), LEAD_CELLS)
    assert shown[start:end] == "青鷺"
    assert shown == "…の平和利用を青鷺と"
    assert cell_width(shown[1:start]) <= LEAD_CELLS // 2
    accented = "e\u0301" * LEAD_CELLS + "heron"
    mark = (2 * LEAD_CELLS, 2 * LEAD_CELLS + 5)
    assert cut_to_first_mark(accented, (mark,), LEAD_CELLS) == (accented, (mark,)), "accents need no room"


@pytest.mark.parametrize("before", ["e\u0301", "👩\u200d🚀", "か\u3099"])
def test_a_late_match_is_brought_to_the_front_between_characters(before: str) -> None:
    text = before * 40 + "heron"
    first = text.index("heron")
    shown, _ = cut_to_first_mark(text, ((first, first + 5),))
    assert shown.startswith("…")
    assert shown[1:].removesuffix("heron").replace(before, "") == ""
