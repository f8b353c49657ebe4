"""Diagnose each clipboard route from outside, without copying anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from onrecord.clipboard.display import no_server_message
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.osc52 import MAX_OSC52_BYTES, Osc52Route
from onrecord.clipboard.route import Route


class RouteState(Enum):
    """State of a route. No copy arrives by one that is MISSING, DEAD or FAILED."""

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
    """A route's state; `reason` says what is missing, what failed, or what may still stop it, and may be empty."""

    route: str
    state: RouteState
    reason: str = ""

    @property
    def works(self) -> bool:
        """Return whether copies arrive by this route, as far as is known."""
        return self.state not in (RouteState.MISSING, RouteState.DEAD, RouteState.FAILED)


def diagnose(routes: Iterable[Route]) -> tuple[RouteStatus, ...]:
    """Return the status of each route in order, without touching any clipboard."""
    return tuple(_status(route) for route in routes)


def reaches_a_clipboard(statuses: Iterable[RouteStatus]) -> bool:
    """Return whether any route but the file works."""
    return any(status.works and status.route != "file" for status in statuses)


def _status(route: Route) -> RouteStatus:
    if missing := route.missing():
        return RouteStatus(route.name, RouteState.MISSING, missing)
    if no_server := no_server_message(getattr(route, "needs", "")):
        return RouteStatus(route.name, RouteState.DEAD, no_server)
    if isinstance(route, FileRoute) and (reason := route.unwritable()):
        return RouteStatus(route.name, RouteState.FAILED, reason)
    return RouteStatus(route.name, RouteState.AVAILABLE, route_caution(route))


def route_caution(route: Route) -> str:
    """Return what may stop a route that seems to work, such as the length of a text: the self-test's is short."""
    if not isinstance(route, Osc52Route):
        return ""
    return "; ".join(filter(None, (f"for texts of up to {MAX_OSC52_BYTES:,} bytes", route.caution())))
