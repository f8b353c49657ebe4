"""The day on which the program runs: asked once, so that all that one run says is of one day."""

from __future__ import annotations

import datetime
from functools import cache


@cache
def today() -> datetime.date:
    """Return the day on which it was asked first, where the user is."""
    return datetime.datetime.now().astimezone().date()
