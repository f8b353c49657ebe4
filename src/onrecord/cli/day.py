"""The current day, determined only once, so that all output of one run is of the same day."""

from __future__ import annotations

import datetime
from functools import cache


@cache
def today() -> datetime.date:
    """Return the day of the first call, in the user's time zone."""
    return datetime.datetime.now().astimezone().date()


def current_time() -> datetime.datetime:
    """Return the time now, in UTC and whole seconds, as files keep it."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
