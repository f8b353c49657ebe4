"""Self-test of the clipboard routes: copy by each, then restore the previous content."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.clipboard.content import Content
from onrecord.clipboard.diagnosis import RouteState, RouteStatus, diagnose, route_caution
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.osc52 import Osc52Route
from onrecord.clipboard.route import Proof, Readable, Route, RouteFailed
from onrecord.clipboard.tmux import TMUX

# Time for a terminal to process what was sent, which might overwrite content that was restored too early.
SETTLE_SECONDS = 0.3

_STATES = {
    Proof.CLIPBOARD: RouteState.VERIFIED,
    Proof.BUFFER: RouteState.BUFFER,
    Proof.BUFFER_ALONE: RouteState.BUFFER_ALONE,
    Proof.SENT: RouteState.SENT,
    Proof.FILE: RouteState.WRITTEN,
}


@dataclass(frozen=True, slots=True)
class SelfTest:
    """Results of a self-test; `lost` names the clipboards whose previous content could not be restored."""

    statuses: tuple[RouteStatus, ...]
    lost: tuple[str, ...]


def run_self_test(routes: Sequence[Route]) -> SelfTest:
    """Copy a test text by every available route, then restore the plain text that was on the clipboard.

    Each route gets a different text: one that does nothing must not seem to have the text of the previous route. The
    file and tmux's buffers are left alone. The content of a terminal's clipboard cannot be read, so it is lost.
    """
    tested = [_rehearsal(route) for route in routes]
    available = [route for route in tested if route.missing() is None]
    readable = [route for route in available if isinstance(route, Readable)]
    previous = {route.name: route.read_text() for route in readable if route in routes}
    statuses: list[RouteStatus] = []
    try:
        for route in tested:
            statuses += diagnose([route]) if _is_skipped(route, available) else [_try(route)]
    finally:
        sent = [status.route for status in statuses if status.state in (RouteState.BUFFER, RouteState.SENT)]
        if sent:
            time.sleep(SETTLE_SECONDS)
        reached = {status.route for status in statuses if status.works}
        lost = _restore_all([route for route in readable if route in routes and route.name in reached], previous)
        for route in readable:
            if route not in routes:
                _clear(route)
    if sent:
        lost.append(f"the terminal's own clipboard, if it accepted the test text ({', '.join(sent)})")
    return SelfTest(tuple(statuses), tuple(lost))


def _rehearsal(route: Route) -> Route:
    """Return the same route with a separate buffer, if it has one: then nothing needs restoring."""
    return getattr(route, "rehearsal", None) or route


def _is_skipped(route: Route, available: Sequence[Route]) -> bool:
    """Return whether not to try this route: OSC 52 in tmux.

    The route tmux reaches the same terminal, and some versions of tmux would keep the text in a buffer.
    """
    return isinstance(route, Osc52Route) and any(other.name == TMUX.name for other in available)


def _try(route: Route) -> RouteStatus:
    if missing := route.missing():
        return RouteStatus(route.name, RouteState.MISSING, missing)
    if isinstance(route, FileRoute):
        reason = route.unwritable()
        return RouteStatus(route.name, RouteState.FAILED if reason else RouteState.WRITTEN, reason or "")
    try:
        result = route.copy(Content(f"onrecord clipboard test {secrets.token_hex(8)} “宇宙”"))
    except RouteFailed as error:
        return RouteStatus(route.name, RouteState.FAILED, error.without_route(route.name))
    return RouteStatus(route.name, _STATES[result.proof], route_caution(route))


def _restore_all(routes: Sequence[Route], previous: dict[str, str | None]) -> list[str]:
    """Restore the content of each route, this session's first route last; return the names of those that failed.

    Two helpers of one display share one clipboard: if one of them restored it, nothing is lost.
    """
    restored: set[str] = set()
    failed: list[Route] = []
    for route in reversed(routes):
        if _restore(route, previous[route.name]):
            restored.add(_clipboard_name(route))
        else:
            failed.append(route)
    return [route.name for route in reversed(failed) if _clipboard_name(route) not in restored]


def _clipboard_name(route: Route) -> str:
    return getattr(route, "needs", "") or route.name


def _restore(route: Route, text: str | None) -> bool:
    if text is None or not isinstance(route, Readable):
        return False
    if not text:
        return _clear(route)
    try:
        route.copy(Content(text))
    except RouteFailed:
        return False
    return True


def _clear(route: Readable) -> bool:
    try:
        route.clear()
    except RouteFailed:
        return False
    return True
