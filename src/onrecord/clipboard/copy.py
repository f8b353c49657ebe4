"""Copying: the routes in order, and the truth about where the text went."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.clipboard.content import Content
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.helper import MACOS, WAYLAND, XCLIP, XSEL
from onrecord.clipboard.osc52 import Osc52Route
from onrecord.clipboard.route import CopyResult, Proof, Route, RouteFailed
from onrecord.clipboard.tmux import TMUX
from onrecord.clipboard.windows import WindowsRoute

TMUX_PROOFS = (Proof.BUFFER, Proof.BUFFER_ALONE)
"""Proofs after which OSC 52 adds nothing: tmux sends what it holds, or there is nobody to send to."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a copy did: `characters` of text, where they went, and which routes failed and why.

    `missing` are the routes that this machine or session does not have, and what it lacks for them.
    """

    characters: int
    done: tuple[CopyResult, ...]
    failed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether the system clipboard was read back and holds the text."""
        return any(done.proof is Proof.CLIPBOARD for done in self.done)

    @property
    def reached_a_clipboard(self) -> bool:
        """Whether it went anywhere but into a file, or into a multiplexer that no terminal is attached to."""
        return any(done.proof not in (Proof.FILE, Proof.BUFFER_ALONE) for done in self.done)

    @property
    def was_read_back(self) -> bool:
        """Whether a clipboard or a multiplexer's buffer was read back: the text can be pasted from there."""
        return any(done.proof in (Proof.CLIPBOARD, *TMUX_PROOFS) for done in self.done)

    @property
    def is_in_file(self) -> bool:
        """Whether it was saved to the file of last resort, where the next copy that fails takes its place."""
        return any(done.proof is Proof.FILE for done in self.done)

    @property
    def needs_showing(self) -> bool:
        """Whether it may be nowhere to be had, so that it should be shown for selecting by hand."""
        return not self.reached_a_clipboard or (bool(self._file_failure) and not self.verified)

    @property
    def _file_failure(self) -> str:
        """Why the file could not be written, which is the user's to know wherever else the text went."""
        return next((reason.removeprefix("file: ") for reason in self.failed if reason.startswith("file: ")), "")

    def __str__(self) -> str:
        """One sentence; it says "copied" only where the system clipboard was read back."""
        failure = f"; the file could not be written: {self._file_failure}" if self.done and self._file_failure else ""
        return f"{self._outcome()}{failure}"

    def _outcome(self) -> str:
        count = f"{self.characters:,} character{'' if self.characters == 1 else 's'}"
        said = {done.proof: done.where for done in self.done}
        if Proof.CLIPBOARD in said:
            return f"copied {count} ({said[Proof.CLIPBOARD]}, read back)"
        if Proof.BUFFER in said:
            return f"{count} in the tmux buffer (read back), sent to the terminal (not verifiable){_also(said)}"
        if Proof.BUFFER_ALONE in said:
            return f"{count} in the tmux buffer (read back; no terminal is attached that takes it){_also(said)}"
        if Proof.SENT in said:
            return f"{count} sent to the terminal ({said[Proof.SENT]}; not verifiable){_also(said)}"
        if Proof.FILE in said:
            return f"{count} saved to {said[Proof.FILE]}" + (": no clipboard reached" if self.fell_short else "")
        return "not copied: " + ("; ".join(self.failed or self.missing) or "no clipboard is in reach")

    @property
    def fell_short(self) -> bool:
        """Whether a clipboard was to be reached, and none was."""
        return not self.reached_a_clipboard and bool(self.failed or self.missing)

    @property
    def inquiry(self) -> str:
        """The command that says why: what is missing can be seen, what failed must be tried."""
        return "onrecord doctor --test-clipboard" if self.failed else "onrecord doctor"


def _also(said: dict[Proof, str]) -> str:
    return f", and saved to {said[Proof.FILE]}" if Proof.FILE in said else ""


ROUTE_NAMES = ("wl-copy", "xclip", "xsel", "pbcopy", "windows", "tmux", "osc52", "file", "show")
"""What a user can name. `show` is not a route to a clipboard: it prints the text for selecting by hand."""


def routes(write: Callable[[str], None] | None, file: Path, names: Sequence[str] | None = None) -> list[Route]:
    """Every route in the order for this session; those of `names` alone, in that order, where there are names.

    Where `show` is all that is named, there are none.

    Over ssh the terminal is nearer to the user than this machine, so tmux and OSC 52 come first.
    """
    native: list[Route] = [MACOS] if sys.platform == "darwin" else [WindowsRoute(), WAYLAND, XCLIP, XSEL]
    terminal: list[Route] = [TMUX, Osc52Route(write)]
    ordered = [*terminal, *native] if over_ssh() else [*native, *terminal]
    ordered.append(FileRoute(file))
    if names is None:
        return ordered
    by_name = {route.name: route for route in (MACOS, *ordered)}
    return [by_name[name] for name in names if name in by_name]


def over_ssh() -> bool:
    """Whether this session came over ssh."""
    return bool(os.environ.get("SSH_TTY") or os.environ.get("SSH_CONNECTION"))


def copy(content: Content, ways: Iterable[Route]) -> Report:
    """Try the routes in order. A verified system clipboard ends it; less proof goes on, so that one of them arrives.

    What tmux has taken it sends to the terminal itself, so that OSC 52 has nothing to add there.
    """
    done: list[CopyResult] = []
    failed: list[str] = []
    missing: list[str] = []
    for route in ways:
        if isinstance(route, Osc52Route) and any(each.proof in TMUX_PROOFS for each in done):
            continue
        if lack := route.missing():
            missing.append(f"{route.name}: {lack}")
            continue
        try:
            done.append(route.copy(content))
        except RouteFailed as error:
            failed.append(f"{route.name}: {error.of(route.name)}")
            continue
        if done[-1].proof is Proof.CLIPBOARD:
            break
    return Report(len(content.text), tuple(done), tuple(failed), tuple(missing))
