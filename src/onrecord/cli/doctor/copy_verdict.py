"""The verdict of `onrecord doctor` on copying in this session, in words for people who want to paste into Word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.clipboard.diagnosis import RouteStatus

_TO_THE_TERMINAL = ("tmux", "osc52")


def copy_verdict(
    statuses: Sequence[RouteStatus], route_names: Sequence[str] | None, file: object, *, tested: bool
) -> str:
    """Return a sentence on what `y` does, with the routes of config.toml, if any, and the file of the last resort."""
    if route_names and set(route_names) == {"show"}:
        return "y shows the text on a plain screen, for selecting by hand: config.toml says routes = [“show”]"
    working_routes = [status.route for status in statuses if status.works]
    local_route = next((route for route in working_routes if route not in (*_TO_THE_TERMINAL, "file")), None)
    terminal_routes = [route for route in working_routes if route in _TO_THE_TERMINAL]
    saving = f" and saves it to {file}" if "file" in working_routes else ""
    if local_route and not _comes_first(terminal_routes, local_route, working_routes):
        promise = "y puts" if tested else "y should put"
        hint = "" if tested else "; --test-clipboard proves it"
        return f"{promise} the text on this machine's clipboard (by {local_route}), ready to paste{hint}"
    if terminal_routes:
        also = (
            f" and puts it on the clipboard of the machine that onrecord runs on ({local_route})"
            if local_route
            else saving
        )
        return (
            f"y sends the text to your terminal (by {terminal_routes[0]}){also}; only the terminal knows whether it "
            "reaches your clipboard: press y, then paste to see"
        )
    if working_routes:
        return f"no clipboard is in reach: y saves the text to {file}; copy it from there, or by hand with S"
    return "copying does not work; S, or onrecord copy REF --route show, shows the text for selecting by hand"


def _comes_first(terminal_routes: Sequence[str], local_route: str, working_routes: Sequence[str]) -> bool:
    return bool(terminal_routes) and working_routes.index(terminal_routes[0]) < working_routes.index(local_route)
