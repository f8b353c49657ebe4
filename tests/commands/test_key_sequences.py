"""Keys are told apart however a terminal's writes are cut, and Esc and a letter stay two keys."""

from __future__ import annotations

import random
import re

import pytest

from onrecord.commands.key_sequences import ESC, ESCAPE_SECONDS, SEQUENCE_SECONDS, KeySequences
from tests.tiers import trials

SEQUENCES = (
    "\x1b[A",
    "\x1bOP",
    "\x1b[1;5C",
    "\x1b[15~",
    "\x1b[3$",
    "\x1b[[A",
    "\x1b[<0;12;7M",
    "\x1b[M !!",
    "\x1b[200~",
    "\x1b[106;3u",
    "\x1b[24;80R",
    "\x1b[?62;22c",
    "\x1b[?2026;2$y",
    "\x1b]11;rgb:1414/1818/1f1f\x07",
    "\x1b]11;rgb:1414/1818/1f1f\x1b\\",
    "\x1bP>|kitty(0.30)\x1b\\",
    "\x1b\x7f",
)


@pytest.mark.parametrize("typed", ["j", "J", "5", ":", "/", "?", " ", "\r", "\t", "f", "b", "é", "宇", "\x01"])
def test_escape_and_a_character_are_two_keys(typed: str) -> None:
    assert KeySequences().feed(ESC + typed, 0) == [ESC, typed]
    assert KeySequences().feed(2 * (ESC + typed), 0) == [ESC, typed, ESC, typed]


def test_escape_before_many_letters_is_one_key() -> None:
    assert KeySequences().feed(ESC + 100 * "j", 0) == [ESC, 100 * "j"]


def test_an_arrow_behind_an_escape_stays_an_arrow() -> None:
    assert KeySequences().feed("\x1b\x1b[A", 0) == [ESC, "\x1b[A"]


@pytest.mark.parametrize("sequence", SEQUENCES, ids=repr)
def test_a_sequence_may_be_cut_anywhere(sequence: str) -> None:
    for cut in range(1, len(sequence)):
        strokes = KeySequences()
        before = strokes.feed("j" + sequence[:cut], 0)
        early = strokes.flush_expired(ESCAPE_SECONDS * 0.9)
        assert [*before, *early, *strokes.feed(sequence[cut:] + "k", 0.09)] == ["j", sequence, "k"], cut


# Keys, the mouse, and reports and answers of a terminal.
LATE = ("\x1b[A", "\x1bOP", "\x1b[1;5C", "\x1b[15~", "\x1b[<0;12;7M", "\x1b[I", *SEQUENCES[10:16])


@pytest.mark.parametrize("sequence", LATE, ids=repr)
def test_what_comes_late_behind_its_escape_is_no_letters(sequence: str) -> None:
    strokes = KeySequences()
    assert strokes.feed(sequence[0], 0) == []
    assert strokes.flush_expired(ESCAPE_SECONDS) == [ESC]
    rest = re.split("(?=\x1b)", sequence[1:])  # as the driver hands it on
    assert [part for piece in rest for part in strokes.feed(piece, SEQUENCE_SECONDS / 2)] == [sequence]


def test_keys_that_follow_an_escape_one_by_one_are_themselves() -> None:
    strokes = KeySequences()
    strokes.feed(ESC, 0)
    strokes.flush_expired(ESCAPE_SECONDS)
    assert strokes.feed("[", 0.5) == ["["]
    assert strokes.feed("A", 0.6) == ["A"]


def test_what_does_not_go_on_is_given_up() -> None:
    strokes = KeySequences()
    assert strokes.feed("\x1b[", 0) == []
    assert strokes.flush_expired(SEQUENCE_SECONDS * 0.9) == []
    assert strokes.flush_expired(SEQUENCE_SECONDS) == [ESC, "["]
    assert strokes.feed("\x1b[1;5", 2) == []
    assert strokes.flush_expired(2 + SEQUENCE_SECONDS) == [], "half a sequence is no text"
    assert strokes.feed("j", 4) == ["j"]


def test_nothing_is_lost_or_added_however_it_is_cut() -> None:
    seed, count = 5, trials(test=300, soak=20_000)
    print(f"seed {seed}, {count} streams")
    dice = random.Random(seed)
    for _ in range(count):
        pieces = dice.choices((*SEQUENCES, "j", "slim", "é", "\r", "[", "O", "A"), k=8)
        stream, strokes = "".join(pieces), KeySequences()
        cuts = sorted(dice.sample(range(len(stream) + 1), 3))
        parts = [
            part
            for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True)
            for part in strokes.feed(stream[start:end], 0)
        ]
        assert "".join(parts) == stream, (pieces, cuts)
        assert [part for part in parts if part.startswith(ESC)] == [p for p in pieces if p.startswith(ESC)]


def test_a_sequence_that_another_interrupts_is_no_key() -> None:
    strokes = KeySequences()
    assert strokes.feed("\x1b[<0;1\x1b[A", 0.0) == ["\x1b[A"]
    assert strokes.feed("\x1b[\x1b", 0.0) == ["\x1b", "["], "but Esc and a bracket are keys"
