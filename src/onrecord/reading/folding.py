"""The groups of a search's results, one a kind, and which of them are folded to their first result."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from onrecord.reading.result_rows import kind_title, target_of
from onrecord.reading.rows import Target

if TYPE_CHECKING:
    from onrecord.search import Results


def group_of(target: Target | None, results: Results) -> str | None:
    """The title of the group that holds the result; None if it is none of them."""
    return next((kind_title(hit) for hit in results.hits if target_of(hit) == target), None)


def first_of(title: str, results: Results) -> Target:
    """The result that the row of a folded group stands for."""
    return next(target_of(hit) for hit in results.hits if kind_title(hit) == title)


def folded_groups(results: Results, folded: Collection[str]) -> list[str]:
    """The titles in `folded` that these results have, in the order of the list."""
    titles = dict.fromkeys(kind_title(hit) for hit in results.hits)
    return [title for title in titles if title in folded]
