"""When something is due by the statement: the date of a commitment, or that for which a mission or event was planned.

The search, the page “At a glance”, tables and JSON all ask here, so that they mean the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.kind_fields import due_words, planned_passage
from onrecord.model.passage import Passage
from onrecord.model.records import Record

_YEAR = re.compile(r"(?<!\d)(?:19|20|１９|２０)\d\d(?!\d)")
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?![-\d])")


@dataclass(frozen=True, slots=True)
class Due:
    """When a record is due: the `words` or years of the statement, and the `dates` in them, such as `2024`, in order.

    `passage` is the one that says so, if there is one. Both others are empty where it only says that something is due.
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

    Of a plan for several things at once the record's own passage says which year is meant, if it has one.
    """
    plan, wording = planned_passage(record), due_words(record)
    if not (plan or wording):
        return None
    passages = [*record.passages, *([plan] if plan else [])]
    passage = next((each for each in passages if _YEAR.search(each.quote)), passages[0] if passages else None)
    if wording:
        return Due(wording, tuple(_DATE.findall(wording)) or _years(wording), passage)
    years = _years(passage.quote) if passage else ()
    return Due("–".join(dict.fromkeys((*years[:1], *years[-1:]))), years, passage)


def _years(text: str) -> tuple[str, ...]:
    """Return the years in a text, in order, in digits that can be typed."""
    return tuple(sorted({str(int(year)) for year in _YEAR.findall(text)}))
