"""Why a search may not have everything that fits, other than that too much does."""

from __future__ import annotations

from enum import Enum


class IndexDoubt(Enum):
    """What is to be said of an index beside every count. Rows that are missing from a damaged one do not show."""

    NONE = ""
    CHECKING = "the index is still being checked"
    DAMAGED = "the index is damaged"

    @property
    def briefly(self) -> str:
        """Return it for beside a count, where there is little room; empty where there is no doubt."""
        return {IndexDoubt.CHECKING: "checking the index", IndexDoubt.DAMAGED: "damaged index"}.get(self, "")

    @property
    def sentence(self) -> str:
        """Return it with what it means for a list; empty where there is no doubt."""
        return f"{self.value[0].upper()}{self.value[1:]}: more may fit." if self.value else ""
