"""Notes of the user's own beside what they are on: in documents and on rows, also if there are thousands."""

from __future__ import annotations

import random

import pytest

from onrecord.briefs.note_subjects import note_on_excerpt, note_on_record, note_on_statement, overlap
from onrecord.briefs.personal_note import PersonalNotes
from onrecord.model import Pack, Ref
from onrecord.navigation import RowTarget
from onrecord.navigation.document import Document
from onrecord.navigation.full_text import text_document
from onrecord.navigation.noted import Noted
from onrecord.navigation.record_document import record_document
from onrecord.navigation.voice import Voice
from onrecord.quoting.excerpts import excerpt, partial

SEED = 20261128


def _labels(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.pieces[0].voice is Voice.YOUR_LABEL]


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if any(piece.voice is Voice.YOURS for piece in block.pieces)]


def test_notes_change_no_official_word_and_no_anchor(shipped_pack: Pack) -> None:
    refs = [sentence.ref for sentence in shipped_pack.statement.sentences]
    notes = [note_on_excerpt(excerpt(shipped_pack, ref))._replace(text=f"on {ref}") for ref in refs]
    noted = Noted(PersonalNotes(tuple(notes)))
    plain, with_notes = text_document(shipped_pack), text_document(shipped_pack, noted)
    assert with_notes.anchors == plain.anchors
    yours = (Voice.YOURS, Voice.YOUR_LABEL)
    left = [block for block in with_notes.blocks if not any(piece.voice in yours for piece in block.pieces)]
    assert left == list(plain.blocks)
    assert _texts(with_notes) == [f"on {ref}" for ref in refs]


def test_each_note_stands_after_what_it_is_on(shipped_pack: Pack) -> None:
    part = partial(shipped_pack, Ref.parse("p8.s1"), "concurred on holding")
    slim = shipped_pack.record("missions/slim")
    assert slim
    notes = (
        note_on_statement(shipped_pack)._replace(text="statement"),
        note_on_excerpt(part)._replace(text="part"),
        note_on_excerpt(excerpt(shipped_pack, Ref.parse("p6.s7")))._replace(text="sentence"),
        note_on_record(shipped_pack, slim)._replace(text="record"),
    )
    noted = Noted(PersonalNotes(notes))
    document = text_document(shipped_pack, noted)
    assert _texts(document) == ["statement", "sentence", "part"]
    assert _labels(document) == ["YOUR NOTE", "YOUR NOTE", "YOUR NOTE  on “concurred on holding”"]
    assert _texts(record_document(slim, shipped_pack, noted=noted)) == ["record", "sentence"]


def test_words_that_have_changed_or_gone_are_said(shipped_pack: Pack) -> None:
    note = note_on_excerpt(excerpt(shipped_pack, Ref.parse("p6.s7")))._replace(text="x")
    [anchor] = note.anchors
    changed = note._replace(anchors=(anchor._replace(words="Other words."),))
    gone = note._replace(anchors=(anchor._replace(words="Other words.", ref=Ref.parse("p99.s1")),))
    moved = note._replace(anchors=(anchor._replace(ref=Ref.parse("p1.s1")),))
    for one, label in (
        (changed, "YOUR NOTE  the statement has other words there now"),
        (gone, "YOUR NOTE  the statement has other words there now"),
        (moved, "YOUR NOTE  its words stood elsewhere before"),
    ):
        document = text_document(shipped_pack, Noted(PersonalNotes((one,))))
        assert _labels(document) == [label]
        assert _texts(document) == ["x"]


def test_what_a_person_put_into_the_file_cannot_reach_the_terminal(shipped_pack: Pack) -> None:
    note = note_on_statement(shipped_pack)._replace(text="a\x1b[2Jb\tc\n\n\u202ed")
    texts = _texts(text_document(shipped_pack, Noted(PersonalNotes((note,)))))
    assert len(texts) == 2
    assert not any(char in text for text in texts for char in "\x1b\t\u202e")


@pytest.mark.parametrize("is_read", [False, True])
def test_rows_with_notes_are_those_that_a_search_through_all_finds(shipped_pack: Pack, is_read: bool) -> None:
    dice = random.Random(SEED)
    refs = [Ref.parse(text) for text in ("p1", "p2-p3", "p6", "p8.s1", "p5.s1-p6.s1")]
    refs += [sentence.ref for sentence in shipped_pack.statement.sentences]
    for _ in range(30):
        chosen = dice.sample(refs, dice.randrange(4))
        records = dice.sample(shipped_pack.records, dice.randrange(3))
        notes = [note_on_excerpt(excerpt(shipped_pack, ref)) for ref in chosen]
        notes += [note_on_record(shipped_pack, record) for record in records]
        noted = Noted(PersonalNotes(tuple(notes)))
        if is_read:
            noted.held(shipped_pack)
        for ref in refs:
            assert noted.has_row(RowTarget(shipped_pack.id, ref=ref)) == any(overlap(ref, one) for one in chosen)
        for record in shipped_pack.records:
            assert noted.has_row(RowTarget(shipped_pack.id, address=record.address)) == (record in records)
        assert not noted.has_row(RowTarget("another", ref=refs[0]))
        assert not noted.has_row(RowTarget(shipped_pack.id))
