"""Search in archives of growing size, beside other tools that could search them."""

from __future__ import annotations

import contextlib
import itertools
import json
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks import peers
from benchmarks.loop_lag import lags
from benchmarks.searching import SHOWN
from benchmarks.table import Row
from onrecord.model import Pack
from onrecord.search import build_index, open_index
from onrecord.search.targets import search_targets, target_fields
from tests.support import synthetic_archive
from tests.support.workload import key_presses

SIZES = (150, 10_000, 100_000)
MILLION = 1_000_000
# Key presses for external programs, which start again for each.
SAMPLED = 60

# Most lines that an external program reads in total: at a million lines they need ten seconds for each key press.
LINES_READ = 5_000_000

# Key presses for a plain FTS5 where each takes seconds.
NAIVE_SAMPLED = 200

# Key presses during which the lag of the event loop is measured.
LAGGED = 150

# Packs from which queries are drawn.
DRAWN_FROM = 40


@dataclass(frozen=True)
class Corpus:
    """One archive: its index, and its texts as lines of a file and as a plain FTS5 table; `built` is in seconds."""

    sentences: int
    folder: pathlib.Path
    keys: list[str]
    built: float

    @property
    def index_file(self) -> pathlib.Path:
        return self.folder / "archive.index"

    @property
    def lines(self) -> pathlib.Path:
        return self.folder / "lines.txt"

    @property
    def typed(self) -> pathlib.Path:
        """Return the file with the key presses, for other processes."""
        return self.folder / "keys.json"

    @property
    def naive(self) -> pathlib.Path:
        return self.folder / "naive.db"


def rows(sizes: Sequence[int] = SIZES) -> list[Row]:
    """Measure for each size: building, opening, key presses, and the same key presses in other tools."""
    return [row for size in sizes for row in _rows_of(size)]


def _rows_of(sentences: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        corpus = _build(sentences, pathlib.Path(folder))
        megabytes = corpus.index_file.stat().st_size / 1e6
        ours = _ours(corpus)
        rows = [
            Row(f"{sentences:,}: building the index ({megabytes:.0f} MB)", [corpus.built]),
            Row(f"{sentences:,}: opening it, to the first result", _opening(corpus)),
            ours,
            Row(
                f"{sentences:,}: lag of the event loop meanwhile", lags(corpus.index_file, corpus.keys[:LAGGED], SHOWN)
            ),
        ]
        with contextlib.closing(sqlite3.connect(corpus.naive)) as connection:
            naive = _naive(connection)
            typed = corpus.keys if sentences < MILLION else random.Random(8).sample(corpus.keys, NAIVE_SAMPLED)
            rows.append(_beside(f"{sentences:,}: FTS5 with ORDER BY rank", _measure(naive, typed), ours))
        sample = random.Random(8).sample(corpus.keys, min(SAMPLED, LINES_READ // sentences))
        for program, run in _programs(corpus.lines):
            if shutil.which(program):
                rows.append(_beside(f"{sentences:,}: {program}, started again", _measure(run, sample), ours))
        if seconds := _tantivy(corpus):
            rows.append(_beside(f"{sentences:,}: tantivy", seconds, ours))
        return rows


def _ours(corpus: Corpus) -> Row:
    """Measure key presses in a separate process, so that its peak memory is its own."""
    corpus.typed.write_text(json.dumps(corpus.keys), encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.searching", str(corpus.index_file), str(corpus.typed)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = json.loads(done.stdout)
    return Row(f"{corpus.sentences:,}: a key press", seconds, peak_mb=peak)


def _beside(title: str, seconds: list[float], ours: Row) -> Row:
    return Row(title, seconds, floor=ours)


def _build(sentences: int, folder: pathlib.Path) -> Corpus:
    """Build the files of an archive. Packs are generated twice, so that only one is in memory, outside the timing."""
    first_packs = list(itertools.islice(synthetic_archive.packs(sentences), DRAWN_FROM))
    corpus = Corpus(sentences, folder, key_presses(first_packs), 0)
    generating = 0.0

    def packs() -> Iterator[Pack]:
        nonlocal generating
        generator = synthetic_archive.packs(sentences)
        while True:
            started = time.perf_counter()
            pack = next(generator, None)
            generating += time.perf_counter() - started
            if pack is None:
                return
            yield pack

    started = time.perf_counter()
    build_index(corpus.index_file, packs())
    built = time.perf_counter() - started - generating
    with (
        contextlib.closing(sqlite3.connect(corpus.naive)) as connection,
        corpus.lines.open("w", encoding="utf-8") as lines,
    ):
        connection.execute("CREATE VIRTUAL TABLE texts USING fts5(text, prefix='1 2 3')")
        for pack in synthetic_archive.packs(sentences):
            texts = [" ".join(field.text for field in target_fields(pack, target)) for target in search_targets(pack)]
            connection.executemany("INSERT INTO texts VALUES (?)", ((text,) for text in texts))
            lines.writelines(f"{text}\n" for text in texts)
        connection.commit()
    return Corpus(sentences, folder, corpus.keys, built)


def _measure(search: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    seconds = []
    for text in texts:
        started = time.perf_counter()
        search(text)
        seconds.append(time.perf_counter() - started)
    return seconds


def _opening(corpus: Corpus) -> list[float]:
    def once(text: str) -> None:
        open_index(corpus.index_file).search(text, SHOWN)

    return _measure(once, [text for text in corpus.keys if len(text) > 3][:10])


def _naive(connection: sqlite3.Connection) -> Callable[[str], object]:
    def search(text: str) -> object:
        words = [f'"{word}"' for word in text.replace('"', " ").replace(":", " ").split()]
        query = " ".join(words) + "*" if words else '""'
        return connection.execute(
            "SELECT rowid, highlight(texts, 0, '[', ']') FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 50",
            (query,),
        ).fetchall()

    return search


def _programs(lines: pathlib.Path) -> list[tuple[str, Callable[[str], object]]]:
    def run(command: Sequence[str]) -> None:
        with lines.open("rb") as stream:
            subprocess.run(command, stdin=stream, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

    return [
        (
            "rg",
            lambda text: run(["rg", "--ignore-case", "--fixed-strings", "--max-count", "50", "--", text, str(lines)]),
        ),
        ("fzf", lambda text: run(["fzf", "--filter", text])),
    ]


def _tantivy(corpus: Corpus) -> list[float]:
    """Measure tantivy, a search engine in Rust; return nothing if it cannot be installed."""
    python = peers.program("tantivy", "python")
    if python is None:
        return []
    command = [python, str(pathlib.Path(__file__).with_name("tantivy_peer.py")), str(corpus.lines), str(corpus.typed)]
    return [float(seconds) for seconds in json.loads(subprocess.run(command, check=True, capture_output=True).stdout)]
