"""A part of a sentence: a bracketed capital or an ellipsis where it begins, an ellipsis where it stops."""

from __future__ import annotations

import random

import pytest
from hypothesis import given

from onrecord.model import Pack, Ref
from onrecord.model.cautions import cautions_about
from onrecord.quoting.alterations import with_omission_marks
from onrecord.quoting.excerpts import Excerpt, excerpt, partial
from onrecord.quoting.styles import find_style
from tests.packs.a_pack import PARAGRAPHS, PackFolder
from tests.quoting.excerpts import excerpts, filled, ranges, statement_of
from tests.support.gold_statements import EXPECTED, gold_pack
from tests.tiers import trials

ONE, TWO = PARAGRAPHS[0]
SEED = 12


def part(pack: Pack, ref: str, quote: str) -> Excerpt:
    return partial(pack, Ref.parse(ref), quote)


def made_up(*paragraphs: list[str]) -> Pack:
    return Pack("made-up", "Made up", statement_of(list(paragraphs)), ())


@pytest.mark.parametrize(
    ("ref", "quote", "shown"),
    [
        ("p8.s1", "concurred on holding the Ninth meeting", "[C]oncurred on holding the Ninth meeting …"),
        ("p8.s1", "Ninth meeting of the Dialogue", "… Ninth meeting of the Dialogue …"),
        ("p8.s1", "2024", "… 2024."),
        ("p8.s1", "2024.", "… 2024."),
        ("p8.s1", "Both sides concurred", "Both sides concurred …"),
        ("p8.s1", "in the United States in 2024", "[I]n the United States in 2024."),
        ("p1", "This Dialogue represents", "This Dialogue represents …"),
        ("p6.s7-s8", "MMX, in 2024.", "… MMX, in 2024."),
        ("p6.s7-s8", "MMX, in 2024", "… MMX, in 2024."),
        ("p8.s1", "in", "[I]n …"),
        ("p8.s1", "United States in", "… United States in …"),
        ("p6.s7", "the XRISM and SLIM missions in 2023", "[T]he XRISM and SLIM missions in 2023 …"),
    ],
)
def test_parts_of_shipped_sentences(shipped_pack: Pack, ref: str, quote: str, shown: str) -> None:
    assert with_omission_marks(part(shipped_pack, ref, quote)) == shown


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("éclair", "[É]clair …"),
        ("λ", "[Λ] …"),
        ("ß", "… ß …"),
        ("ς", "… ς …"),
        ("ŉ", "… ŉ …"),
        ("日本", "… 日本 …"),
        ("“a mark”", "… “a mark” …"),
        ("(b)", "… (b) …"),
        ("3 years", "… 3 years …"),
        ("end.”", "[E]nd.”"),
        ("end", "[E]nd.”"),
        ("Éclair", "… Éclair …"),
    ],
)
def test_what_a_part_begins_with(quote: str, shown: str) -> None:
    pack = made_up(["The éclair λ ß ς ŉ 日本 “a mark” (b) 3 years Éclair “the end.”"])
    assert with_omission_marks(part(pack, "p1", quote)) == shown


@pytest.mark.parametrize(
    ("quote", "begins", "ends"),
    [
        ("One two.", True, True),
        ("One two. Three four.", True, True),
        ("Three four.", True, True),
        ("Three four", True, True),
        ("two. Three", False, False),
        ("two.", False, True),
        ("four.\n\nFive six!", False, True),
        ("Five six", True, False),
        ("four.\n\nFive", False, False),
    ],
)
def test_parts_of_a_range_know_where_sentences_begin_and_end(quote: str, begins: bool, ends: bool) -> None:
    found = part(made_up(["One two.", "Three four."], ["Five six!"]), "p1-p2", quote)
    assert (found.begins, found.ends) == (begins, ends)


def with_openings() -> Pack:
    """Return a pack with headings, and labels before the words, with and without a blank."""
    pack = made_up(["One two."], ["Three four.", "Three and a half."], ["五六。"], ["Seven."])
    first, second, third, fourth = pack.statement.paragraphs
    paragraphs = (
        first._replace(label="1."),
        second._replace(label="2.", headings=("PART II", "Article 3")),
        third._replace(label="（１）", join=""),
        fourth._replace(headings=("Part III",)),
    )
    return Pack(pack.id, pack.title, pack.statement._replace(paragraphs=paragraphs), ())


