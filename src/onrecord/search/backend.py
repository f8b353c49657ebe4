"""What stores the folded texts and finds, fast, those that may fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from onrecord.search.facets import Facets
from onrecord.search.plan import Plan
from onrecord.search.targets import FoldedTexts
from onrecord.search.vocabulary import Vocabulary


class Candidate(NamedTuple):
    """A target's number, its folded texts and its facet words."""

    number: int
    folded: FoldedTexts
    facets: Facets


class Candidates(NamedTuple):
    """`complete` says that all that may fit are there."""

    found: list[Candidate]
    complete: bool


class Backend(Protocol):
    """Targets are numbered from 0 in the order in which equals are shown."""

    @property
    def vocabulary(self) -> Vocabulary: ...

    @property
    def size(self) -> int:
        """How many targets there are."""

    def candidates(self, plan: Plan, cap: int | None = None, *, relaxed: bool = False) -> Candidates:
        """Targets that may fit, at least as many as do, up to about `cap`; with `relaxed` one group will do.

        Interrupted where `interrupt` was called meanwhile.
        """

    def numbers(self, plan: Plan) -> Sequence[int]:
        """Of all that may fit, in order; Interrupted as above."""

    def interrupt(self) -> None:
        """Give up what another thread is looking for, where that is possible."""
