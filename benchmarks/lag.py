"""How late an event loop comes round while somebody types and a thread searches: what typing feels like."""

from __future__ import annotations

import asyncio
import pathlib
import time
from collections.abc import Sequence

from onrecord.search import LatestOnlyWorker, Results, open_index

TICK = 0.002
"""Seconds that the loop means to sleep each time."""

BETWEEN_KEYS = 0.04
"""Seconds: faster than anybody types."""


def lags(index_file: pathlib.Path, texts: Sequence[str], shown: int | None) -> list[float]:
    """Seconds by which each tick came late."""
    return asyncio.run(_typed(index_file, texts, shown))


async def _typed(index_file: pathlib.Path, texts: Sequence[str], shown: int | None) -> list[float]:
    index = open_index(index_file)
    late: list[float] = []
    failures: list[Exception] = []
    latest: LatestOnlyWorker[str, Results] = LatestOnlyWorker(
        lambda text: index.search(text, shown),
        lambda text, results: None,
        lambda text, error: failures.append(error),
        index.interrupt,
    )
    try:
        for text in texts:
            latest.ask(text)
            end = time.perf_counter() + BETWEEN_KEYS
            while (before := time.perf_counter()) < end:
                await asyncio.sleep(TICK)
                late.append(time.perf_counter() - before - TICK)
    finally:
        latest.close()
    if failures:
        raise failures[0]
    return late
