"""Due dates in the words of the statement: that of a commitment, or that for which a mission or event was planned.

The search, the page “At a glance”, tables and JSON all ask here, so that they mean the same.
"""

import datetime
import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model.kind_fields import due_words, planned_passage
from onrecord.model.passage import Passage
from onrecord.model.records import Record

if TYPE_CHECKING:
    from onrecord.model.pack import Pack

_NO_DECADE = r"(?!['’]?s\b|\s?年代)"  # `the 2040s` and `2040年代` name no year in which something is due
_YEAR = re.compile(rf"(?<!\d)(?:19|20|１９|２０)\d\d(?!\d){_NO_DECADE}")
_DATE = re.compile(rf"(?<!\d)(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?![-\d]){_NO_DECADE}")


class Due(NamedTuple):
    """The due date of a record: the `words` or years of the statement, and the `dates` in them, such as `2024`.

    `passage` is the one that says so, if there is one. Both others are empty where it only says that something is due.
    """

    words: str
    dates: tuple[str, ...]
    passage: Passage | None

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the dates, in order."""
        return tuple(sorted({int(date[:4]) for date in self.dates}))


def due_in(pack: "Pack", record: Record) -> Due | None:
    """Return when a record of the pack is due; None if it is neither due nor planned."""
    return due_of(record, pack.statement.date, pack.known_plans.get(record.address))


def known_plans(pack: "Pack") -> dict[str, tuple[int, ...]]:
    """Return the years of the plans of a pack's records, by address, for `Pack.known_plans`."""
    return {
        record.address: _years_of_plan(record, passage, pack.statement.date)
        for record in pack.records
        if (passage := _dated_passage(record))
    }


def due_of(record: Record, day: datetime.date, plan_years: Sequence[int] | None = None) -> Due | None:
    """Return when a record of a statement of that day is due; None if it is neither due nor planned.

    The plan alone says it, no other passage of the record. Where one plan is for several things at once, the record's
    own passage within it says which year is meant. Without a doubt a plan has years as `planned_dates.py` says; those
    of a commitment are in the words that its pack has for them. No date is before that of the statement. `plan_years`
    are those of the plan, if they are known.
    """
    if passage := _dated_passage(record):
        found = _years_of_plan(record, passage, day) if plan_years is None else plan_years
        years = tuple(map(str, found))
        return Due("–".join(dict.fromkeys((*years[:1], *years[-1:]))), years, passage)
    if wording := due_words(record):
        dates = tuple(_DATE.findall(wording)) or _years(wording)
        dates = tuple(date for date in dates if date >= day.isoformat()[: len(date)])
        return Due(wording, dates, _passage_with(wording, record.passages))
    return None


def _dated_passage(record: Record) -> Passage | None:
    """Return the passage that says when a record is planned: its own one within the plan, if that has a year."""
    plan = planned_passage(record)
    if plan is None:
        return None
    within = [each for each in record.passages if each.ref == plan.ref and each.quote in plan.quote]
    return next((each for each in within if _YEAR.search(each.quote)), plan)


def _years_of_plan(record: Record, passage: Passage, day: datetime.date) -> tuple[int, ...]:
    from onrecord.model.planned_dates import planned_years  # compiles patterns for milliseconds

    return planned_years(passage.quote, _names(record), day)


def is_due(record: Record) -> bool:
    """Return whether a record is due or planned, at whichever time."""
    return bool(planned_passage(record) or due_words(record))


def _names(record: Record) -> tuple[str, ...]:
    return tuple(filter(None, (record.name, record.short, record.name_ja, *record.aliases)))


def _passage_with(wording: str, passages: Sequence[Passage]) -> Passage | None:
    """Return the passage that has the words for the time, else one with their year, else the first."""
    years = set(_years(wording))
    with_words = (each for each in passages if wording in each.quote)
    with_year = (each for each in passages if years & {*_years(each.quote)})
    return next(itertools.chain(with_words, with_year, passages), None)


def _years(text: str) -> tuple[str, ...]:
    """Return the years in a text, in order, in digits that can be typed."""
    return tuple(sorted({str(int(year)) for year in _YEAR.findall(text)}))
