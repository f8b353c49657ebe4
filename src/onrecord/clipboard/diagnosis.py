"""What stands in the way of each route, looked at from outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.osc52 import LONGEST, Osc52Route
from onrecord.clipboard.route import Route
from onrecord.clipboard.session import unanswered


class State(Enum):
    """What is known of a route. The first two and FAILED are those by which no copy arrives."""

    MISSING = "missing"
    DEAD = "no answer"
    AVAILABLE = "available"
    FAILED = "failed"
    VERIFIED = "read back"
    BUFFER = "buffer read back, sent to the terminal (not verifiable)"
    BUFFER_ALONE = "buffer read back, no terminal attached that takes it"
    SENT = "sent (not verifiable)"
    WRITTEN = "written and read back"


@dataclass(frozen=True, slots=True)
class Finding:
    """`why` says what is missing, what failed, or what may yet stop it; empty where nothing does."""

    route: str
    state: State
    why: str = ""

    @property
    def works(self) -> bool:
        """As far as it is known."""
        return self.state not in (State.MISSING, State.DEAD, State.FAILED)


def looked_at(ways: Iterable[Route]) -> tuple[Finding, ...]:
    """Each route in order, found out without touching any clipboard."""
    return tuple(_look(route) for route in ways)


def reaches_a_clipboard(findings: Iterable[Finding]) -> bool:
    """Whether anything but the file works."""
    return any(finding.works and finding.route != "file" for finding in findings)


def _look(route: Route) -> Finding:
    if lack := route.missing():
        return Finding(route.name, State.MISSING, lack)
    if silence := unanswered(getattr(route, "needs", "")):
        return Finding(route.name, State.DEAD, silence)
    if isinstance(route, FileRoute) and (reason := route.unwritable()):
        return Finding(route.name, State.FAILED, reason)
    return Finding(route.name, State.AVAILABLE, caution(route))


def caution(route: Route) -> str:
    """What may stop a route that seems to work, a text being too long among it: the trial's own is short."""
    if not isinstance(route, Osc52Route):
        return ""
    return "; ".join(filter(None, (f"for texts of up to {LONGEST:,} bytes", route.caution())))
