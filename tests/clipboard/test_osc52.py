"""OSC 52: the sequence that is sent, and when it is not."""

from __future__ import annotations

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clipboard import Content, CopyResult, Proof, RouteFailed
from onrecord.clipboard.osc52 import MAX_OSC52_BYTES, Osc52Route
from tests.clipboard.programs import TEXTS

# Bytes of one string that GNU screen passes on.
IN_SCREEN = 768


def _sent(text: str) -> str:
    written: list[str] = []
    assert Osc52Route(written.append).copy(Content(text)) == CopyResult("OSC 52", Proof.SENT)
    [sequence] = written
    return sequence


def _decoded(sequence: str) -> str:
    found = re.fullmatch("\x1b]52;c;([A-Za-z0-9+/=]*)\x07", sequence)
    assert found
    return base64.b64decode(found[1], validate=True).decode()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=2_000))
def test_the_terminal_gets_the_text(text: str) -> None:
    assert _decoded(_sent(text)) == text


@pytest.mark.parametrize("text", [*(text for text in TEXTS.values() if len(text) < 1_000), "宇" * 20_000])
def test_in_gnu_screen_it_is_wrapped_in_parts_that_screen_passes_on(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("STY", "1.pts-0.host")
    wrapped = _sent(text)
    parts = re.findall("\x1bP(.*?)\x1b\\\\", wrapped, re.DOTALL)
    assert "".join(f"\x1bP{part}\x1b\\" for part in parts) == wrapped
    assert all(0 < len(part) <= IN_SCREEN for part in parts)
    assert _decoded("".join(parts)) == text


@pytest.mark.parametrize("text", ["a" * MAX_OSC52_BYTES, "宇" * (MAX_OSC52_BYTES // 3)])
def test_the_longest_text_fits_into_what_terminals_take(text: str) -> None:
    sequence = _sent(text)
    assert _decoded(sequence) == text
    assert len(sequence) <= 100_000


@pytest.mark.parametrize("text", ["a" * (MAX_OSC52_BYTES + 1), "宇" * (MAX_OSC52_BYTES // 3 + 1)])
def test_a_longer_one_is_not_sent_at_all(text: str) -> None:
    written: list[str] = []
    with pytest.raises(RouteFailed, match=f"longer than {MAX_OSC52_BYTES:,} bytes"):
        Osc52Route(written.append).copy(Content(text))
    assert written == []


def test_there_must_be_a_terminal() -> None:
    assert Osc52Route(None).missing() == "there is no terminal to send to"
    with pytest.raises(RouteFailed, match="there is no terminal to send to"):
        Osc52Route(None).copy(Content("text"))


def test_in_tmux_it_is_sent_bare_and_said_to_depend_on_tmux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    written: list[str] = []
    done = Osc52Route(written.append).copy(Content("text"))
    assert done == CopyResult("OSC 52; tmux passes it on only with set-clipboard on", Proof.SENT)
    assert [_decoded(sequence) for sequence in written] == ["text"]


def test_a_terminal_that_is_gone_is_reported() -> None:
    def gone(_: str) -> None:
        raise OSError(5, "Input/output error")

    with pytest.raises(RouteFailed, match="the terminal: Input/output error"):
        Osc52Route(gone).copy(Content("text"))
