"""Statements: numbered parts that join to the text as published."""

from __future__ import annotations

import pytest

from onrecord.model import Pack, PassageNotFound, Ref, Statement
from tests.packs.a_pack import PARAGRAPHS, SOURCE, PackFolder

(ONE, TWO), (THREE, FOUR) = PARAGRAPHS


@pytest.fixture
def statement(a_pack: PackFolder) -> Statement:
    return a_pack.load().statement


def test_the_parts_join_to_the_source(statement: Statement) -> None:
    assert statement.source_text == SOURCE
    assert statement.source_text == f"{ONE} {TWO}\n\n{THREE} {FOUR}\n"
    assert [sentence.text for sentence in statement.sentences] == [ONE, TWO, THREE, FOUR]
    assert [str(sentence.ref) for sentence in statement.sentences] == ["p1.s1", "p1.s2", "p2.s1", "p2.s2"]
    assert [paragraph.text for paragraph in statement.paragraphs] == [f"{ONE} {TWO}", f"{THREE} {FOUR}"]


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        ("p1.s2", TWO),
        ("p1", f"{ONE} {TWO}"),
        ("p1.s1-s2", f"{ONE} {TWO}"),
        ("p1.s2-p2.s1", f"{TWO}\n\n{THREE}"),
        ("p1-p2", SOURCE.removesuffix("\n")),
        ("p2.s2", FOUR),
    ],
)
def test_the_text_at_a_ref(statement: Statement, ref: str, text: str) -> None:
    assert statement.text_at(Ref.parse(ref)) == text


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("p3", "there is no p3: the statement has paragraphs p1 to p2"),
        ("p3.s1", "there is no p3.s1: the statement has paragraphs p1 to p2"),
        ("p1.s3", "there is no p1.s3: paragraph p1 has 2 sentence(s)"),
        ("p1-p3", "there is no p1-p3: the statement has paragraphs p1 to p2"),
        ("p1.s1-s3", "there is no p1.s1-s3: paragraph p1 has 2 sentence(s)"),
        ("p1.s1-p2.s3", "there is no p1.s1-p2.s3: paragraph p2 has 2 sentence(s)"),
        ("p1.s3-p2.s1", "there is no p1.s3-p2.s1: paragraph p1 has 2 sentence(s)"),
    ],
)
def test_a_ref_beyond_the_text_is_told_what_there_is(statement: Statement, ref: str, message: str) -> None:
    for method in (statement.sentences_at, statement.text_at):
        with pytest.raises(PassageNotFound) as refusal:
            method(Ref.parse(ref))
        assert str(refusal.value) == message


def test_a_statement_of_one_paragraph_says_so(statement: Statement) -> None:
    alone = statement._replace(paragraphs=statement.paragraphs[:1])
    with pytest.raises(PassageNotFound, match=r"^there is no p3: the statement has one paragraph, p1$"):
        alone.require(Ref.parse("p3"))


def test_parts_are_never_edited(statement: Statement) -> None:
    with pytest.raises(AttributeError):
        statement.sentences[0].text = "other"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        statement.title = "other"  # type: ignore[misc]


def test_every_range_of_the_shipped_statement_is_a_piece_of_its_source(shipped_pack: Pack) -> None:
    statement = shipped_pack.statement
    sentences = statement.sentences
    assert sentences
    for start, first in enumerate(sentences):
        for last in sentences[start:]:
            ref = Ref(first.ref.first, last.ref.last)
            assert statement.text_at(ref) in statement.source_text
