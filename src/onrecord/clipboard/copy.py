"""Copy content by the clipboard routes in order, and report where the text went and how that was verified."""

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

# Proofs after which OSC 52 adds nothing: tmux sends its buffer itself, or there is no terminal to send to.
TMUX_PROOFS = (Proof.BUFFER, Proof.BUFFER_ALONE)


@dataclass(frozen=True, slots=True)
class Report:
    """Outcome of a copy: the number of `characters`, where they went, and which routes failed and why.

    `unavailable` are the routes that this machine or session does not have, each with what it lacks.
    """

    characters: int
    results: tuple[CopyResult, ...]
    failures: tuple[str, ...] = ()
    unavailable: tuple[str, ...] = ()

    @property
    def verified(self) -> bool:
        """Return whether the system clipboard was read back and contains the text."""
        return any(result.proof is Proof.CLIPBOARD for result in self.results)

    @property
    def reached_a_clipboard(self) -> bool:
        """Return whether it went anywhere but to a file, or to a multiplexer without an attached terminal."""
        return any(result.proof not in (Proof.FILE, Proof.BUFFER_ALONE) for result in self.results)

    @property
    def was_read_back(self) -> bool:
        """Return whether a clipboard or a multiplexer's buffer was read back: the text can be pasted from there."""
        return any(result.proof in (Proof.CLIPBOARD, *TMUX_PROOFS) for result in self.results)

    @property
    def is_in_file(self) -> bool:
        """Return whether it was saved to the file of last resort, until the next copy there replaces it."""
        return any(result.proof is Proof.FILE for result in self.results)

    @property
    def needs_manual_copy(self) -> bool:
        """Return whether it may have arrived nowhere, so that it should be shown for selecting by hand."""
        return not self.reached_a_clipboard or (bool(self.file_error) and not self.verified)

    @property
    def file_error(self) -> str:
        """Return why the file could not be written, which users must know even if the text went elsewhere."""
        return next((reason.removeprefix("file: ") for reason in self.failures if reason.startswith("file: ")), "")

    def __str__(self) -> str:
        """Return one sentence; it says "copied" only if the system clipboard was read back."""
        remark = f"; the file could not be written: {self.file_error}" if self.results and self.file_error else ""
        return f"{self._outcome()}{remark}"

    def _outcome(self) -> str:
        count = f"{self.characters:,} character{'' if self.characters == 1 else 's'}"
        where = {done.proof: done.where for done in self.results}
        if Proof.CLIPBOARD in where:
            return f"copied {count} ({where[Proof.CLIPBOARD]}, read back)"
        if Proof.BUFFER in where:
            return f"{count} in the tmux buffer (read back), sent to the terminal (not verifiable){_file_remark(where)}"
        if Proof.BUFFER_ALONE in where:
            return f"{count} in the tmux buffer (read back; no attached terminal accepts it){_file_remark(where)}"
        if Proof.SENT in where:
            return f"{count} sent to the terminal ({where[Proof.SENT]}; not verifiable){_file_remark(where)}"
        if Proof.FILE in where:
            return f"{count} saved to {where[Proof.FILE]}" + (
                ": no clipboard reached" if self.missed_every_clipboard else ""
            )
        return "not copied: " + ("; ".join(self.failures or self.unavailable) or "no clipboard is in reach")

    @property
    def missed_every_clipboard(self) -> bool:
        """Return whether routes to a clipboard were tried or missing, and none was reached."""
        return not self.reached_a_clipboard and bool(self.failures or self.unavailable)

    @property
    def diagnostic_command(self) -> str:
        """Return the command that explains the outcome: missing routes can be seen, failed ones must be tried."""
        return "onrecord doctor --test-clipboard" if self.failures else "onrecord doctor"


def _file_remark(where: dict[Proof, str]) -> str:
    return f", and saved to {where[Proof.FILE]}" if Proof.FILE in where else ""


# Names for users. `show` is not a route to a clipboard: it prints the text for selecting by hand.
ROUTE_NAMES = ("wl-copy", "xclip", "xsel", "pbcopy", "windows", "tmux", "osc52", "file", "show")


def routes(write: Callable[[str], None] | None, file: Path, names: Sequence[str] | None = None) -> list[Route]:
    """Return the routes in the order for this session; with `names`, only those, in that order.

    If `names` is only `show`, there are none. Over ssh the terminal is closer to the user than this machine, so tmux
    and OSC 52 come first.
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
    """Return whether this session came over ssh."""
    return bool(os.environ.get("SSH_TTY") or os.environ.get("SSH_CONNECTION"))


def copy(content: Content, ordered_routes: Iterable[Route]) -> Report:
    """Copy by the routes in order until one reaches a verified system clipboard; return where the text went.

    After weaker proofs the next route is tried too, so that one of them arrives. tmux sends its buffer to the terminal
    itself, so OSC 52 is skipped after it.
    """
    results: list[CopyResult] = []
    failed: list[str] = []
    missing: list[str] = []
    for route in ordered_routes:
        if isinstance(route, Osc52Route) and any(result.proof in TMUX_PROOFS for result in results):
            continue
        if reason := route.missing():
            missing.append(f"{route.name}: {reason}")
            continue
        try:
            results.append(route.copy(content))
        except RouteFailed as error:
            failed.append(f"{route.name}: {error.without_route(route.name)}")
            continue
        if results[-1].proof is Proof.CLIPBOARD:
            break
    return Report(len(content.text), tuple(results), tuple(failed), tuple(missing))
