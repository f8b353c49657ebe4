"""The user's own notes: one a subject, nothing overwritten, and all of them come back from their file."""

from __future__ import annotations

import contextlib
import datetime
import pathlib
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.briefs.anchor import TextAnchor
from onrecord.briefs.brief import Source
from onrecord.briefs.held import Standing
from onrecord.briefs.note_standing import hold_note
from onrecord.briefs.note_subjects import note_on_excerpt, note_on_record, note_on_statement, notes_touching
from onrecord.briefs.notes_toml import HEADER_LINE, InvalidNotes, NewerNotes, decode_notes, encode_notes
from onrecord.briefs.personal_note import PersonalNote, PersonalNotes, write_note
from onrecord.model import Pack, Ref
from onrecord.packs import load_packs
from onrecord.quoting.excerpts import excerpt, partial
from tests.briefs.test_brief_toml import SOURCES, TEXTS, TIMES, anchors, unknown
from tests.packs.a_pack import PackFolder

NOON = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)


@st.composite
def _note(draw: st.DrawFn) -> PersonalNote:
    record = draw(st.sampled_from(["", "missions/slim"]))
    pack = draw(TEXTS)
    words = draw(st.lists(anchors(), max_size=3 if record else 1))
    return PersonalNote(
        draw(TEXTS),
        pack,
        draw(TEXTS),
        record,
        tuple(anchor._replace(pack=pack) for anchor in words),
        draw(TEXTS),
        draw(TIMES),
        draw(TIMES),
        draw(unknown),
    )


NOTES = st.builds(PersonalNotes, st.lists(_note(), max_size=4).map(tuple), SOURCES, unknown)


@given(NOTES)
def test_all_notes_come_back(notes: PersonalNotes) -> None:
    raw = encode_notes(notes)
    assert decode_notes(raw) == notes
    assert encode_notes(decode_notes(raw)) == raw
    assert raw.startswith(HEADER_LINE.encode())


