"""The detail at the right end of a row, in ever shorter forms: if it does not fit, it is shortened, not omitted."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.model import Event
from onrecord.model.dates import format_short_date
from onrecord.model.facts import format_event_dates
from onrecord.model.partial_dates import dates_in
from onrecord.text.signs import own_words

MIN_LABEL_CELLS = 8  # a detail leaves this much to the label beside it, unless it has no shorter form

DetailForms = tuple[str, ...]  # the same detail in ever shorter forms, the longest first


def choose_form(form_cells: Sequence[int], label_cells: int, row_cells: int) -> int:
    """Return the index of the form that a row shows, of forms that take so many cells.

    The first form is for rows with room for it: the label fits beside it, or keeps half of the row. Otherwise it is the
    longest form that leaves enough of the label to recognize it, else the last, for which the label is shortened.
    """
    for index, cells in enumerate(form_cells):
        room = row_cells - cells - 2
        least = row_cells // 2 if index == 0 else MIN_LABEL_CELLS
        if room >= min(label_cells, least):
            return index
    return len(form_cells) - 1


def _shortest(dates: Sequence[str]) -> Sequence[str]:
    """Return a date alone; of several their years, the first and the last of many: `2025, 2027`, `2025–2028`."""
    if len(dates) < 2:
        return dates
    years = list(dict.fromkeys(date[:4] for date in dates))
    return (", ".join(years) if len(years) < 3 else f"{years[0]}–{years[-1]}",)


def event_date_forms(event: Event) -> DetailForms:
    """Return `26–27 August 2024`, `26–27 Aug 2024`, `2024-08-26/27`, `2024`; nothing if no date is known.

    An event without a date has the time for which it was planned.
    """
    first, last = event.date, event.end_date
    if first is None:
        if not event.due:
            return ()
        planned = own_words(f"planned {event.due}")
        return planned, planned, *(own_words(f"planned {when}") for when in _shortest(dates_in(event.due)))
    if last is None:
        return format_event_dates(event), format_short_date(first), first.isoformat(), str(first.year)
    same_month = (first.year, first.month) == (last.year, last.month)
    short = (
        f"{first.day}–{format_short_date(last)}"
        if same_month
        else f"{format_short_date(first)} – {format_short_date(last)}"
    )
    iso = f"{first}/{last.day:02}" if same_month else f"{first}/{last}"
    years = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return own_words(format_event_dates(event)), own_words(short), iso, own_words(years)


class StatementDates(NamedTuple):
    """The dates of the open statements: the days and years that several share, and the number of each pack."""

    numbers: Mapping[str, int]
    shared_days: frozenset[datetime.date]
    shared_years: frozenset[int]

    def suffixes(self, pack_id: str, date: datetime.date) -> tuple[str, str]:
        """Return suffixes for a day and for a year alone, ` #2` where they do not tell statements apart, else empty.

        The number is that of `pack 2/3` in the header.
        """
        number = f" #{self.numbers[pack_id]}"
        return number if date in self.shared_days else "", number if date.year in self.shared_years else ""


def distinguish_dates(dates: Mapping[str, datetime.date | None]) -> StatementDates:
    """Return what tells the dates of packs apart; `dates` are by pack id, in the order in which the packs are open.

    A pack without a date, since it cannot be read, counts only for the numbers of the others.
    """
    days = Counter(date for date in dates.values() if date)
    years = Counter(date.year for date in days.elements())
    return StatementDates(
        {pack_id: number for number, pack_id in enumerate(dates, 1)},
        frozenset(day for day, count in days.items() if count > 1),
        frozenset(year for year, count in years.items() if count > 1),
    )


def place_forms(ref: str, date: datetime.date, suffixes: tuple[str, str] = ("", "")) -> DetailForms:
    """Return the date of a result's statement and its ref: `24 Mar 2023  p3.s4`, in ever shorter forms.

    `ref` is empty if the statement does not mention the record. `suffixes` are for a day and for a year alone that
    other statements share.
    """
    day, year_only = suffixes
    far, near = (f"  {ref}", f" {ref}") if ref else ("", "")
    return f"{format_short_date(date)}{day}{far}", f"{date}{day}{near}", f"{date.year}{year_only}{near}"