@pytest.mark.parametrize(
    ("quote", "begins", "ends"),
    [
        ("2. Three four.", True, True),
        ("Article 3\n\n2. Three four.", True, True),
        ("PART II\n\nArticle 3\n\n2. Three", True, False),
        ("（１）五六。", True, True),
        ("五六。", True, True),
        ("１）五六。", False, True),
        ("II\n\nArticle 3", False, True),
        ("PART II", True, True),
        ("PART", True, False),
        ("2.", True, False),
        ("two.\n\nPART II", False, True),
        ("Article 3\n\n2. Three four. Three and a half.\n\n（１）五六。\n\nPart III\n\nSeven.", True, True),
    ],
)
def test_a_label_or_heading_that_is_quoted_whole_begins_and_ends_as_a_sentence(
    quote: str, begins: bool, ends: bool
) -> None:
    found = part(with_openings(), "p1-p4", quote)
    assert (found.text, found.begins, found.ends) == (quote, begins, ends)


def test_a_paragraph_quoted_with_its_label_has_no_ellipsis() -> None:
    pack = with_openings()
    assert len(pack.statement.paragraphs) == 4
    for paragraph in pack.statement.paragraphs[1:]:
        for words in (paragraph.text, paragraph.label_text + paragraph.text, paragraph.opening + paragraph.text):
            assert with_omission_marks(part(pack, "p1-p4", words)) == words


@pytest.mark.parametrize(("quote", "shown"), [("m² of", "… m² of …"), ("a house", "[A] house."), ("of a", "[O]f a …")])
def test_no_symbol_of_a_unit_is_capitalized(quote: str, shown: str) -> None:
    assert with_omission_marks(part(made_up(["The 50 m² of a house."]), "p1", quote)) == shown


def test_a_word_goes_before_the_same_letters_within_another() -> None:
    assert with_omission_marks(part(made_up(["The thin ice in."]), "p1", "in")) == "[I]n."
    assert with_omission_marks(part(made_up(["The thin ice."]), "p1", "in")) == "[I]n …"


def test_a_final_stop_is_kept_but_no_word_is_added(a_pack: PackFolder) -> None:
    pack = a_pack.load()
    assert part(pack, "p1.s2", "to be launched in 2025").text == "to be launched in 2025."
    assert part(pack, "p1.s2", "committed to sharing orbit data").text == "committed to sharing orbit data"


@pytest.mark.parametrize("quote", ["", "not in the text", "both sides concurred"])
def test_words_that_do_not_stand_there_are_refused(shipped_pack: Pack, quote: str) -> None:
    with pytest.raises(ValueError, match=r"these words are not in p8\.s1"):
        part(shipped_pack, "p8.s1", quote)


def test_a_whole_sentence_is_no_part(shipped_pack: Pack) -> None:
    assert shipped_pack.statement.sentences
    for sentence in shipped_pack.statement.sentences:
        assert partial(shipped_pack, sentence.ref, sentence.text) == excerpt(shipped_pack, sentence.ref)


def test_a_part_in_each_style(a_pack: PackFolder) -> None:
    passage = part(a_pack.load(), "p1.s2", "welcomed the “Blue Heron” mission")
    inner, words = "[W]elcomed the ‘Blue Heron’ mission …", "[W]elcomed the “Blue Heron” mission …"
    for style in ("quote", "record", "bullet", "talking-point"):
        assert f"“{inner}” (" in find_style(style).render(passage)
    assert find_style("plain").render(passage) == words
    assert find_style("markdown").render(passage).startswith("> \\[W\\]elcomed the “Blue Heron” mission …\n>\n> — [")
    assert find_style("japanese").render(passage).startswith(f"「{words}」（")
    assert f'<blockquote cite="https://www.example.org/blue-herons/"><p>{words}</p>' in find_style("html").render(
        passage
    )
    assert f"{{quote}}{words}\\footnote{{" in find_style("latex").render(passage)
    for style in ("footnote", "bluebook", "csl-json", "bibtex", "ris"):
        assert find_style(style).render(passage) == find_style(style).render(excerpt(a_pack.load(), Ref.parse("p1.s2")))


