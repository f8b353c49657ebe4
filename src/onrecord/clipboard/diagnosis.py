"""What stands in the way of each route: looked at from outside, or really tried."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from onrecord.clipboard.content import Content
from onrecord.clipboard.route import Proof, Readable, Route, RouteFailed
from onrecord.clipboard.session import unanswered

SETTLING = 0.3
"""Seconds for a terminal to act on what was sent, before anything is put back that it might overwrite."""


class State(Enum):
    """What is known of a route. The first two and FAILED are those by which no copy arrives."""

    MISSING = "missing"
    DEAD = "no answer"
    AVAILABLE = "available"
    FAILED = "failed"
    VERIFIED = "read back"
    BUFFER = "buffer read back, sent to the terminal (not verifiable)"
    SENT = "sent (not verifiable)"
    WRITTEN = "written and read back"


_AFTER = {
    Proof.CLIPBOARD: State.VERIFIED,
    Proof.BUFFER: State.BUFFER,
    Proof.SENT: State.SENT,
    Proof.FILE: State.WRITTEN,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`why` says what is missing or what failed; empty where nothing did."""

    route: str
    state: State
    why: str = ""

    @property
    def works(self) -> bool:
        """As far as it is known."""
        return self.state not in (State.MISSING, State.DEAD, State.FAILED)


@dataclass(frozen=True, slots=True)
class Trial:
    """What trying the routes brought to light; `lost` are those whose former content could not be put back."""

    findings: tuple[Finding, ...]
    lost: tuple[str, ...]


def looked_at(ways: Iterable[Route]) -> tuple[Finding, ...]:
    """Each route in order, found out without touching any clipboard."""
    return tuple(_look(route) for route in ways)


def reaches_a_clipboard(findings: Iterable[Finding]) -> bool:
    """Whether anything but the file works."""
    return any(finding.works and finding.route != "file" for finding in findings)


def tried(ways: Sequence[Route]) -> Trial:
    """Copy a text of its own by every route that nothing is missing for, then put back the plain text that was there.

    Each gets another text: one that does nothing must not be taken to hold what the one before it copied. The file
    route overwrites its file, so give it one that may be lost.
    """
    there = [route for route in ways if route.missing() is None]
    former = {route.name: route.held() for route in there if isinstance(route, Readable)}
    findings: list[Finding] = []
    try:
        for route in ways:
            findings.append(_try(route) if route in there else _look(route))
    finally:
        if any(finding.state in (State.BUFFER, State.SENT) for finding in findings):
            time.sleep(SETTLING)
        reached = {finding.route for finding in findings if finding.works}
        lost = [
            route.name
            for route in reversed(there)  # this session's first route has the last word
            if route.name in reached and route.name != "file" and not _put_back(route, former.get(route.name))
        ]
    return Trial(tuple(findings), tuple(reversed(lost)))


def _look(route: Route) -> Finding:
    if lack := route.missing():
        return Finding(route.name, State.MISSING, lack)
    if silence := unanswered(getattr(route, "needs", "")):
        return Finding(route.name, State.DEAD, silence)
    return Finding(route.name, State.AVAILABLE)


def _try(route: Route) -> Finding:
    try:
        done = route.copy(Content(f"onrecord clipboard test {secrets.token_hex(8)} “宇宙”"))
    except RouteFailed as error:
        return Finding(route.name, State.FAILED, str(error))
    return Finding(route.name, _AFTER[done.proof])


def _put_back(route: Route, text: str | None) -> bool:
    if not text:
        return False
    try:
        route.copy(Content(text))
    except RouteFailed:
        return False
    return True
