"""Days as people write them in English."""

from __future__ import annotations

import datetime

# Not strftime: a locale must not change a citation.
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


def day_first(date: datetime.date) -> str:
    """Return `24 March 2023`."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