@given(excerpts())
def test_marks_stand_only_where_words_were_left_out(passage: Excerpt) -> None:
    shown = with_omission_marks(passage)
    assert (shown == passage.text) == (passage.begins and passage.ends)
    assert len(shown) - len(passage.text) == 2 * (not passage.begins) + 2 * (not passage.ends)


@pytest.mark.parametrize(
    ("ref", "quote", "place", "cited"),
    [
        ("p1-p8", "Phobos sample return mission", "p6.s7", "para. 6"),
        ("p5.s2-p6.s1", "alliance in space.", "p5.s2", "para. 5"),
        ("p6", "MMX", "p6.s7", "para. 6"),
        ("p6.s7", "MMX", "p6.s7", "para. 6"),
        ("p6.s6-s8", "MMX, in 2024. ", "p6.s7", "para. 6"),
        ("p1-p8", "both sides", "p3.s1", "para. 3"),
        ("p8", "Both sides concurred", "p8", "para. 8"),
    ],
)
def test_a_part_is_cited_where_it_stands(shipped_pack: Pack, ref: str, quote: str, place: str, cited: str) -> None:
    passage = part(shipped_pack, ref, quote.strip())
    assert filled("{ref} {para}", passage) == f"{place} {cited}"
    whole = {caution.address for caution in cautions_about(shipped_pack, Ref.parse(place))}
    assert {caution.address for caution in (*passage.cautions, *passage.other_cautions)} == whole


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("One two. Three", "p1.s1-s2"),
        ("Three four.", "p1.s2"),
        ("Three four.\n\nFive", "p1.s2-p2.s1"),
        ("two. Three four.\n\nFive six! Seven", "p1-p2"),
        ("six!", "p2.s1"),
    ],
)
def test_a_part_of_several_sentences_is_cited_with_them(quote: str, place: str) -> None:
    pack = made_up(["One two.", "Three four."], ["Five six!", "Seven."])
    assert str(part(pack, "p1-p2", quote).ref) == place


def test_a_heading_and_a_label_belong_to_what_stands_below_them() -> None:
    pack = made_up(["One two."], ["Three four."], ["Five."])
    first, second, third = pack.statement.paragraphs
    paragraphs = (first, second._replace(label="2.", headings=("A heading",)), third)
    pack = Pack(pack.id, pack.title, pack.statement._replace(paragraphs=paragraphs), ())
    for quote, place in (("heading", "p2.s1"), ("2.", "p2.s1"), ("two.\n\nA", "p1.s1-p2.s1"), ("two.", "p1.s1")):
        assert str(part(pack, "p1-p3", quote).ref) == place, quote


def test_no_part_is_cited_with_a_sentence_that_it_does_not_touch(shipped_pack: Pack) -> None:
    draw = random.Random(SEED)
    packs = [shipped_pack, *map(gold_pack, EXPECTED)]
    places = [(pack, ref) for pack in packs for ref in ranges(pack.statement)]
    count = trials(test=400, soak=20_000)
    print(f"seed {SEED}, {count} parts")
    narrower = 0
    for _ in range(count):
        pack, ref = draw.choice(places)
        text = pack.statement.text_at(ref)
        start, end = sorted(draw.sample(range(len(text) + 1), 2))
        quote = text[start : min(end, start + 60)].strip()
        if not quote:
            continue
        passage = partial(pack, ref, quote)
        sentences = pack.statement.sentences_at(passage.ref)
        if not pack.statement.paragraphs[sentences[0].paragraph - 1].opening:
            assert passage.text in pack.statement.text_at(passage.ref)
        if len(sentences) > 1 and passage.ref != ref:
            without_first = Ref(sentences[1].ref.first, sentences[-1].ref.last)
            without_last = Ref(sentences[0].ref.first, sentences[-2].ref.last)
            assert quote not in pack.statement.text_at(without_first)
            assert quote not in pack.statement.text_at(without_last)
        narrower += passage.ref != ref
    assert narrower > count // 10
