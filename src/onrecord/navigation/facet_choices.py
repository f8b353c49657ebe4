"""The facets that a search can be narrowed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.search import Results


def facet_choices(results: Results) -> list[tuple[str, str, int]]:
    """Return field, value and count of the facets that only some of the results have."""
    total = len(results.found)
    return [
        (field, value, count) for field, values in results.facets.items() for value, count in values if count < total
    ]
