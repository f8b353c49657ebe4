"""Short titles that tell statements apart where several are cited, listed or copied together."""

import datetime
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from onrecord.model.statement import Statement

Name = TypeVar("Name", bound=Hashable)


def first_unique(candidates: Mapping[str, Sequence[Name]]) -> dict[str, Name]:
    """Return for each key the first of its names, the shortest first, that no other key has; else its last."""
    places = dict.fromkeys(candidates, 0)
    while True:
        names = {key: candidates[key][place] for key, place in places.items()}
        counts = Counter(names.values())
        shared = [key for key, name in names.items() if counts[name] > 1 and places[key] + 1 < len(candidates[key])]
        if not shared:
            return names
        for key in shared:
            places[key] += 1


def short_titles(statements: Mapping[str, Statement], *, in_japanese: bool = False) -> dict[str, str]:
    """Return for each statement, by the id of its pack, a title that is with its date unique among them.

    It is the short title; where another one of that day has it too, the whole title; where that is shared too, the
    short one with the publisher, or else with the id of the pack.
    """
    chosen = first_unique({pack: _titles(pack, one, in_japanese=in_japanese) for pack, one in statements.items()})
    return {pack: title for pack, (title, _) in chosen.items()}


def _titles(pack: str, statement: Statement, *, in_japanese: bool) -> list[tuple[str, datetime.date]]:
    title = (statement.title_ja if in_japanese else None) or statement.title
    short = title if in_japanese and statement.title_ja else statement.short_title or title
    publisher = [f"{short} ({statement.publisher})"] if statement.publisher else []
    return [(name, statement.date) for name in (short, title, *publisher, f"{short} ({pack})")]
