"""The verdict of `onrecord doctor` on copying in this session, in words for people who want to paste into Word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.clipboard.diagnosis import RouteStatus

_TO_THE_TERMINAL = ("tmux", "osc52")


def copy_verdict(findings: Sequence[RouteStatus], names: Sequence[str] | None, file: object, *, tested: bool) -> str:
    """Return a sentence on what `y` does; `names` are the configured routes, `file` is the file of the last resort."""
    if names and set(names) == {"show"}:
        return "y shows the text on a plain screen, for selecting by hand: config.toml says routes = [“show”]"
    working = [each.route for each in findings if each.works]
    own = next((route for route in working if route not in (*_TO_THE_TERMINAL, "file")), None)
    terminal = [route for route in working if route in _TO_THE_TERMINAL]
    saved = f" and saves it to {file}" if "file" in working else ""
    if own and not _comes_first(terminal, own, working):
        sure = "y puts" if tested else "y should put"
        proof = "" if tested else "; --test-clipboard proves it"
        return f"{sure} the text on this machine's clipboard (by {own}), ready to paste{proof}"
    if terminal:
        also = f" and puts it on the clipboard of the machine that onrecord runs on ({own})" if own else saved
        return (
            f"y sends the text to your terminal (by {terminal[0]}){also}; only the terminal knows whether it reaches "
            "your clipboard: press y, then paste to see"
        )
    if working:
        return f"no clipboard is in reach: y saves the text to {file}; copy it from there, or by hand with S"
    return "copying does not work; S, or onrecord copy REF --route show, shows the text for selecting by hand"


def _comes_first(terminal: Sequence[str], own: str, working: Sequence[str]) -> bool:
    return bool(terminal) and working.index(terminal[0]) < working.index(own)
