"""Bytes as a terminal sends them: not UTF-8, in pieces, cut anywhere."""

from __future__ import annotations

import random

import pytest

from onrecord.tui.terminal_input import REPLACEMENT, TerminalInput
from tests.tiers import trials

SEED = 7
SEQUENCES = ("\x1b[A", "\x1bOP", "\x1b[1;5C", "\x1b[<35;10;20M", "\x1b[200~", "\x1b[?2026;2$y", "\x1b[97;1u", "\x1b[I")


@pytest.mark.parametrize(
    ("reads", "expected"),
    [
        ([b"\xff"], "�"),
        ([b"\xc3", b"\x28"], "�("),
        ([b"\xe9", b"q"], "�q"),
        ([b"\xed\xa0\x80"], "���"),
        ([b"\xc0\xaf"], "��"),
        ([b"\x83", b"\x65"], "�e"),
        ([b"\xb4\xc1"], "��"),
    ],
    ids=str,
)
def test_what_is_not_utf_8_is_replaced_and_takes_no_key_with_it(reads: list[bytes], expected: str) -> None:
    received = TerminalInput()
    assert "".join(map(received.text, reads)) == expected
    assert received.faulty


@pytest.mark.parametrize("text", ["é宇𝄞", REPLACEMENT])
def test_a_character_may_come_byte_by_byte(text: str) -> None:
    received = TerminalInput()
    assert "".join(received.text(bytes([byte])) for byte in text.encode()) == text


def test_nothing_but_faults_is_lost_or_added() -> None:
    dice = random.Random(SEED)
    for _ in range(trials(test=200, soak=20_000)):
        text = "".join(dice.choice([*SEQUENCES, "a", "宇", "\x1b", "\x1b[", "\r"]) for _ in range(12))
        raw = text.encode()
        cuts = sorted(dice.sample(range(len(raw)), 3))
        received = TerminalInput()
        parts = [received.text(raw[start:end]) for start, end in zip([0, *cuts], [*cuts, len(raw)], strict=True)]
        assert "".join(parts) == text, f"seed {SEED}"
        assert not received.faulty


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("\x9bA", "\x1b[A"),
        ("\x8fP", "\x1bOP"),
        ("\x9b4hj", "\x1b[4hj"),
        ("\x9d11;rgb:1/1/1\x9cj", "\x1b]11;rgb:1/1/1\x1b\\j"),
        ("\x90>|st\x9c", "\x1bP>|st\x1b\\"),
    ],
    ids=repr,
)
def test_controls_of_eight_bits_are_those_of_seven(sent: str, expected: str) -> None:
    """A terminal sends them where another program asked for it (S8C1T), or its set-up does."""
    raw = sent.encode()
    for cut in range(len(raw)):
        received = TerminalInput()
        assert received.text(raw[:cut]) + received.text(raw[cut:]) == expected
        assert not received.faulty


@pytest.mark.parametrize(
    ("sent", "expected"), [(b"\x9bA", "\x1b[A"), (b"\x8fP", "\x1bOP"), (b"\x90\x41", "�A")], ids=repr
)
def test_of_single_bytes_those_are_known_that_keys_begin_with(sent: bytes, expected: str) -> None:
    """Others are halves of characters in Japanese encodings, which nobody should have to wait for."""
    received = TerminalInput()
    assert received.text(sent) == expected
    assert received.faulty, "the user is told that the terminal is not set to UTF-8"
