"""The terminal's own clipboard sequence, OSC 52 (xterm control sequences, "Manipulate Selection Data")."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Callable

from onrecord.clipboard.content import Content
from onrecord.clipboard.route import CopyResult, Proof, RouteFailed
from onrecord.clipboard.tmux import attached_clients

MAX_OSC52_BYTES = 74_994
"""Bytes of text: more than 100,000 bytes of base64 is dropped or cut by common terminals."""


class Osc52Route:
    """Sends the text to the terminal, which need not obey and does not answer."""

    name = "osc52"

    def __init__(self, write: Callable[[str], None] | None) -> None:
        self._write = write

    def missing(self) -> str | None:
        """A terminal to write to, and one that has a clipboard."""
        if self._write is None:
            return "there is no terminal to send to"
        if _is_console(os.environ.get("TERM", "")) and not _in_multiplexer():
            return f"a terminal of the kind {os.environ['TERM']} has no clipboard"
        return None

    def caution(self) -> str | None:
        """What may stop the sequence on its way; it is sent all the same, for nobody can tell."""
        return "tmux passes it on only with set-clipboard on" if os.environ.get("TMUX") else None

    def copy(self, content: Content) -> CopyResult:
        """Send it, wrapped so that GNU screen passes it on; RouteFailed if it is too long."""
        raw = content.text.encode()
        if self._write is None:
            raise RouteFailed("there is no terminal to send to")
        if len(raw) > MAX_OSC52_BYTES:
            raise RouteFailed(f"the text is longer than {MAX_OSC52_BYTES:,} bytes, which terminals cut off")
        if os.environ.get("TMUX") and attached_clients() == []:
            raise RouteFailed("no terminal is attached to tmux that takes it")
        sequence = f"\x1b]52;c;{base64.b64encode(raw).decode()}\x07"
        try:
            self._write(_for_screen(sequence) if os.environ.get("STY") else sequence)
        except OSError as error:
            raise RouteFailed(f"the terminal: {error.strerror}") from None
        caution = self.caution()
        return CopyResult(f"OSC 52; {caution}" if caution else "OSC 52", Proof.SENT)


def _in_multiplexer() -> bool:
    """Return whether TERM names a multiplexer, whose own terminal is another."""
    return bool(os.environ.get("TMUX") or os.environ.get("STY"))


def _is_console(term: str) -> bool:
    """Return whether TERM names a terminal without any clipboard: a console of Linux or BSD, or a DEC of old."""
    return re.fullmatch(r"(linux|cons25|vt[1-5]\d\d|vt52|wsvt25|dumb|ansi)([-.].*)?", term) is not None


def _for_screen(sequence: str) -> str:
    """GNU screen passes on device control strings, of at most 768 bytes each."""
    parts = [sequence[start : start + 512] for start in range(0, len(sequence), 512)]
    return "".join(f"\x1bP{part}\x1b\\" for part in parts)
