"""A process that opens an index and searches it: its times, and how much memory it has taken at most."""

from __future__ import annotations

import json
import os
import pathlib
import sys
import time

from onrecord.search import is_sound, open_index
from tests.support.first_paint import peak_mb

SHOWN: int | None = None
"""Results that a list takes: all, as the browser does."""


def main(index_file: str, texts_file: str) -> None:
    """Prints seconds for each text, and megabytes."""
    texts = json.loads(pathlib.Path(texts_file).read_text(encoding="utf-8"))
    is_sound(pathlib.Path(index_file))  # as the browser does behind its first picture: it reads all of the file
    index = open_index(pathlib.Path(index_file))
    seconds = []
    for text in texts:
        started = time.perf_counter()
        index.search(text, SHOWN)
        seconds.append(time.perf_counter() - started)
    print(json.dumps([seconds, peak_mb(os.getpid())]))


if __name__ == "__main__":
    main(*sys.argv[1:])
