"""Lag of an event loop while somebody types and a thread searches, which is how responsive typing feels."""

from __future__ import annotations

import asyncio
import pathlib
import time
from collections.abc import Sequence

from onrecord.search import LatestOnlyWorker, Results, open_index

TICK = 0.002  # seconds of each sleep

BETWEEN_KEYS = 0.04  # seconds; faster than anybody types


def lags(index_file: pathlib.Path, texts: Sequence[str], shown: int | None) -> list[float]:
    """Return the seconds by which each tick was late."""
    return asyncio.run(_type(index_file, texts, shown))


async def _type(index_file: pathlib.Path, texts: Sequence[str], shown: int | None) -> list[float]:
    index = open_index(index_file)
    delays: list[float] = []
    failures: list[Exception] = []
    worker: LatestOnlyWorker[str, Results] = LatestOnlyWorker(
        lambda text: index.search(text, shown),
        lambda text, results: None,
        lambda text, error: failures.append(error),
        index.interrupt,
    )
    try:
        for text in texts:
            worker.ask(text)
            end = time.perf_counter() + BETWEEN_KEYS
            while (before := time.perf_counter()) < end:
                await asyncio.sleep(TICK)
                delays.append(time.perf_counter() - before - TICK)
    finally:
        worker.close()
    if failures:
        raise failures[0]
    return delays