SMALL = """\
schema = 1

[[note]]
text = "Ask."
pack = "a"
[[note.passage]]
pack = "a"
ref = "p1.s2"
words = "Both met, both left."
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("schema = 1", "", 1, "schema is missing"),
        ('text = "Ask."', "", 3, "text is missing"),
        ('text = "Ask."', "text = 3", 4, "text is not text"),
        ('text = "Ask."', 'text = "Ask', 4, "illegal character"),
        ('text = "Ask."', 'text = "Ask."\nchanged = 3', 5, "changed is no time"),
        ('pack = "a"\nref', 'pack = "b"\nref', 7, "not that of its note"),
        ('ref = "p1.s2"', 'ref = "6.7"', 8, "is not a ref"),
        ('words = "Both met, both left."', 'words = "Both met."\npart = "left"', 10, "does not stand so often"),
        (SMALL[-1:], '\n[[note.passage]]\npack = "a"\nref = "p1"\nwords = "x"\n', 6, "has one passage"),
    ],
)
def test_faults_are_named_with_their_line(old: str, new: str, line: int, reason: str) -> None:
    assert old in SMALL
    place = SMALL.rindex(old)
    with pytest.raises(InvalidNotes, match=re.escape(reason)) as caught:
        decode_notes((SMALL[:place] + new + SMALL[place + len(old) :]).encode())
    assert caught.value.line == line


def test_notes_of_a_newer_version_are_no_fault() -> None:
    with pytest.raises(NewerNotes, match="schema 2"):
        decode_notes(SMALL.replace("schema = 1", "schema = 2").encode())


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_notes_or_refused(raw: bytes) -> None:
    with contextlib.suppress(InvalidNotes, NewerNotes):  # any other error is a defect
        decode_notes(raw)


def _on(ref: str, text: str = "", **values: Any) -> PersonalNote:
    anchor = TextAnchor("a", Ref.parse(ref), "Both met.")
    return PersonalNote(text, "a", ref, "", (anchor,))._replace(**values)


def _texts(notes: PersonalNotes) -> list[str]:
    return [note.text for note in notes.notes]


def test_a_subject_has_one_note() -> None:
    notes = write_note(PersonalNotes(), _on("p1", "one\n", created=NOON))
    notes = write_note(notes, _on("p2", "other"))
    notes = write_note(notes, _on("p1", "two", changed=NOON), read="one")
    assert _texts(notes) == ["two", "other"]
    assert (notes.notes[0].created, notes.notes[0].changed) == (NOON, NOON)
    assert _texts(write_note(notes, _on("p1", " \n"), read="two")) == ["other"]
    assert write_note(notes, _on("p1", "two"), read="two") is notes


@pytest.mark.parametrize(("ours", "kept"), [("ours", "theirs\n\nours"), ("", "theirs"), ("theirs", "theirs")])
def test_text_that_another_window_wrote_is_kept(ours: str, kept: str) -> None:
    notes = write_note(PersonalNotes(), _on("p1", "theirs"))
    assert _texts(write_note(notes, _on("p1", ours), read="what stood there before")) == [kept]


def test_a_note_keeps_the_words_that_it_was_written_on() -> None:
    """A statement that has other words now shows as changed; only a note that is begun anew takes the new ones."""
    notes = write_note(PersonalNotes(), _on("p1", "one", unknown={"color": "red"}), Source("Title", NOON.date()))
    [anchor] = notes.notes[0].anchors
    newer = _on("p1", "two")._replace(anchors=(anchor._replace(words="Both left."),))
    edited, anew = write_note(notes, newer, read="one"), write_note(notes, newer, read="one", anew=True)
    assert [note.notes[0].anchors[0].words for note in (edited, anew)] == ["Both met.", "Both left."]
    assert _texts(edited) == _texts(anew) == ["two"]
    assert edited.notes[0].unknown == anew.notes[0].unknown == {"color": "red"}


def test_a_source_goes_with_the_last_note_on_it() -> None:
    notes = write_note(PersonalNotes(), _on("p1", "one"), Source("Title", NOON.date()))
    notes = write_note(notes, _on("p2", "two"))
    notes = write_note(notes, _on("p1"), read="one")
    assert list(notes.sources) == ["a"]
    assert not write_note(notes, _on("p2"), read="two").sources


def test_subjects_of_the_bundled_pack(shipped_pack: Pack) -> None:
    slim = shipped_pack.record("missions/slim")
    assert slim
    part = partial(shipped_pack, Ref.parse("p8.s1"), "concurred on holding")
    notes = [note_on_record(shipped_pack, slim), note_on_statement(shipped_pack), note_on_excerpt(part)]
    assert [str(note.subject) for note in notes] == [
        "japan-us-space-8:missions/slim",
        "japan-us-space-8",
        "japan-us-space-8:p8.s1",
    ]
    assert notes[2].anchors[0].meant == "concurred on holding"
    assert {hold_note(note, shipped_pack).standing for note in notes} == {Standing.UNCHANGED}
    assert {hold_note(note, None).standing for note in notes} == {Standing.PACK_MISSING}
    assert decode_notes(encode_notes(PersonalNotes(tuple(notes)))).notes == tuple(notes)


def test_every_record_can_have_a_note(shipped_pack: Pack) -> None:
    notes = [note_on_record(shipped_pack, record) for record in shipped_pack.records]
    assert len({note.subject for note in notes}) == len(shipped_pack.records) > 20
    assert {hold_note(note, shipped_pack).standing for note in notes} == {Standing.UNCHANGED}
    assert any(not note.anchors for note in notes)


@pytest.mark.parametrize(
    ("on", "ref", "touches"),
    [
        ("p6.s7", "p6", True),
        ("p6", "p6.s7", True),
        ("p6.s7", "p6.s7", True),
        ("p6.s7", "p6.s8", False),
        ("p5.s2-p6.s1", "p6.s1", True),
        ("p5.s2-p6.s1", "p6.s2", False),
        ("p5-p6", "p6.s9", True),
        ("p5", "p6", False),
    ],
)
def test_notes_that_touch_a_passage(on: str, ref: str, touches: bool) -> None:
    assert list(notes_touching([_on(on)], Ref.parse(ref))) == ([_on(on)] if touches else [])


def _pack(folder: pathlib.Path) -> Pack:
    [pack] = load_packs([(folder.name, folder)]).packs
    return pack


def test_a_note_on_changed_words_a_removed_record_and_another_text(a_pack: PackFolder) -> None:
    before = _pack(a_pack.path)
    record = before.records[0]
    on_statement, on_record = note_on_statement(before), note_on_record(before, record)
    on_words = note_on_excerpt(excerpt(before, before.statement.sentences[0].ref))
    changed = on_statement._replace(sha256="0" * 64)
    assert hold_note(changed, before).reason == "the statement has another source text now"
    gone = hold_note(on_record._replace(record="missions/gone"), before)
    assert (gone.standing, gone.reason) == (Standing.CHANGED, "there is no missions/gone in the pack any more")
    [anchor] = on_words.anchors
    other = on_words._replace(anchors=(anchor._replace(words="Other words."),))
    assert hold_note(other, before).standing is Standing.CHANGED
    elsewhere = on_words._replace(anchors=(anchor._replace(ref=before.statement.sentences[1].ref),))
    assert hold_note(elsewhere, before).standing is Standing.MOVED
