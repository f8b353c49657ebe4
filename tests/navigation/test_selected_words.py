"""Words selected in official text: verbatim in the source, by keys or mouse, across sentences and paragraphs."""

from __future__ import annotations

import random

import pytest

from onrecord.model import Pack, Ref
from onrecord.navigation import Anchor, Document, Selection
from onrecord.navigation.full_text import text_document
from onrecord.navigation.record_document import record_document
from onrecord.navigation.word_positions import PassagePart
from onrecord.quoting.excerpts import Excerpt, part_at, partial
from onrecord.text.typed_marks import find_typed
from tests.support.gold_statements import EXPECTED, gold_pack
from tests.tiers import trials

SCIENCE = (
    "In space science, both sides expressed excitement regarding the upcoming launch of the XRISM and SLIM missions"
)


def at(document: Document, ref: str) -> Selection:
    """A selection of one sentence, just begun."""
    selection = Selection(document, (Ref.parse(ref),))
    selection.narrow()
    selection.extend()
    return selection


def excerpts(selection: Selection, pack: Pack) -> list[Excerpt]:
    """What a copy of the selected words quotes."""
    texts = []
    for part in selection.parts:
        end = len(pack.statement.text_at(part.ref)) - len(pack.statement.text_at(part.last)) + part.end
        texts.append(part_at(pack, part.ref, (part.start, end)))
    return texts


def selected_parts(selection: Selection) -> tuple[PassagePart, ...]:
    return selection.parts


def texts(selection: Selection, pack: Pack) -> list[str]:
    return [excerpt.text for excerpt in excerpts(selection, pack)]


def test_words_are_added_one_by_one_from_the_first(shipped_pack: Pack) -> None:
    selection = at(text_document(shipped_pack), "p6.s7")
    assert (selection.parts, selection.word_count) == ((), 0)
    seen = []
    for _ in range(3):
        assert selection.step_word(1)
        seen += texts(selection, shipped_pack)
    assert seen == ["In", "In space", "In space science"]
    assert selection.word_count == 3


def test_the_first_step_back_leaves_out_the_last_word(shipped_pack: Pack) -> None:
    selection = at(text_document(shipped_pack), "p6.s7")
    selection.step_word(-1)
    assert texts(selection, shipped_pack)[0].endswith("return mission, MMX, in")


def test_the_other_end_can_be_moved(shipped_pack: Pack) -> None:
    selection = at(text_document(shipped_pack), "p6.s7")
    selection.swap_ends()
    assert selection.parts == ()
    for _ in range(3):
        selection.step_word(1)
    selection.swap_ends()
    for _ in range(9):
        selection.step_word(-1)
    assert texts(selection, shipped_pack) == [SCIENCE.removeprefix("In space science, ") + " in 2023"]
    assert selection.word_count == 16
    assert selection.words_in(Anchor(ref=Ref.parse("p6.s7"))) == (18, 118)


def test_whole_sentences_are_no_part(shipped_pack: Pack) -> None:
    selection = at(text_document(shipped_pack), "p6.s7")
    selection.step_word(1)
    selection.step_sentence(1)
    assert selection.parts == ()
    assert [str(ref) for ref in selection.refs] == ["p6.s7"]
    selection.step_sentence(1)
    assert selection.parts == ()
    assert [str(ref) for ref in selection.refs] == ["p6.s7-s8"]
    selection.step_word(1)
    assert [str(part.ref) for part in selected_parts(selection)] == ["p6.s7-s9"]


def test_words_across_paragraphs_have_what_stands_between_them(shipped_pack: Pack) -> None:
    selection = at(text_document(shipped_pack), "p6.s9")
    for _ in range(2):
        selection.step_word(-1)
    selection.swap_ends()
    for _ in range(40):
        selection.step_word(1)
    selection.swap_ends()
    (text,) = texts(selection, shipped_pack)
    assert text in shipped_pack.statement.source_text


def test_it_may_be_selected_backwards(shipped_pack: Pack) -> None:
    selection = at(text_document(shipped_pack), "p6.s8")
    selection.rest_on(Anchor(ref=Ref.parse("p6.s7")))
    selection.step_word(1)
    assert not selection.moves_forward
    (text,) = texts(selection, shipped_pack)
    assert text.startswith("space science, both")
    assert text.endswith("debris.")


def test_the_ends_of_the_text_are_said(shipped_pack: Pack) -> None:
    document = text_document(shipped_pack)
    last = document.anchors[-1].ref
    selection = at(document, str(last))
    selection.step_word(-1)
    assert selection.step_word(1)
    assert not selection.step_word(1)
    assert not selection.step_sentence(1)


