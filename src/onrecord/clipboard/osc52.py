"""The OSC 52 route: the terminal's clipboard sequence (xterm control sequences, "Manipulate Selection Data")."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Callable

from onrecord.clipboard.content import Content
from onrecord.clipboard.route import CopyResult, Proof, RouteFailed
from onrecord.clipboard.tmux import attached_clients
from onrecord.storage import failure_reason

# Limit for the text before encoding: common terminals drop or cut more than 100,000 bytes of base64.
MAX_OSC52_BYTES = 74_994


class Osc52Route:
    """Sends the text to the terminal, which may ignore it and does not answer."""

    name = "osc52"

    def __init__(self, write: Callable[[str], None] | None) -> None:
        self._write = write

    def missing(self) -> str | None:
        """Return what is missing, a terminal or one with a clipboard; None if nothing is."""
        if self._write is None:
            return "there is no terminal to send to"
        if _is_console(os.environ.get("TERM", "")) and not _in_multiplexer():
            return f"terminals of type {os.environ['TERM']} have no clipboard"
        return None

    def caution(self) -> str | None:
        """Return what may stop the sequence on its way, or None; it is sent anyway, since this cannot be known."""
        return "tmux passes it on only with set-clipboard on" if os.environ.get("TMUX") else None

    def copy(self, content: Content) -> CopyResult:
        """Send the text, wrapped so that GNU screen passes it on.

        Raises:
            RouteFailed: it is too long, or there is no terminal that takes it.
        """
        raw = content.text.encode()
        if self._write is None:
            raise RouteFailed("there is no terminal to send to")
        if len(raw) > MAX_OSC52_BYTES:
            raise RouteFailed(f"the text is longer than {MAX_OSC52_BYTES:,} bytes, and terminals would cut it off")
        if os.environ.get("TMUX") and attached_clients() == []:
            raise RouteFailed("no terminal attached to tmux accepts it")
        sequence = f"\x1b]52;c;{base64.b64encode(raw).decode()}\x07"
        try:
            self._write(_for_screen(sequence) if os.environ.get("STY") else sequence)
        except OSError as error:
            raise RouteFailed(f"the terminal: {failure_reason(error)}") from None
        caution = self.caution()
        return CopyResult(f"OSC 52; {caution}" if caution else "OSC 52", Proof.SENT)


def _in_multiplexer() -> bool:
    """Return whether this session runs in a multiplexer, so that TERM is not the user's terminal."""
    return bool(os.environ.get("TMUX") or os.environ.get("STY"))


def _is_console(term: str) -> bool:
    """Return whether TERM names a terminal without a clipboard: a console of Linux or BSD, or an old DEC terminal."""
    return re.fullmatch(r"(linux|cons25|vt[1-5]\d\d|vt52|wsvt25|dumb|ansi)([-.].*)?", term) is not None


def _for_screen(sequence: str) -> str:
    """Return the sequence wrapped in device control strings, which GNU screen passes on, of at most 768 bytes each."""
    parts = [sequence[start : start + 512] for start in range(0, len(sequence), 512)]
    return "".join(f"\x1bP{part}\x1b\\" for part in parts)
