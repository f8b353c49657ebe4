"""Words that stand in the source text of a statement are found there, whatever ends of sentences they run over."""

from __future__ import annotations

import random

import pytest

from onrecord.model import Pack, Ref
from onrecord.search.query import parse_query
from onrecord.search.whole_text import TypedWords, find_after_all, find_in_whole_text, titles, typed_parts
from onrecord.text.word_boundaries import splits_word
from tests.support.gold_statements import EXPECTED, gold_pack

SEED = 11
TRIALS = 60


@pytest.fixture(params=["shipped", *EXPECTED])
def any_pack(request: pytest.FixtureRequest, shipped_pack: Pack) -> Pack:
    return shipped_pack if request.param == "shipped" else gold_pack(request.param)


def _pieces(source: str) -> list[str]:
    """Return pieces of the source that begin and end at words, of any length, each with letters."""
    dice = random.Random(SEED)
    pieces: list[str] = []
    while len(pieces) < TRIALS:
        start = dice.randrange(len(source))
        end = min(len(source), start + dice.randint(1, 90))
        piece = source[start:end].strip()
        if any(map(str.isalnum, piece)) and not splits_word(source, start):
            pieces.append(piece)
    return pieces


def test_every_piece_of_the_source_is_where_it_is_said_to_be(any_pack: Pack) -> None:
    statement, over = any_pack.statement, 0
    for piece in _pieces(statement.source_text):
        words = TypedWords(piece)
        place = find_in_whole_text(words, statement)
        in_sentence = any(words.stand_in(sentence.text) for sentence in statement.sentences)
        assert (place is None) == in_sentence, piece
        if place is None:
            continue
        over += 1
        assert place.ref is not None
        paragraphs = [statement.paragraphs[number - 1] for number in place.ref.paragraphs]
        around = "\n\n".join(paragraph.opening + paragraph.text for paragraph in paragraphs)
        assert words.stand_in(around), (piece, place)
    assert over


def test_words_over_the_end_of_each_sentence_are_found_over_it(any_pack: Pack) -> None:
    statement = any_pack.statement
    checked = 0
    for paragraph in statement.paragraphs:
        for before, after in zip(paragraph.sentences, paragraph.sentences[1:], strict=False):
            text = paragraph.text_between(before.number - 1, after.number)
            words = TypedWords(text)
            if any(words.stand_in(sentence.text) for sentence in statement.sentences):
                continue
            place = find_in_whole_text(words, statement)
            assert place is not None
            assert place.ref == Ref(before.ref.first, after.ref.first)
            checked += 1
    assert checked


@pytest.mark.parametrize(
    ("typed", "description"),
    [
        ("2023. This Dialogue", "runs over p1.s1-s2"),
        ("2023.This", "runs over p1.s1-s2"),
        ("march 24, 2023. this DIALOGUE rep", "runs over p1.s1-s2"),
    ],
)
def test_it_is_said_over_which_sentences_words_run(shipped_pack: Pack, typed: str, description: str) -> None:
    place = find_in_whole_text(TypedWords(typed), shipped_pack.statement)
    assert place is not None
    assert place.description == description


@pytest.mark.parametrize("typed", ["russia", "GPS", "Dialogue 2023", "limits across", "sslim", "…", ""])
def test_what_the_source_does_not_have_is_nowhere(shipped_pack: Pack, typed: str) -> None:
    assert find_in_whole_text(TypedWords(typed), shipped_pack.statement) is None


def test_words_of_a_published_label_lead_to_its_paragraph() -> None:
    labels = 0
    for pack_id in EXPECTED:
        statement = gold_pack(pack_id).statement
        for paragraph in statement.paragraphs:
            words = TypedWords(paragraph.label_text + paragraph.sentences[0].text)
            before = any(words.stand_in(sentence.text) for sentence in statement.sentences)
            if paragraph.label and not before and any(map(str.isalnum, paragraph.label)):
                place = find_in_whole_text(words, statement)
                assert place is not None
                assert place.ref == Ref.parse(f"p{paragraph.number}")
                labels += 1
    assert labels


@pytest.mark.parametrize(
    ("query", "words", "description"),
    [
        ("oon", "“oon”", "stands inside another word of p7.s1"),
        ('"nationalsecurity"', "“nationalsecurity”", "stands with other blanks or marks in p2.s1"),
        ('"statement of the"', "“statement of the”", "is in the title of the statement"),
        ("対話", "“対話”", "is in the title of the statement"),
        ("東京", "“東京”", "is in the place of the statement"),
        ("foreignpolicy ndustria", "“foreignpolicy” and “ndustria”", "stand, also inside other words, in p3.s6"),
        ('"2024. Furthermore" zzz', "“2024. Furthermore”", "runs over p6.s7-s8"),
    ],
)
def test_what_was_typed_is_found_in_every_form(shipped_pack: Pack, query: str, words: str, description: str) -> None:
    place = find_after_all(typed_parts(parse_query(query)), shipped_pack.statement)
    assert place is not None
    assert (place.words, place.description) == (words, description)
    assert place.is_beyond_sentences is description.startswith("runs")
    assert description.endswith(f" {place.ref}") is (place.ref is not None)


def test_a_sentence_that_has_the_word_whole_comes_before_one_that_has_it_in_another(any_pack: Pack) -> None:
    checked = 0
    for sentence in any_pack.statement.sentences:
        typed = "".join(sentence.text.split()[-2:])
        place = find_after_all((typed,), any_pack.statement, [each.ref for each in any_pack.statement.sentences])
        if place and TypedWords(typed).stand_as_words_in(sentence.text):
            checked += 1
            assert place.description.startswith("stands with other blanks"), typed
    assert checked


def test_titles_count_only_where_the_whole_statement_is_spoken_of(any_pack: Pack) -> None:
    statement = any_pack.statement
    for title in titles(statement):
        place = find_after_all((title,), statement)
        assert place is not None
        assert place.ref is None
        of_sentences = find_after_all((title,), statement, [sentence.ref for sentence in statement.sentences])
        assert of_sentences is None or of_sentences.ref is not None


@pytest.mark.parametrize("query", ["zzz or oon", "oon -moon", "zzz oon", "grade:5", ""])
def test_of_other_queries_nothing_is_said(shipped_pack: Pack, query: str) -> None:
    assert find_after_all(typed_parts(parse_query(query)), shipped_pack.statement) is None
