"""What people mean is found, on the pack that ships."""

from __future__ import annotations

import pytest

from onrecord.search import Index
from onrecord.text.folding import fold
from tests.support.addresses import result_addresses


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("METI", "participants/meti"),
        ("ODNI", "participants/odni"),
        ("経産省", "participants/meti"),
        ("SLIM", "missions/slim"),
        ("Smart Lander", "missions/slim"),
        ("maritime dom", "missions/mda"),
        ("gps", "missions/qzss"),
        ("rover", "missions/pressurized-rover"),
        ("moon landing", "missions/japanese-lunar-astronaut"),
        ("Michibiki", "missions/qzss"),
        ("みちびき", "missions/qzss"),
    ],
)
def test_what_is_meant_comes_first(index: Index, query: str, first: str) -> None:
    assert result_addresses(index, query)[0] == first


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("METI", "p2.s2"),
        ("ODNI", "p2.s2"),
        ("anti satellite", "p4.s3"),
        ("anti-satellite", "p4.s3"),
        ("antisatellite", "p4.s3"),
        ("antisat", "p4.s3"),
        ('"missile tests"', "p4.s3"),
        ("maritime dom", "p4.s2"),
        ("SLIM", "p6.s7"),
        ("qzss program", "p6.s9"),
        ("みちびき", "p6.s9"),
        ("gps", "p6.s9"),
    ],
)
def test_the_sentence_that_speaks_of_it_is_found(index: Index, query: str, sentence: str) -> None:
    assert sentence in result_addresses(index, query)


@pytest.mark.parametrize(
    "spellings",
    [
        ("U.S.", "US", "us", "ＵＳ", "u.s"),
        ("METI", "meti", "ＭＥＴＩ", "  meti  "),
        ("みちびき", "ミチビキ", "ﾐﾁﾋﾞｷ"),
        ("open-source", "open‑source", "OPEN–SOURCE"),
        ('"outer space"', "“outer space”", "“Outer\u00a0Space"),
    ],
)
def test_spellings_of_one_thing_find_the_same(index: Index, spellings: tuple[str, ...]) -> None:
    first, *others = (result_addresses(index, spelling) for spelling in spellings)
    assert len(first) > 1
    assert others == [first] * len(others)


def test_the_united_states_are_found_in_every_sentence_that_names_them(index: Index) -> None:
    sentences = [s for s in index.search("p1-p8").hits if "U.S." in getattr(s.target, "text", "")]
    assert len(sentences) > 5
    assert {str(getattr(hit.target, "ref", "")) for hit in sentences} <= set(result_addresses(index, "US"))


def test_japanese_is_found_wherever_it_stands_and_nowhere_else(index: Index) -> None:
    hits = index.search("宇宙").hits
    assert "participants/jaxa" in result_addresses(index, "宇宙")
    for hit in hits:
        assert any("宇宙" in fold(mark.text[mark.start : mark.end]) for mark in hit.marks)


@pytest.mark.parametrize("query", ["", "  ", "-moon", '""', "qqqq", '"space outer"', "p9", "p6.s10"])
def test_what_is_not_there_is_not_found(index: Index, query: str) -> None:
    assert result_addresses(index, query) == []


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ("p6.s7", ["p6.s7"]),
        (" P6.S7-S8 ", ["p6.s7", "p6.s8"]),
        ("p1", ["p1.s1", "p1.s2"]),
        ("p5.s2-p6.s1", ["p5.s2", "p6.s1"]),
        ("japan-us-space-8:p8", ["p8.s1"]),
        ("another-pack:p8", []),
    ],
)
def test_a_bare_ref_finds_its_sentences(index: Index, query: str, sentences: list[str]) -> None:
    assert result_addresses(index, query) == sentences


@pytest.mark.parametrize("limit", [0, 1, 5])
@pytest.mark.parametrize("query", ["space", "p6"])
def test_a_limit_keeps_the_best(index: Index, query: str, limit: int) -> None:
    assert index.search(query, limit).hits == index.search(query).hits[:limit]
    assert len(index.search(query, limit).hits) == limit


def test_searching_again_gives_the_same(index: Index) -> None:
    before = index.search("space")
    index.search("moon -space")
    assert index.search("space") == before