def test_dropping_the_selection_drops_its_words(shipped_pack: Pack) -> None:
    selection = at(text_document(shipped_pack), "p6.s7")
    selection.step_word(1)
    selection.narrow()
    assert (selection.parts, selection.word_ends, selection.is_selecting) == ((), None, False)


def test_another_sentence_becomes_the_end(shipped_pack: Pack) -> None:
    """As when a match is gone to, or a sentence is clicked."""
    selection = at(text_document(shipped_pack), "p6.s7")
    selection.swap_ends()
    selection.step_word(1)
    selection.swap_ends()
    selection.rest_on(Anchor(ref=Ref.parse("p6.s8")))
    (text,) = texts(selection, shipped_pack)
    assert text.startswith("space science")
    assert text.endswith("debris.")


def test_a_record_has_a_part_for_each_of_its_passages(shipped_pack: Pack) -> None:
    record = shipped_pack.record("participants/mofa")
    assert record
    document = record_document(record, shipped_pack)
    first, second = [anchor for anchor in document.anchors if anchor.ref]
    selection = Selection(document)
    assert selection.select_words((first, 25), (second, 30))
    parts = texts(selection, shipped_pack)
    assert [str(part.ref) for part in selection.parts] == ["p2.s1", "p2.s2"]
    assert all(part in shipped_pack.statement.source_text for part in parts)


def test_a_link_is_no_place_for_words(shipped_pack: Pack) -> None:
    record = shipped_pack.record("missions/slim")
    assert record
    document = record_document(record, shipped_pack)
    link = next(anchor for anchor in document.anchors if anchor.address)
    selection = Selection(document)
    selection.rest_on(link)
    selection.extend()
    assert not selection.step_word(1)
    assert not selection.swap_ends()
    assert not selection.select_words((link, 0), (link, 3))
    assert selection.parts == ()


def test_two_notes_with_one_source_are_two_places(shipped_pack: Pack) -> None:
    for record in shipped_pack.records:
        notes = [anchor.note for anchor in record_document(record, shipped_pack).anchors if anchor.note is not None]
        assert notes == list(range(len(record.notes)))


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_any_selection_is_verbatim_and_what_part_accepts(pack_id: str) -> None:
    pack, chance = gold_pack(pack_id), random.Random(15)
    document = text_document(pack)
    steps = ("step_word", "smallest", "step_sentence", "swap_ends")
    count = trials(test=60, soak=2_000)
    count_of_parts = 0
    for trial in range(count):
        selection = at(document, str(chance.choice(document.anchors).ref))
        for _ in range(chance.randrange(1, 12)):
            step, way = chance.choice(steps), chance.choice((-1, 1))
            if step == "swap_ends":
                selection.swap_ends()
            elif step == "step_sentence":
                selection.step_sentence(way)
            else:
                selection.step_word(way, smallest=step == "smallest")
            for excerpt in excerpts(selection, pack):
                assert excerpt.text in pack.statement.source_text, trial
                whole = pack.statement.text_at(excerpt.ref)
                assert find_typed(excerpt.text, whole), (trial, excerpt.text)
                assert partial(pack, excerpt.ref, excerpt.text).text == excerpt.text
                count_of_parts += 1
    assert count_of_parts, (pack_id, count)


def test_in_japanese_a_step_takes_one_writing_and_the_smallest_one_character() -> None:
    pack = next(pack for pack in map(gold_pack, EXPECTED) if pack.statement.language == "ja")
    document = text_document(pack)
    ref = str(next(s.ref for s in pack.statement.sentences if s.text.startswith("両国は、「海")))
    selection = at(document, ref)
    runs, characters = [], []
    for _ in range(3):
        selection.step_word(1)
        runs += texts(selection, pack)
    selection = at(document, ref)
    for _ in range(3):
        selection.step_word(1, smallest=True)
        characters += texts(selection, pack)
    assert runs == ["両国", "両国は", "両国は、「海"]
    assert characters == ["両", "両国", "両国は"]
    selection.step_word(-1)
    assert texts(selection, pack) == ["両国"]


def test_a_word_or_a_passage_is_selected_at_a_place(shipped_pack: Pack) -> None:
    selection = at(text_document(shipped_pack), "p6.s7")
    anchor = selection.cursor
    assert anchor is not None
    text = shipped_pack.statement.text_at(Ref.parse("p6.s7"))
    for offset in (text.index("excitement"), text.index("excitement") + 5, text.index("excitement") + 9):
        assert selection.select_word((anchor, offset))
        assert texts(selection, shipped_pack) == ["excitement"]
    assert selection.select_passage(anchor)
    assert not selection.parts
    assert selection.refs == (Ref.parse("p6.s7"),)
