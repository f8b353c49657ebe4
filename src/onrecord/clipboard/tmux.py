"""The tmux route: fill tmux's buffer, and have tmux send the text to an attached terminal that supports OSC 52."""

from __future__ import annotations

import dataclasses
import os
import re
from dataclasses import dataclass

from onrecord.clipboard import helper_process
from onrecord.clipboard.content import Content
from onrecord.clipboard.helper import HelperRoute
from onrecord.clipboard.route import CopyResult, Proof, RouteFailed

# Limit for tmux's lists of its clients and their terminals.
MAX_ANSWER_BYTES = 1024 * 1024

_TERMINAL = re.compile(r"^Terminal \d+: .* for (?P<tty>\S+), flags=", re.MULTILINE)
# `Ms` is the terminfo capability that tmux uses to send OSC 52; to a terminal without it, tmux sends nothing.
_SETS_THE_CLIPBOARD = re.compile(r"^ *\d+: Ms: \(string\)", re.MULTILINE)

_OUTDATED = "version 3.2 or later is needed; an older one cannot send the text to its terminal"


@dataclass(frozen=True)
class TmuxRoute(HelperRoute):
    """Fills tmux's buffer and has tmux send the text to the most recently used terminal that supports OSC 52."""

    def copy(self, content: Content) -> CopyResult:
        """Copy the content, read the buffer back and compare; the proof says whether a terminal could be reached.

        Raises:
            RouteFailed: tmux failed, or another text was read back.
        """
        clients = attached_clients()
        if clients is None:
            return super().copy(content)
        if not clients:
            return self._with(proof=Proof.BUFFER_ALONE)._copy_plain(content)
        return self._with(copy_command=(*self.copy_command[:-1], "-t", clients[0], "-"))._copy_plain(content)

    def _with(self, **changes: object) -> TmuxRoute:
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]

    def _copy_plain(self, content: Content) -> CopyResult:
        return super().copy(content)


def attached_clients() -> list[str] | None:
    """Return the terminals attached to this pane's session that support OSC 52, the most recently used first.

    Return None if tmux does not tell, as some versions do not.
    """
    pane = os.environ.get("TMUX_PANE", "")
    session = ("-t", pane) if pane else ()
    listing = ("tmux", "list-clients", *session, "-F", "#{client_activity} #{client_tty}")
    try:
        rows = sorted((row.split(" ", 1) for row in _tmux_output(listing).splitlines() if " " in row), reverse=True)
        if not rows:
            return []
        terminals = _tmux_output(("tmux", "show-messages", "-T"))
    except RouteFailed:
        return None
    if not _TERMINAL.search(terminals):
        return None
    supported = terminals_with_clipboard(terminals)
    return [tty for _, tty in rows if tty in supported]


def _tmux_output(command: tuple[str, ...]) -> str:
    return helper_process.read_helper(command, max_bytes=MAX_ANSWER_BYTES).decode("utf-8", "replace")


def terminals_with_clipboard(listing: str) -> set[str]:
    """Return the terminals with the capability `Ms` in the output of `tmux show-messages -T`."""
    starts = [*_TERMINAL.finditer(listing)]
    ends = [match.start() for match in starts[1:]] + [len(listing)]
    return {
        match["tty"]
        for match, end in zip(starts, ends, strict=True)
        if _SETS_THE_CLIPBOARD.search(listing, match.end(), end)
    }


_TEST_BUFFER = "onrecord-test"
TMUX = TmuxRoute(
    "tmux",
    ("tmux", "load-buffer", "-w", "-"),
    ("tmux", "save-buffer", "-"),
    "TMUX",
    Proof.BUFFER,
    outdated=_OUTDATED,
    rehearsal=TmuxRoute(
        "tmux",
        ("tmux", "load-buffer", "-w", "-b", _TEST_BUFFER, "-"),
        ("tmux", "save-buffer", "-b", _TEST_BUFFER, "-"),
        "TMUX",
        Proof.BUFFER,
        clear_command=("tmux", "delete-buffer", "-b", _TEST_BUFFER),
        outdated=_OUTDATED,
    ),
)
