"""The detail at the right end of a row, in ever shorter forms: if it does not fit, it is shortened, not omitted."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.model import JOINT, Commitment, Event, Statement
from onrecord.model.facts import format_event_dates
from onrecord.quoting.citation import MONTHS
from onrecord.text.cell_width import cell_width, cut

MIN_LABEL_CELLS = 8  # a detail leaves this much to the label beside it, unless it has no shorter form
MAX_TITLE_CELLS = 20  # of a statement's title beside its date

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


def format_short_date(date: datetime.date) -> str:
    """Return `24 Mar 2023`."""
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def event_date_forms(event: Event) -> DetailForms:
    """Return `26–27 August 2024`, `26–27 Aug 2024`, `2024-08-26/27`, `2024`; nothing if no date is known."""
    first, last = event.date, event.end_date
    if first is None:
        return ()
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
    return format_event_dates(event), short, iso, years


def commitment_forms(commitment: Commitment, statement: Statement, ref: str) -> DetailForms:
    """Return `grade 5 · both sides · p4.s1`, and `5 both p4.s1`, which leaves most room to the clause."""
    grade = commitment.grade.value
    party = statement.short_actor_name(commitment.actors)
    parties = statement.actor_name((JOINT,)) if statement.is_joint(commitment.actors) else party
    return f"grade {grade} · {parties} · {ref}", f"{grade} {party} {ref}"


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


def place_forms(
    ref: str, event_dates: DetailForms, title: str, date: datetime.date, suffixes: tuple[str, str] = ("", "")
) -> DetailForms:
    """Return the ref of a result with its statement: `p3.s4 · 24 Mar 2023`, the longest form with the title.

    `ref` is empty if the statement does not mention the record; `event_dates` are an event's own, which stand apart.
    `suffixes` are for a day and for a year alone that other statements share.
    """
    day, year_only = suffixes
    if event_dates:
        _, short, iso, year = event_dates
        of = f"{ref} of " if ref else "in "
        space_ref = f" {ref}" if ref else ""
        return (
            f"{short} · {of}{format_short_date(date)}{day}",
            f"{iso} · {of}{date}{day}",
            f"{year} · {of}{date}{day}",
            f"{year} · {of}{date.year}{year_only}",
            f"{year}{space_ref} {date.year}{year_only}",
            f"{ref or year} {date.year}{year_only}",
        )
    name = title if cell_width(title) <= MAX_TITLE_CELLS else cut(title, MAX_TITLE_CELLS - 1).rstrip() + "…"
    ref_dot, ref_space = (f"{ref} · ", f"{ref} ") if ref else ("", "")
    return (
        f"{ref_dot}{format_short_date(date)}{day} · {name}",
        f"{ref_dot}{format_short_date(date)}{day}",
        f"{ref_space}{date}{day}",
        f"{ref_space}{date.year}{year_only}",
    )
