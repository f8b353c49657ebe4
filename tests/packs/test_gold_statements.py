"""Packs of schema 2: any text byte for byte, published labels and headings, any parties, unknown things left out."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.model import Commitment, Kind, Ref
from tests.support.gold_statements import EXPECTED, FOLDER, expectations, gold_pack


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_the_text_is_the_source_byte_for_byte(pack_id: str) -> None:
    source = (FOLDER / pack_id / "source.txt").read_bytes()
    statement = gold_pack(pack_id).statement
    assert statement.source_text.encode() == source
    assert statement.sha256 == hashlib.sha256(source).hexdigest()


@pytest.mark.parametrize(("pack_id", "ref", "text"), expectations("texts"))
def test_a_passage_is_the_source_from_its_first_sentence_to_its_last(pack_id: str, ref: str, text: str) -> None:
    statement = gold_pack(pack_id).statement
    assert statement.text_at(Ref.parse(ref)) == text
    assert text in statement.source_text


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_every_range_of_sentences_is_a_piece_of_the_source(pack_id: str) -> None:
    statement = gold_pack(pack_id).statement
    sentences = statement.sentences
    assert len(sentences) > 3
    for first, start in enumerate(sentences):
        for end in sentences[first:]:
            ref = Ref(start.ref.first, end.ref.first)
            text, spans = statement.text_at(ref), statement.sentence_spans(ref)
            assert text in statement.source_text
            assert [text[a:b] for a, b in spans] == [sentence.text for sentence in statement.sentences_at(ref)]


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_actors_are_named_as_the_statement_names_its_parties(pack_id: str) -> None:
    pack = gold_pack(pack_id)
    clauses = [record for record in pack.of_kind(Kind.COMMITMENT) if isinstance(record, Commitment)]
    assert {clause.id: pack.statement.actor_title(clause.actors) for clause in clauses} == EXPECTED[pack_id]["actors"]
