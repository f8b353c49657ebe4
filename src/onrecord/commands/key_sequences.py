"""Terminal input split into key presses, escape sequences and runs of text."""

from __future__ import annotations

import re

ESC = "\x1b"
ESCAPE_SECONDS = 0.1  # an escape character may begin a sequence for this long; after that it is the key Esc
SEQUENCE_SECONDS = 1.0  # a longer beginning may be cut in two for this long, as on a slow line; nobody types a middle
MAX_HELD_CHARS = 64  # of an unfinished sequence; the rest is dropped, since it means nothing to this program

# Patterns, compiled on first use: no key is pressed before the first picture.
# a complete sequence
_COMPLETE = (
    r"\x1b(?:\[(?:\[[A-E]|M[^\x01-\x1f]{3}|[0-9]+\$|(?![M\[])[0-?]*[ -/]*[@-~])"  # console, X10's mouse, rxvt, others
    r"|O[0-9;]*[A-Za-z]"
    r"|\x7f"  # alt and Backspace, which deletes a word in a text field
    r"|\][^\x07\x1b]*(?:\x07|\x1b\\)"  # a string (ECMA-48, 5.6), such as a terminal's answer with a color or a title
    r"|[P_^X][^\x1b]*\x1b\\)"
)
# the beginning of a sequence
_UNFINISHED = (
    r"\x1b(?:\[(?:M[^\x01-\x1f]{0,2}|[0-?]*[ -/]*|\[)?|O[0-9;]*"
    r"|\](?:[0-9][^\x07\x1b]*\x1b?)?|P(?:[0-9>!+$|][^\x1b]*\x1b?)?|_(?:G[^\x1b]*\x1b?)?)?"
)
# either a string of a kind that is seldom sent, or Esc and letters that arrived together
_STRING_OR_TYPED = r"\x1b(?:\][^\x07\x1b]*|[P_^X][^\x1b]*)\x1b?"
# a sequence that another one interrupts: an escape ends it (ECMA-48), and it means nothing
_ABORTED = (
    r"\x1b(?:\[[0-?]+[ -/]*(?=[^ -~])|\[M[^\x01-\x1f]{1,2}(?=\x1b)|O[0-9;]+(?=\x1b)"
    r"|(?:\][0-9][^\x07\x1b]*|P[0-9>!+$|][^\x1b]*|_G[^\x1b]*)(?=\x1b[^\\]))"
)
# the part behind the escape of the usual keys, of mouse reports and of a terminal's answers
_CONTINUATION = (
    r"\[(?:[A-FHZ]|1;[0-9]+[A-FHPQRS]|[0-9]+(?:;[0-9]+)?~|<[0-9;]+[Mm]|[IO]|[0-9]+;[0-9]+R|[?>][0-9;]+\$?[a-z])"
    r"|O[A-FHP-S]|\][0-9]+;|P(?:[>!]\||[01][$+]r)"
)


class KeySequences:
    """A splitter of terminal input that holds back an unfinished sequence until the next read or until it expires."""

    def __init__(self) -> None:
        self._unfinished = ""
        self._since = 0.0
        self._escape_time: float | None = None

    def feed(self, read: str, now: float) -> list[str]:
        """Return the complete parts in order: runs of text, escapes that are the key Esc, sequences.

        `now` is in seconds. An escape before anything that is no sequence is the key Esc: Esc and a letter are two keys
        even if a terminal or a multiplexer sends them together.
        """
        since_escape = None if self._escape_time is None else now - self._escape_time
        if since_escape is not None and since_escape <= SEQUENCE_SECONDS and re.match(_CONTINUATION, read):
            read = ESC + read
        self._escape_time = None
        before, rest, self._unfinished = self._unfinished, self._unfinished + read, ""
        parts: list[str] = []
        while rest:
            part, rest = _split_first(rest)
            if part is None:
                self._hold(rest, before, now)
                break
            if part:
                parts.append(part)
        return parts

    def _hold(self, rest: str, before: str, now: float) -> None:
        """Hold an unfinished sequence; `before` is what was held so far.

        More input does not prolong the wait for one that may as well be typed.
        """
        if not (before and _may_be_typed(before) and rest.startswith(before)):
            self._since = now
        if not _may_be_typed(rest):
            rest = rest[:MAX_HELD_CHARS] + (ESC if rest.endswith(ESC) and len(rest) > MAX_HELD_CHARS else "")
        self._unfinished = rest

    def flush_expired(self, now: float) -> list[str]:
        """Return what is held back as keys, once it has waited too long for the rest; to be called regularly."""
        unfinished, waited = self._unfinished, now - self._since
        likely_typed = unfinished == ESC or _may_be_typed(unfinished)
        if not unfinished or waited < (ESCAPE_SECONDS if likely_typed else SEQUENCE_SECONDS):
            return []
        self._unfinished = ""
        if unfinished == ESC:
            self._escape_time = now
            return [ESC]
        if likely_typed:
            return [ESC, unfinished[1:].removesuffix(ESC), *([ESC] if unfinished.endswith(ESC) else [])]
        return [ESC, unfinished[1]] if len(unfinished) == 2 else []


def _split_first(rest: str) -> tuple[str | None, str]:
    """Return the first complete part of the text, and the rest of it; None if the text only begins a sequence.

    The part is empty if it is a sequence that was interrupted.
    """
    if rest[0] != ESC:
        text, escape, remainder = rest.partition(ESC)
        return text, escape + remainder
    if complete := re.match(_COMPLETE, rest):
        return complete[0], rest[complete.end() :]
    if aborted := re.match(_ABORTED, rest):
        return "", rest[aborted.end() :]
    if re.fullmatch(_UNFINISHED, rest) or _may_be_typed(rest):
        return None, rest
    return ESC, rest[1:]


def _may_be_typed(text: str) -> bool:
    """Return whether the beginning of a string is rather Esc and typed letters, should its end not arrive soon."""
    if len(text) > MAX_HELD_CHARS or re.fullmatch(_UNFINISHED, text):
        return False
    return bool(re.fullmatch(_STRING_OR_TYPED, text))
