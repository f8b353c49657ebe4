"""What a terminal sends, taken apart into what one key or the terminal itself sent as one."""

from __future__ import annotations

import re

ESC = "\x1b"
ESCAPE_SECONDS = 0.1
"""How long an escape character may be the beginning of a sequence; after that it is the key Esc."""
SEQUENCE_SECONDS = 1.0
"""How long one that has begun may be cut in two, as over a line that stalls; nobody types the middle of one."""
MAX_HELD_CHARS = 64
"""Of a sequence that has begun: what is behind these says nothing to us, however long a terminal goes on."""

_WHOLE = re.compile(
    r"\x1b(?:\[(?:\[[A-E]|M[^\x01-\x1f]{3}|[0-9]+\$|(?![M\[])[0-?]*[ -/]*[@-~])"  # console, X10's mouse, rxvt, others
    r"|O[0-9;]*[A-Za-z]"
    r"|\x7f"  # alt and Backspace, which takes a word away in a text field
    r"|\][^\x07\x1b]*(?:\x07|\x1b\\)"  # a string (ECMA-48, 5.6), such as a color or a title that a terminal answers
    r"|[P_^X][^\x1b]*\x1b\\)"
)
_BEGUN = re.compile(
    r"\x1b(?:\[(?:M[^\x01-\x1f]{0,2}|[0-?]*[ -/]*|\[)?|O[0-9;]*"
    r"|\](?:[0-9][^\x07\x1b]*\x1b?)?|P(?:[0-9>!+$|][^\x1b]*\x1b?)?|_(?:G[^\x1b]*\x1b?)?)?"
)
_STRING_OR_TYPED = re.compile(r"\x1b(?:\][^\x07\x1b]*|[P_^X][^\x1b]*)\x1b?")
"""Either a string of a kind that is seldom sent, or Esc and letters that came as one."""
_ABORTED = re.compile(
    r"\x1b(?:\[[0-?]+[ -/]*(?=[^ -~])|\[M[^\x01-\x1f]{1,2}(?=\x1b)|O[0-9;]+(?=\x1b)"
    r"|(?:\][0-9][^\x07\x1b]*|P[0-9>!+$|][^\x1b]*|_G[^\x1b]*)(?=\x1b[^\\]))"
)
"""A sequence that another one interrupts: an escape ends it (ECMA-48), and it means nothing."""
_REST = re.compile(
    r"\[(?:[A-FHZ]|1;[0-9]+[A-FHPQRS]|[0-9]+(?:;[0-9]+)?~|<[0-9;]+[Mm]|[IO]|[0-9]+;[0-9]+R|[?>][0-9;]+\$?[a-z])"
    r"|O[A-FHP-S]|\][0-9]+;|P(?:[>!]\||[01][$+]r)"
)
"""The rest, behind its escape, of the keys that people have, of mouse reports and of a terminal's answers."""


class KeySequences:
    """Holds back the beginning of a sequence until the next read, or until `expired` gives it up."""

    def __init__(self) -> None:
        self._begun = ""
        self._since = 0.0
        self._escaped: float | None = None

    def taken(self, read: str, now: float) -> list[str]:
        """Return what is whole, in order: runs of text, escapes that are the key, sequences. `now` is in seconds.

        An escape before anything that is no sequence is the key: Esc and a letter are two keys, also where a terminal
        or a multiplexer sends them as one.
        """
        if self._escaped is not None and now - self._escaped <= SEQUENCE_SECONDS and _REST.match(read):
            read = ESC + read
        self._escaped = None
        begun, rest, self._begun = self._begun, self._begun + read, ""
        parts: list[str] = []
        while rest:
            part, rest = _first(rest)
            if part is None:
                self._hold(rest, begun, now)
                break
            if part:
                parts.append(part)
        return parts

    def _hold(self, rest: str, before: str, now: float) -> None:
        """Wait for more of it; `before` is what was held so far. What may be typed waits no longer for going on."""
        if not (before and _may_be_typed(before) and rest.startswith(before)):
            self._since = now
        if not _may_be_typed(rest):
            rest = rest[:MAX_HELD_CHARS] + (ESC if rest.endswith(ESC) and len(rest) > MAX_HELD_CHARS else "")
        self._begun = rest

    def expired(self, now: float) -> list[str]:
        """Return the keys that what has begun is if nothing more comes: call it now and then."""
        begun, waited = self._begun, now - self._since
        quick = begun == ESC or _may_be_typed(begun)
        if not begun or waited < (ESCAPE_SECONDS if quick else SEQUENCE_SECONDS):
            return []
        self._begun = ""
        if begun == ESC:
            self._escaped = now
            return [ESC]
        if quick:
            return [ESC, begun[1:].removesuffix(ESC), *([ESC] if begun.endswith(ESC) else [])]
        return [ESC, begun[1]] if len(begun) == 2 else []


def _first(rest: str) -> tuple[str | None, str]:
    """The first whole part of the text, and what is behind it; None where the text only begins a sequence.

    The part is empty where a sequence was interrupted.
    """
    if rest[0] != ESC:
        text, escape, behind = rest.partition(ESC)
        return text, escape + behind
    if whole := _WHOLE.match(rest):
        return whole[0], rest[whole.end() :]
    if aborted := _ABORTED.match(rest):
        return "", rest[aborted.end() :]
    if _BEGUN.fullmatch(rest) or _may_be_typed(rest):
        return None, rest
    return ESC, rest[1:]


def _may_be_typed(begun: str) -> bool:
    """Whether this beginning of a string is rather Esc and what was typed behind it, if its end does not come soon."""
    return not _BEGUN.fullmatch(begun) and bool(_STRING_OR_TYPED.fullmatch(begun)) and len(begun) <= MAX_HELD_CHARS
