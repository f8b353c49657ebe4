"""The search back end: stores the folded texts and quickly finds candidates for a plan."""

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
    """The candidates found; `complete` if they include everything that can match."""

    items: list[Candidate]
    complete: bool


class Backend(Protocol):
    """Finds candidates. Targets are numbered from 0 in the order in which equal results are shown."""

    @property
    def vocabulary(self) -> Vocabulary: ...

    @property
    def size(self) -> int:
        """Return how many targets there are."""

    def candidates(self, plan: Plan, cap: int | None = None, *, relaxed: bool = False) -> Candidates:
        """Return targets that may match, including all that do, up to about `cap`; with `relaxed` one group is enough.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
        """

    def numbers(self, plan: Plan) -> Sequence[int]:
        """Return the numbers of all targets that may match, in order.

        Raises:
            Interrupted: `interrupt` was called meanwhile.
        """

    def interrupt(self) -> None:
        """Abort the search of another thread, if that is possible."""
