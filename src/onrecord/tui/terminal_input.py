"""What a terminal sends, read by read, as text: bytes that are not UTF-8, and escape sequences that come in pieces."""

from __future__ import annotations

import re
import time
from codecs import getincrementaldecoder, register_error

HOLD_SECONDS = 0.5
"""How long the beginning of an escape sequence waits for the rest: longer than a slow line makes a pause."""
REPLACEMENT = "\ufffd"
"""Stands for each byte that belongs to no character."""

EIGHT_BIT_CONTROLS = {control: f"\x1b{control - 0x40:c}" for control in (0x8F, 0x90, 0x98, *range(0x9B, 0xA0))}
"""What begins or ends a sequence as one character (ECMA-48, 5.3), and the two that every terminal can send instead."""

_UNFINISHED = re.compile("\x1b(?:\\[[0-?]{0,60}[ -/]{0,4}|O)\\Z")
"""A control sequence (ECMA-48, CSI) or a function key (SS3) without its end. A lone escape is a key."""


def _replaced(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for bytes that are not UTF-8, and where to go on."""
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    return (chr(wrong[0]) if wrong[0] in EIGHT_BIT_CONTROLS else REPLACEMENT), error.end


register_error("onrecord.terminal", _replaced)


class TerminalInput:
    """Decodes what is read; `faulty` says whether something of it was neither UTF-8 nor a control of 8 bits."""

    def __init__(self) -> None:
        self.faulty = False
        self._decode = getincrementaldecoder("utf-8")("onrecord.terminal").decode
        self._held = ""
        self._held_until = 0.0

    def text(self, raw: bytes) -> str:
        """Return what can be passed on now; the beginning of an escape sequence is held until the rest has come."""
        decoded = self._decode(raw)
        if REPLACEMENT in decoded and REPLACEMENT.encode() not in raw:
            self.faulty = True
        text = self._held + decoded.translate(EIGHT_BIT_CONTROLS)
        unfinished = _UNFINISHED.search(text)
        self._held = unfinished[0] if unfinished else ""
        self._held_until = time.monotonic() + HOLD_SECONDS
        return text.removesuffix(self._held)

    def overdue(self) -> str:
        """Return what was held for too long: it is no beginning, or the rest of it is lost."""
        if not self._held or time.monotonic() < self._held_until:
            return ""
        text, self._held = self._held, ""
        return text
