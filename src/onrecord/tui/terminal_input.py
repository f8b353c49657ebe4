"""Decode the terminal's input, read by read, tolerating bytes that are not UTF-8.

Escape sequences that arrive in pieces are joined later (commands/key_sequences.py).
"""

from __future__ import annotations

from codecs import getincrementaldecoder, register_error

# replaces each byte that belongs to no character
REPLACEMENT = "\ufffd"

# an undecodable byte becomes this plus its value, a surrogate, which UTF-8 cannot encode
WRONG = 0xDC00
# C1 controls, which begin or end a sequence with one character (ECMA-48, 5.3), as their two-character forms
_CONTROLS = {control: f"\x1b{control - 0x40:c}" for control in (0x8F, 0x90, 0x98, *range(0x9B, 0xA0))}
# those that begin a key are also accepted as raw bytes, as sent by terminals that are not set to UTF-8
_KEY_CONTROLS = {WRONG + control: _CONTROLS[control] for control in (0x8F, 0x9B)}
_REPLACEMENTS = {**dict.fromkeys(range(WRONG + 0x80, WRONG + 0x100), REPLACEMENT), **_KEY_CONTROLS, **_CONTROLS}


def _replace_byte(error: UnicodeError) -> tuple[str, int]:
    """Return the replacement for an undecodable byte, and the position to continue at (codecs error handler)."""
    assert isinstance(error, UnicodeDecodeError)
    return chr(WRONG + error.object[error.start]), error.end


register_error("onrecord.terminal", _replace_byte)


class TerminalInput:
    """Decodes the input; `faulty` is True once some of it was not UTF-8."""

    def __init__(self) -> None:
        self.faulty = False
        self._decode = getincrementaldecoder("utf-8")("onrecord.terminal").decode

    def text(self, raw: bytes) -> str:
        """Return the characters that are complete by now."""
        decoded = self._decode(raw)
        self.faulty = self.faulty or any(WRONG <= ord(char) < WRONG + 0x100 for char in decoded)
        return decoded.translate(_REPLACEMENTS)
