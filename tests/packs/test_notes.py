"""Every note of every bundled pack is short, dated, and has a source that can be opened."""

from __future__ import annotations

import datetime
import re
from urllib.parse import urlsplit

import pytest

from onrecord.model import Note, Pack
from onrecord.packs import bundled_packs, load_pack

MAX_NOTE_CHARS = 280
MAX_SENTENCES = 2
FIRST_DAY = datetime.date(2010, 1, 1)

_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+|\b(?:No|Gen|Col|Dr|Mr|Ms|St|vs|Art|para)\.")
_END = re.compile(r"[.!?]+[”’)\]]*(?=\s|$)")


def sentences_in(text: str) -> int:
    """Return how many sentences a text has; a stop within U.S. or after No. ends none, but for the last."""
    masked = _ABBREVIATED.sub(lambda found: found[0].replace(".", "_") if found.end() < len(text) else found[0], text)
    return len(_END.findall(masked))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Held in Tokyo.", 1),
        ("Held in the U.S. in May.", 1),
        ("Held in the U.S.", 1),
        ("No. 5 was lost. No. 6 was launched on 2 February 2025.", 2),
        ("He said “yes.” She did (too).", 2),
        ("About 55 m from 0.5 km away, in Washington, D.C., at last.", 1),
        ("One. Two! Three?", 3),
        ("No end", 0),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert sentences_in(text) == count


@pytest.fixture(scope="module")
def packs() -> list[Pack]:
    return [load_pack(folder, name) for name, folder in bundled_packs()]


@pytest.fixture(scope="module")
def notes(packs: list[Pack]) -> list[tuple[str, Note]]:
    """Return every note with the address of its record."""
    return [(f"{pack.id}:{record.address}", note) for pack in packs for record in pack.records for note in record.notes]


def test_every_pack_has_notes(packs: list[Pack]) -> None:
    assert packs
    for pack in packs:
        assert [note for record in pack.records for note in record.notes], pack.id


def test_a_note_is_one_or_two_sentences_of_280_characters_at_most(notes: list[tuple[str, Note]]) -> None:
    assert notes
    for address, note in notes:
        assert 1 <= sentences_in(note.text) <= MAX_SENTENCES, f"{address}: {note.text}"
        assert len(note.text) <= MAX_NOTE_CHARS, f"{address}: {len(note.text)} characters: {note.text}"
        assert note.text.endswith((".", ".”")), f"{address}: {note.text}"


def test_the_source_of_a_note_is_one_https_address(notes: list[tuple[str, Note]]) -> None:
    assert notes
    for address, note in notes:
        parts = urlsplit(note.source)
        assert parts.scheme == "https", f"{address}: {note.source}"
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.netloc), f"{address}: {note.source}"
        assert not re.search(r"\s|\.\.\.|…", note.source), f"{address}: {note.source}"


def test_no_note_is_said_twice_of_one_record(notes: list[tuple[str, Note]]) -> None:
    assert notes
    assert len({(address, note.text) for address, note in notes}) == len(notes)


def test_a_note_is_dated_and_no_newer_than_the_editor_looked(packs: list[Pack]) -> None:
    assert packs
    for pack in packs:
        assert pack.notes_as_of is not None, pack.id
        for record in pack.records:
            for note in record.notes:
                assert note.as_of >= FIRST_DAY, f"{record.address}: {note.text}"
                assert (note.as_of.year, note.as_of.month) <= pack.notes_as_of, f"{record.address}: {note.text}"
