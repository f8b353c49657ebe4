"""Due dates in the words of the statement: that of a commitment, or that for which a mission or event was planned.

The search, the page “At a glance”, tables and JSON all ask here, so that they mean the same.
"""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model.kind_fields import due_words, planned_passage
from onrecord.model.partial_dates import dates_in
from onrecord.model.passage import Passage
from onrecord.model.records import Record


class Due(NamedTuple):
    """The due date of a record: the `words` for it, and the `dates` in them, such as `2024`.

    `passage` is the one that says so, if there is one. Words and dates are empty where a plan is for no stated time.
    """

    words: str
    dates: tuple[str, ...]
    passage: Passage | None

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the dates, in order."""
        return tuple(sorted({int(date[:4]) for date in self.dates}))


def due_of(record: Record) -> Due | None:
    """Return when a record is due; None if it is neither due nor planned.

    The words for the time are those that the pack gives under `due`, and the dates are in these words: which of the
    years in a sentence is that of a plan, and whether the sentence holds or denies it, only a reader can tell.
    """
    plan, wording = planned_passage(record), due_words(record) or ""
    if not (plan or wording):
        return None
    passage = _narrowest(plan, wording, record.passages) if plan else _passage_with(wording, record.passages)
    return Due(wording, dates_in(wording), passage)


def is_due(record: Record) -> bool:
    """Return whether a record is due or planned, at whichever time."""
    return bool(planned_passage(record) or due_words(record))


def _narrowest(plan: Passage, wording: str, passages: Sequence[Passage]) -> Passage:
    """Return the record's own passage within the plan if it has the words for the time: one plan may be of several."""
    within = (each for each in passages if each.ref == plan.ref and each.quote in plan.quote)
    return next((each for each in within if wording and wording in each.quote), plan)


def _passage_with(wording: str, passages: Sequence[Passage]) -> Passage | None:
    """Return the passage that has the words for the time, else one with their year, else the first."""
    years = {date[:4] for date in dates_in(wording)}
    with_words = (each for each in passages if wording in each.quote)
    with_year = (each for each in passages if any(year in each.quote for year in years))
    return next(itertools.chain(with_words, with_year, passages), None)
