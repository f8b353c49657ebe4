"""English formatting of dates, and months without a day."""

import datetime
from typing import NamedTuple

# Not strftime: the locale must not change a citation.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


# Years in which an editor may have looked for news.
FIRST_YEAR, LAST_YEAR = 1900, 2100


def format_date(date: datetime.date) -> str:
    """Return a date in the form `24 March 2023`."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def format_short_date(date: datetime.date) -> str:
    """Return `24 Mar 2023`."""
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"


class Month(NamedTuple):
    """A month of a year; `str` writes it as `2026-11`."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def words(self) -> str:
        """Return the month in the form `November 2026`."""
        return f"{MONTHS[self.month - 1]} {self.year}"

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Return the month that is written in the form `2026-11`.

        Raises:
            ValueError: the text is not a month from FIRST_YEAR to LAST_YEAR.
        """
        year, dash, month = text[:4], text[4:5], text[5:]
        if not (text.isascii() and year.isdigit() and dash == "-" and len(month) == 2 and month.isdigit()):
            raise ValueError(f"{text!r} is not a month")
        if not (FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= int(month) <= 12):
            raise ValueError(f"{text!r} is not a month of a year from {FIRST_YEAR} to {LAST_YEAR}")
        return cls(int(year), int(month))
