"""By what a search's results can be narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.search import Results


def facet_choices(results: Results) -> list[tuple[str, str, int]]:
    """Field, value and how many have it; only what takes some of the results away."""
    found = len(results.found)
    return [
        (field, value, count) for field, values in results.facets.items() for value, count in values if count < found
    ]
