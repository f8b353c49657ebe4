"""What stands in the way of each route, looked at from outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from onrecord.clipboard.display import no_server_message
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.osc52 import MAX_OSC52_BYTES, Osc52Route
from onrecord.clipboard.route import Route


class RouteState(Enum):
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
class RouteStatus:
    """`why` says what is missing, what failed, or what may yet stop it; empty where nothing does."""

    route: str
    state: RouteState
    why: str = ""

    @property
    def works(self) -> bool:
        """As far as it is known."""
        return self.state not in (RouteState.MISSING, RouteState.DEAD, RouteState.FAILED)


def diagnose(ways: Iterable[Route]) -> tuple[RouteStatus, ...]:
    """Each route in order, found out without touching any clipboard."""
    return tuple(_look(route) for route in ways)


def reaches_a_clipboard(findings: Iterable[RouteStatus]) -> bool:
    """Whether anything but the file works."""
    return any(finding.works and finding.route != "file" for finding in findings)


def _look(route: Route) -> RouteStatus:
    if lack := route.missing():
        return RouteStatus(route.name, RouteState.MISSING, lack)
    if silence := no_server_message(getattr(route, "needs", "")):
        return RouteStatus(route.name, RouteState.DEAD, silence)
    if isinstance(route, FileRoute) and (reason := route.unwritable()):
        return RouteStatus(route.name, RouteState.FAILED, reason)
    return RouteStatus(route.name, RouteState.AVAILABLE, route_caution(route))


def route_caution(route: Route) -> str:
    """What may stop a route that seems to work, a text being too long among it: the trial's own is short."""
    if not isinstance(route, Osc52Route):
        return ""
    return "; ".join(filter(None, (f"for texts of up to {MAX_OSC52_BYTES:,} bytes", route.caution())))
