"""What a way to a clipboard is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol, runtime_checkable

from onrecord.clipboard.content import Content


class Proof(Enum):
    """How much is known of a copy."""

    CLIPBOARD = "the system clipboard was read back"
    BUFFER = "a terminal multiplexer's buffer was read back"
    BUFFER_ALONE = "a terminal multiplexer's buffer was read back, and no terminal is attached that takes the text"
    SENT = "it was sent where nothing can be read back"
    FILE = "it was written to a file and read back"


@dataclass(frozen=True, slots=True)
class CopyResult:
    """A copy that went through as far as `proof` says; `where` names the helper or the file."""

    where: str
    proof: Proof


class RouteFailed(Exception):
    """The text did not go this way; the message says why in a few words."""

    def of(self, route: str) -> str:
        """The reason without the route's own name in front, for whoever says that first."""
        return str(self).removeprefix(f"{route}: ")


class Route(Protocol):
    """One way to reach a clipboard."""

    @property
    def name(self) -> str:
        """What messages, `--route` and the configuration call it."""

    def missing(self) -> str | None:
        """What this machine or session lacks for it, in a few words; None if nothing. Answers at once."""

    def copy(self, content: Content) -> CopyResult:
        """Put the content there within the time limit; RouteFailed where that did not work or could not be proved."""


@runtime_checkable
class Readable(Protocol):
    """A route that can also tell what is there."""

    def held(self) -> str | None:
        """The plain text that is there now, empty where nothing is; None where it cannot be told or read in time."""

    def clear(self) -> None:
        """Leave nothing there; RouteFailed where that does not work."""
