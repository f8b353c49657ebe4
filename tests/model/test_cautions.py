"""The cautions on a passage: of every record that rests on it, the nearest first."""

from __future__ import annotations

from onrecord.model import Kind, Pack, Ref
from onrecord.model.cautions import cautions_about


def test_every_record_with_a_caution_that_rests_on_a_sentence_is_heard(shipped_pack: Pack) -> None:
    total = 0
    for sentence in shipped_pack.statement.sentences:
        records = [record for record in shipped_pack.records_of(sentence) if record.caveat]
        expected = {(record.address, record.caveat) for record in records if record.kind is not Kind.AREA}
        cautions = cautions_about(shipped_pack, sentence.ref)
        assert {(caution.address, caution.text) for caution in cautions} == expected
        total += len(cautions)
    assert total


def test_a_range_has_those_of_each_of_its_sentences(shipped_pack: Pack) -> None:
    refs = [sentence.ref for sentence in shipped_pack.statement.paragraphs[3].sentences]
    expected = {caution.address for ref in refs for caution in cautions_about(shipped_pack, ref)}
    assert expected
    assert {caution.address for caution in cautions_about(shipped_pack, Ref.parse("p4"))} == expected


def test_the_records_own_is_first_and_says_of_nothing_else(shipped_pack: Pack) -> None:
    record = shipped_pack.record("instruments/da-asat-commitment")
    assert record
    first, *others = cautions_about(shipped_pack, Ref.parse("p4.s3"), record)
    assert (first.address, first.about, first.text) == (record.address, "", record.caveat)
    names = [caution.about for caution in others]
    assert names == ["“discussed ongoing efforts to identify and promote …”", "“DA-ASAT”"]


def test_those_on_the_same_words_go_before_those_on_others(shipped_pack: Pack) -> None:
    record = shipped_pack.record("participants/moe")
    assert record
    first, second, *_ = cautions_about(shipped_pack, Ref.parse("p2.s2"), record)
    assert (first.address, second.address) == ("participants/moe", "terms/moe")
