"""What a terminal sends, read by read, as text, with bytes that are not UTF-8.

An escape sequence that comes in pieces is put together behind this (keys/strokes.py).
"""

from __future__ import annotations

from codecs import getincrementaldecoder, register_error

REPLACEMENT = "\ufffd"
"""Stands for each byte that belongs to no character."""

WRONG = 0xDC00
"""A byte that is not UTF-8 is for a moment this and its number, which no UTF-8 can be."""
_CONTROLS = {control: f"\x1b{control - 0x40:c}" for control in (0x8F, 0x90, 0x98, *range(0x9B, 0xA0))}
"""What begins or ends a sequence as one character (ECMA-48, 5.3), and the two that every terminal can send instead."""
_OF_KEYS = {WRONG + control: _CONTROLS[control] for control in (0x8F, 0x9B)}
"""Those that keys begin with are known as bytes too: so terminals send them that are not set to UTF-8."""
_MEANT = {**dict.fromkeys(range(WRONG + 0x80, WRONG + 0x100), REPLACEMENT), **_OF_KEYS, **_CONTROLS}


def _replaced(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for bytes that are not UTF-8, and where to go on."""
    assert isinstance(error, UnicodeDecodeError)
    return chr(WRONG + error.object[error.start]), error.end


register_error("onrecord.terminal", _replaced)


class TerminalInput:
    """Decodes what is read; `faulty` says whether something of it was not UTF-8."""

    def __init__(self) -> None:
        self.faulty = False
        self._decode = getincrementaldecoder("utf-8")("onrecord.terminal").decode

    def text(self, raw: bytes) -> str:
        """Return the characters that are whole by now."""
        decoded = self._decode(raw)
        self.faulty = self.faulty or any(WRONG <= ord(char) < WRONG + 0x100 for char in decoded)
        return decoded.translate(_MEANT)
