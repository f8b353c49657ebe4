"""The current day, determined only once, so that all output of one run is of the same day."""

from __future__ import annotations

import datetime
from functools import cache


@cache
def today() -> datetime.date:
    """Return the day of the first call, in the user's time zone."""
    return datetime.datetime.now().astimezone().date()
