"""The groups of search results that are folded to their first result."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.navigation.hit_row import AnyRow
from onrecord.navigation.result_rows import ResultGroup, ResultRows


def folded_groups(rows: Sequence[AnyRow]) -> list[ResultGroup]:
    """Return the folded groups of a list, in its order."""
    return [group for group in rows.groups if group.folded] if isinstance(rows, ResultRows) else []
