"""Each route really tried, and what was there put back."""

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

SETTLE_SECONDS = 0.3
"""Seconds for a terminal to act on what was sent, before anything is put back that it might overwrite."""

_AFTER = {
    Proof.CLIPBOARD: RouteState.VERIFIED,
    Proof.BUFFER: RouteState.BUFFER,
    Proof.BUFFER_ALONE: RouteState.BUFFER_ALONE,
    Proof.SENT: RouteState.SENT,
    Proof.FILE: RouteState.WRITTEN,
}


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What trying the routes brought to light; `lost` says of what the former content could not be put back."""

    findings: tuple[RouteStatus, ...]
    lost: tuple[str, ...]


def run_self_test(ways: Sequence[Route]) -> SelfTest:
    """Copy a text of its own by every route that nothing is missing for, then put back the plain text that was there.

    Each gets another text: one that does nothing must not be taken to hold what the one before it copied. The file and
    tmux's buffers are left as they are. What a terminal's clipboard held cannot be read, so that it is lost.
    """
    acting = [_rehearsal(route) for route in ways]
    there = [route for route in acting if route.missing() is None]
    readable = [route for route in there if isinstance(route, Readable)]
    former = {route.name: route.held() for route in readable if route in ways}
    findings: list[RouteStatus] = []
    try:
        for route in acting:
            findings += diagnose([route]) if _is_spared(route, there) else [_try(route)]
    finally:
        sent = [finding.route for finding in findings if finding.state in (RouteState.BUFFER, RouteState.SENT)]
        if sent:
            time.sleep(SETTLE_SECONDS)
        reached = {finding.route for finding in findings if finding.works}
        lost = _put_back([route for route in readable if route in ways and route.name in reached], former)
        for route in readable:
            if route not in ways:
                _cleared(route)
    if sent:
        lost.append(f"the terminal's own clipboard, if it took the test's text ({', '.join(sent)})")
    return SelfTest(tuple(findings), tuple(lost))


def _rehearsal(route: Route) -> Route:
    """The same on a place of its own, if it has one: then what is there need not be put back."""
    return getattr(route, "rehearsal", None) or route


def _is_spared(route: Route, there: Sequence[Route]) -> bool:
    """OSC 52 in tmux: the route tmux reaches the same terminal, and some tmux would keep the text in a buffer."""
    return isinstance(route, Osc52Route) and any(each.name == TMUX.name for each in there)


def _try(route: Route) -> RouteStatus:
    if lack := route.missing():
        return RouteStatus(route.name, RouteState.MISSING, lack)
    if isinstance(route, FileRoute):
        reason = route.unwritable()
        return RouteStatus(route.name, RouteState.FAILED if reason else RouteState.WRITTEN, reason or "")
    try:
        done = route.copy(Content(f"onrecord clipboard test {secrets.token_hex(8)} “宇宙”"))
    except RouteFailed as error:
        return RouteStatus(route.name, RouteState.FAILED, error.of(route.name))
    return RouteStatus(route.name, _AFTER[done.proof], route_caution(route))


def _put_back(ways: Sequence[Route], former: dict[str, str | None]) -> list[str]:
    """Put back what each held; the names of those that could not. This session's first route has the last word.

    Two helpers of one display reach one clipboard: what one of them put back is not lost.
    """
    mended: set[str] = set()
    broken: list[Route] = []
    for route in reversed(ways):
        if _restored(route, former[route.name]):
            mended.add(_place(route))
        else:
            broken.append(route)
    return [route.name for route in reversed(broken) if _place(route) not in mended]


def _place(route: Route) -> str:
    return getattr(route, "needs", "") or route.name


def _restored(route: Route, text: str | None) -> bool:
    if text is None or not isinstance(route, Readable):
        return False
    if not text:
        return _cleared(route)
    try:
        route.copy(Content(text))
    except RouteFailed:
        return False
    return True


def _cleared(route: Readable) -> bool:
    try:
        route.clear()
    except RouteFailed:
        return False
    return True
