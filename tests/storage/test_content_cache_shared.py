"""A cache that ten processes read, write and trim at once: each reads a whole result of its content, or none."""

from __future__ import annotations

import pathlib
import subprocess
import sys

from onrecord.storage import CachedContent, cache_size

PROCESSES = 10
PROGRAM = """
import pathlib, sys
from onrecord.storage import CachedContent, content_cache, trim_cache, trusts_cache

folder, number = pathlib.Path(sys.argv[1]), int(sys.argv[2])
content_cache.MAX_CACHE_ENTRIES = 3
assert trusts_cache(folder)
hits = 0
for turn in range(150):
    which = (turn + number) % 5
    content = CachedContent(folder, "1", f"content {which} ".encode() * 5000)
    result = content.read("pack")
    assert result is None or result == f"result {which} ".encode() * 5000, result[:80]
    if result is None or turn % 3 == 0:
        content.write("pack", f"result {which} ".encode() * 5000)
    hits += result is not None
    if turn % 5 == 0:
        trim_cache(folder)
print(hits)
"""


def test_ten_processes_at_once(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "cache"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(folder), str(number)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    outcomes = [process.communicate() for process in running]
    assert [error for _, error in outcomes] == [""] * PROCESSES
    assert sum(int(hits) for hits, _ in outcomes) > PROCESSES
    assert all(file.name.endswith(".pack.entry") for file in folder.iterdir())
    size = cache_size(folder)
    assert 0 < size.entries <= 5
    assert size.bytes < 5 * 200_000
    results = [CachedContent(folder, "1", f"content {which} ".encode() * 5000).read("pack") for which in range(5)]
    assert sum(result is not None for result in results) == size.entries
