"""Doubt about the index: a reason, other than a limit, why a search may lack results."""

from __future__ import annotations

from enum import Enum


class IndexDoubt(Enum):
    """The state of an index, said beside every count: rows missing from a damaged index are not visible otherwise."""

    NONE = ""
    CHECKING = "the index is still being checked"
    DAMAGED = "the index is damaged"

    @property
    def short(self) -> str:
        """A short form for beside a count; empty if there is no doubt."""
        return {IndexDoubt.CHECKING: "checking the index", IndexDoubt.DAMAGED: "damaged index"}.get(self, "")

    @property
    def sentence(self) -> str:
        """A sentence with the consequence for a list; empty if there is no doubt."""
        return f"{self.value[0].upper()}{self.value[1:]}: more may match." if self.value else ""
