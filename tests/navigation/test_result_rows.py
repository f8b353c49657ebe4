"""What a search lists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Pack, Paragraph, Sentence
from onrecord.navigation import AnyRow
from onrecord.navigation.displayed_keys import KeyNames
from onrecord.navigation.hit_row import HitRow, result_height
from onrecord.navigation.hit_words import _LEAD_CELLS, cut_to_first_mark
from onrecord.navigation.result_rows import ResultRows, result_rows
from onrecord.navigation.row_lines import RowShape
from onrecord.search import build_memory_index
from onrecord.text.cell_width import cell_width
from tests.navigation.row_shapes import SHAPES, USUAL_SHAPES, assert_fits, right_text
from tests.support.gold_statements import EXPECTED, gold_pack
from tests.tiers import sample

BESIDE, STACKED = USUAL_SHAPES[1], USUAL_SHAPES[2]


def _rows(text: str, *packs: Pack) -> ResultRows:
    return result_rows(build_memory_index(packs).search(text), several_packs=len(packs) > 1)


def _lit(row: AnyRow) -> list[str]:
    assert isinstance(row, HitRow)
    return row.matches


def _lines(row: AnyRow, shape: RowShape) -> list[str]:
    return [line.text for line in row.lines(shape)]


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
        assert _lines(rows[start], BESIDE) == [f"{rows[start].label}  {end - start - 1}"]
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
    assert _lines(rows[0], BESIDE)[0] == "SLIM  p6.s7"


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
    assert "Try it without org: Enter, then ctrl+f lists every filter." in labels
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
    assert row.label == "BH · = Ardea"
    assert _lines(row, BESIDE)[:2] == ["BH  p1.s2", "= Ardea"]
    assert _lit(row) == ["BH", "Ardea"]


def test_words_that_the_row_does_not_show_are_quoted_with_whose_they_are(shipped_pack: Pack) -> None:
    alias = next(row for row in _rows("startup", shipped_pack) if row.target)
    assert alias.label == "Commercial · = startups"
    caveat = next(row for row in _rows("kind:mission missile", shipped_pack) if row.target)
    assert caveat.label.startswith("MDA · caution: ")
    assert _lines(caveat, BESIDE)[1].startswith("caution: ")
    assert any("Missile" in line for line in _lines(caveat, BESIDE)[1:])
    assert _lit(caveat) == ["Missile"]


def test_what_is_said_of_a_query_stands_above_what_it_found(shipped_pack: Pack) -> None:
    note, advice, heading, *_ = _rows("maritme", shipped_pack)
    assert note.label == "no maritme; showing maritime"
    assert "ctrl+t" in advice.label
    assert heading.label == "▾ Missions"
    assert not any(row.target for row in (note, advice, heading))


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("bh", ["BH  p1.s2", "Blue Heron", "…data, and welcomed the “Blue…  ✓ kept  ▮ ended"]),
        ("weather wo", ["WO  p2.s2", "Weather Office", "Japan, co-chair, participant"]),
    ],
)
def test_below_a_name_that_shows_the_match_stands_what_it_is(small_pack: Pack, query: str, lines: list[str]) -> None:
    row = next(row for row in _rows(query, small_pack) if row.target)
    assert _lines(row, BESIDE) == lines


@pytest.fixture(scope="module")
def rows_of_words(shipped_pack: Pack) -> list[HitRow]:
    """Return the results of 40 words of the statement."""
    words = sample(sorted({word for text in _texts(shipped_pack) for word in text.split() if word.isalpha()}), 40)
    return [row for word in words for row in _rows(word, shipped_pack) if isinstance(row, HitRow)]


def test_no_line_of_a_result_is_blank(rows_of_words: list[HitRow]) -> None:
    """The last line says what else the record is if the words around the match need only one."""
    beside = [shape for shape in USUAL_SHAPES if result_height(shape) == 3]
    assert len(rows_of_words) > 200
    assert beside
    for row in rows_of_words:
        for shape in beside:
            lines = _lines(row, shape)
            assert all(lines), lines
            assert len(set(lines)) == 3, lines


def test_the_match_is_in_sight(rows_of_words: list[HitRow]) -> None:
    rows = [row for row in rows_of_words if row.matches]
    assert len(rows) > 200
    for row in rows:
        for shape in USUAL_SHAPES[:3]:
            lines = row.lines(shape)
            assert any(span.is_match for line in lines for span in line.left), _lines(row, shape)


def test_results_show_what_became_of_a_record(shipped_pack: Pack) -> None:
    [row] = [row for row in _rows("MMX", shipped_pack) if row.target and row.target.address == "missions/mmx"]
    assert right_text(row.lines(BESIDE)[-1]) == "✗ missed  > planned"
    assert right_text(row.lines(STACKED)[-1]) == "✗ missed  > planned"
    assert right_text(row.lines(USUAL_SHAPES[3])[-1]) == "✗>"
    assert right_text(row.lines(USUAL_SHAPES[3]._replace(ascii_signs=True))[-1]) == "x>"
    [slim] = [row for row in _rows("SSA", shipped_pack) if row.target and row.target.address == "missions/ssa"]
    assert _lines(slim, BESIDE)[-1] == "none noted"


def _texts(pack: Pack) -> list[str]:
    return [text for record in pack.records for text in (record.name, record.caveat or "", *record.aliases)]


def test_a_sentence_found_by_another_name_is_marked_where_it_is_meant(shipped_pack: Pack) -> None:
    [row] = [row for row in _rows("METI", shipped_pack) if row.target and row.target.ref]
    assert _lit(row) == ["Ministry of Economy, Trade and Industry"]


LATE = "Many words that nobody looks for stand before the heron at the very end of it."


def test_a_late_match_is_seen_in_every_list(small_pack: Pack) -> None:
    [_, row] = _rows("heron", _with_text(small_pack, LATE))
    assert _lit(row) == ["heron"]
    for shape in SHAPES:
        lit = [span.text for line in row.lines(shape) for span in line.left if span.is_match]
        assert lit == ["heron"], shape


def test_a_late_match_is_brought_to_the_front(small_pack: Pack) -> None:
    [_, row] = _rows("heron", _with_text(small_pack, f"{LATE[:-1]}, and of {LATE}"))
    _, first, *_ = _lines(row, BESIDE)
    assert first.startswith("…")
    assert "heron" in first
    assert " ".join(_lines(row, BESIDE)[1:]).strip("…") in row.label


def test_what_follows_a_late_match_leaves_room_for_more_before_it(small_pack: Pack) -> None:
    [_, row] = _rows("heron", _with_text(small_pack, LATE))
    assert _lines(row, BESIDE)[1:] == [
        "Many words that nobody looks for stand before the",
        "heron at the very end of it.",
    ]


def test_an_early_match_leaves_the_sentence_whole(small_pack: Pack) -> None:
    [_, row] = _rows("heron", _with_text(small_pack, "A heron. And more."))
    assert _lines(row, BESIDE)[:2] == ["paragraph 1  p1.s1", "A heron. And more."]
    assert _lit(row) == ["heron"]


def test_a_late_match_is_brought_to_the_front_without_spaces_too(small_pack: Pack) -> None:
    text = "これは長い文であり空白がないのでどこでも切ることができるが最後に青鷺が出る"
    [_, row] = _rows("青鷺", _with_text(small_pack, text))
    assert _lit(row) == ["青鷺"]
    [_, words] = _lines(row, RowShape(40, STACKED.arrangement))
    assert words.startswith("…")
    assert words[1:].removesuffix("…") in text
    assert cell_width(words[: words.index("青鷺")]) <= _LEAD_CELLS


def test_with_several_packs_each_row_names_its_own(shipped_pack: Pack, small_pack: Pack) -> None:
    rows = [row for row in _rows("mission", shipped_pack, small_pack) if row.target]
    assert {row.target.pack for row in rows if row.target} == {"japan-us-space-8", "a-pack"}
    for row in rows:
        assert row.target
        date = {"japan-us-space-8": "24 Mar 2023", "a-pack": "1 Jun 2024"}[row.target.pack]
        assert right_text(row.lines(STACKED)[0]).startswith(date)
        assert all(date[-4:] in _lines(row, shape)[0] for shape in SHAPES)
        if row.target.ref:
            title = {"japan-us-space-8": shipped_pack.title, "a-pack": small_pack.title}[row.target.pack]
            assert _lines(row, RowShape(130))[0].startswith(title)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("query", ["space", "SLIM", "宇宙", "anti satellite", "missed", "QZSS", "kind:commitment the"])
def test_results_fit_into_every_list_and_keep_their_ref(shipped_pack: Pack, small_pack: Pack, query: str) -> None:
    results = 0
    for packs in ((shipped_pack,), (shipped_pack, small_pack)):
        for row in _rows(query, *packs):
            for shape in SHAPES:
                lines = row.lines(shape)
                assert_fits(lines, shape)
                if isinstance(row, HitRow):
                    results += 1
                    assert len(lines) == result_height(shape)
                    ref = row.detail_forms[0].split()[-1]
                    assert right_text(lines[0]).split()[-1] == ref
                    assert row.detail_forms[-1].endswith(ref)
    assert results > 0


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_the_words_around_a_match_are_those_of_the_text(pack_id: str) -> None:
    """No official word is changed in a result: what is shown stands in the sentence but for ellipses at its ends."""
    pack, shown = gold_pack(pack_id), 0
    words = [word for s in pack.statement.sentences for word in s.text.split()[:6] if word.isalpha()]
    for word in list(dict.fromkeys((*EXPECTED[pack_id]["results"], *words)))[:25]:
        for row in _rows(word, pack):
            if not row.target or not row.target.ref or not isinstance(row, HitRow):
                continue
            text = pack.statement.text_at(row.target.ref).replace("\n", " ").replace(" ", "")
            for shape in USUAL_SHAPES:
                lines = "".join(_lines(row, shape)[1:]).replace(" ", "")
                if not lines.startswith("under"):
                    shown += 1
                    assert lines.strip("…") in text, (word, shape)
    assert shown > 5


def test_as_much_stands_before_a_match_as_there_is_room_for_in_cells() -> None:
    text = "宇宙の平和利用を" * 3 + "青鷺と"
    first = text.index("青鷺")
    shown, [(start, end)] = cut_to_first_mark(text, ((first, first + 2),), _LEAD_CELLS)
    assert shown[start:end] == "青鷺"
    assert shown == "…の平和利用を青鷺と"
    assert cell_width(shown[1:start]) <= _LEAD_CELLS // 2
    accented = "e\u0301" * _LEAD_CELLS + "heron"
    mark = (2 * _LEAD_CELLS, 2 * _LEAD_CELLS + 5)
    assert cut_to_first_mark(accented, (mark,), _LEAD_CELLS) == (accented, (mark,)), "accents need no room"


@pytest.mark.parametrize("before", ["e\u0301", "👩\u200d🚀", "か\u3099"])
def test_a_late_match_is_brought_to_the_front_between_characters(before: str) -> None:
    text = before * 40 + "heron"
    first = text.index("heron")
    shown, _ = cut_to_first_mark(text, ((first, first + 5),))
    assert shown.startswith("…")
    assert shown[1:].removesuffix("heron").replace(before, "") == ""
