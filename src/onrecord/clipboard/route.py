"""Interfaces of clipboard routes, and the results and errors of their copies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol, runtime_checkable

from onrecord.clipboard.content import Content


class Proof(Enum):
    """Degree of certainty that a copy arrived."""

    CLIPBOARD = "the system clipboard was read back"
    BUFFER = "a terminal multiplexer's buffer was read back"
    BUFFER_ALONE = "a terminal multiplexer's buffer was read back, and no terminal is attached that takes the text"
    SENT = "it was sent where nothing can be read back"
    FILE = "it was written to a file and read back"


@dataclass(frozen=True, slots=True)
class CopyResult:
    """A copy that arrived with the certainty of `proof`; `where` names the helper or the file."""

    where: str
    proof: Proof


class RouteFailed(Exception):
    """Raised if a copy by a route fails; the message says why in a few words."""

    def without_route(self, route: str) -> str:
        """Return the reason without the route's name in front, for messages that begin with it."""
        return str(self).removeprefix(f"{route}: ")


class Route(Protocol):
    """One way to reach a clipboard."""

    @property
    def name(self) -> str:
        """Name of the route in messages, `--route` and the configuration."""

    def missing(self) -> str | None:
        """Return what this machine or session lacks for it, in a few words, or None; never blocks."""

    def copy(self, content: Content) -> CopyResult:
        """Copy the content within the time limit.

        Raises:
            RouteFailed: the copy failed or could not be verified.
        """


@runtime_checkable
class Readable(Protocol):
    """A route that can also read the clipboard."""

    def read_text(self) -> str | None:
        """Return the clipboard's plain text, empty if the clipboard is; None if it cannot be read in time."""

    def clear(self) -> None:
        """Empty the clipboard.

        Raises:
            RouteFailed: that failed.
        """
