"""A separate process that opens an index and searches it; prints the times and its peak memory."""

from __future__ import annotations

import json
import os
import pathlib
import sys
import time

from onrecord.search import is_sound, open_index
from tests.support.first_paint import peak_mb

SHOWN: int | None = None  # results a list shows: all, as in the browser


def main(index_file: str, texts_file: str) -> None:
    """Print the seconds of each text, and the peak memory in MB, as JSON."""
    texts = json.loads(pathlib.Path(texts_file).read_text(encoding="utf-8"))
    is_sound(pathlib.Path(index_file))  # as the browser does in the background: reads the whole file
    index = open_index(pathlib.Path(index_file))
    seconds = []
    for text in texts:
        started = time.perf_counter()
        index.search(text, SHOWN)
        seconds.append(time.perf_counter() - started)
    print(json.dumps([seconds, peak_mb(os.getpid())]))


if __name__ == "__main__":
    main(*sys.argv[1:])
