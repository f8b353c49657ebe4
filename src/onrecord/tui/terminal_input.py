"""What a terminal sends, read by read, as text, with bytes that are not UTF-8.

An escape sequence that comes in pieces is put together behind this (keys/strokes.py).
"""

from __future__ import annotations

from codecs import getincrementaldecoder

REPLACEMENT = "\ufffd"
"""Stands for each byte that belongs to no character."""


class TerminalInput:
    """Decodes what is read; `faulty` says whether something of it was not UTF-8."""

    def __init__(self) -> None:
        self.faulty = False
        self._decode = getincrementaldecoder("utf-8")("replace").decode

    def text(self, raw: bytes) -> str:
        """Return the characters that are whole by now."""
        text = self._decode(raw)
        if REPLACEMENT in text and REPLACEMENT.encode() not in raw:
            self.faulty = True
        return text
