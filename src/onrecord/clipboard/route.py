"""What a way to a clipboard is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Proof(Enum):
    """How much is known of a copy."""

    CLIPBOARD = "the system clipboard was read back"
    BUFFER = "a terminal multiplexer's buffer was read back"
    SENT = "it was sent where nothing can be read back"
    FILE = "it was written to a file and read back"


@dataclass(frozen=True, slots=True)
class Done:
    """A copy that went through as far as `proof` says; `where` names the helper or the file."""

    where: str
    proof: Proof


class RouteFailed(Exception):
    """The text did not go this way; the message says why in a few words."""


class Route(Protocol):
    """One way to reach a clipboard."""

    @property
    def name(self) -> str:
        """What messages call it."""

    def available(self) -> bool:
        """Whether this machine and session have it; answers at once."""

    def copy(self, text: str) -> Done:
        """Put `text` there within the time limit; RouteFailed where that did not work or could not be proved."""
