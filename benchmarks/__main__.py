"""Run every benchmark, print one table, and write it to results.md beside this file."""

from __future__ import annotations

import argparse
import datetime
import pathlib
import statistics
import sys

from benchmarks import (
    agreement,
    arranging,
    environment,
    exporting,
    key_to_paint,
    keystrokes,
    line_bytes,
    pack_growth,
    programs,
    recall,
    scaling,
)
from benchmarks.table import table
from onrecord.packs import bundled_packs, load_packs
from onrecord.search import build_memory_index
from tests.support.gold import gold, mean_reciprocal_rank
from tests.support.gold import recall as recalled

RESULTS = pathlib.Path(__file__).with_name("results.md")

METHOD = """\
Programs that are compared run in turn; the first turn is not counted. First paint is the time from start until
“{marker}” is on the screen, a pseudo-terminal of 120x36, with an empty home; peak memory is read at that moment. A key
press is one prefix of a query typed letter by letter, over the bundled packs. Seven packs are copies of the bundled one
under other ids, with an empty cache the first time, and with what that left there later. `× floor` is the ratio of the
median to that of the floor above it. `make bench` measures everything again; `make bench ARGS=--million` the largest
archive too.

Key to paint is the time from a key written to the terminal until its effect is painted there: the position in a list of
10,000 missions (j), the name of a record 9,900 rows away (b, f), that of another section (3, 4). A goal is for the
median as × floor, for a percentile, or for the peak memory above the floor's.

`150`, `10,000` … are synthetic archives of so many sentences, and a quarter as many records (`synthetic_archive.py`); a
key press is one of some 600 texts in the search box while words, phrases, typing errors, fields and Japanese are typed
(`workload.py`), with all results of a first look. There `× floor` compares with other tools: FTS5 with its own ranking
and highlights (which knows no typing errors, fields or names), ripgrep and fzf, which read all texts each time, and
tantivy.

Bytes on the line to the terminal, from a first opening on; a perfect difference writes only the cells that differ, and
colors by their numbers:

{bytes}

The gold set (tests/support/gold.toml, {queries} queries over the bundled pack): mean reciprocal rank of the first
expected result {reciprocal:.3f}; {at_five:.1%} of the expected results are among the first five.

Queries with more candidates than are scored while typing (CANDIDATE_LIMIT in `search/index.py`), against scoring all:
{agreement}

Recall (the index in memory is the oracle):
{recall}

Packs with ten times as much of one thing (`pack_growth.py`); × is the growth of the cost, which must be no more than
n log n:

{growth}
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="runs of each program (default 15)")
    parser.add_argument("--million", action="store_true", help="search an archive of a million sentences too")
    arguments = parser.parse_args()
    runs = arguments.runs
    sizes = (*scaling.SIZES, scaling.MILLION) if arguments.million else scaling.SIZES
    description = environment.description()
    # Programs first: a fork copies this process, which is still small.
    measured = [*programs.rows(runs), *key_to_paint.rows(programs.ONRECORD), *keystrokes.rows(runs)]
    packs = {pack.id: pack for pack in load_packs(bundled_packs()).packs}
    results = table(
        [*measured, *exporting.rows(packs), *arranging.rows(next(iter(packs.values()))), *scaling.rows(sizes)]
    )
    print(results)
    day = datetime.datetime.now(datetime.UTC).date()
    queries = gold()
    index = build_memory_index(load_packs(bundled_packs()).packs)
    recalls = recall.recalls()
    growths = list(pack_growth.growths())
    lines = list(line_bytes.key_bytes())
    method = METHOD.format(
        bytes=line_bytes.table(lines),
        marker=programs.MARKER,
        queries=len(queries),
        reciprocal=mean_reciprocal_rank(index, queries),
        agreement="\n".join(f"- {result}." for result in agreement.agreements()),
        growth=pack_growth.table(growths),
        recall="\n".join(f"- {result}." for result in recalls),
        at_five=statistics.mean(recalled(index, query) for query in queries),
    )
    print(method)
    RESULTS.write_text(f"# Measured on {day}\n\n{description}.\n\n{results}\n\n{method}", encoding="utf-8")
    if missed := [key.what for key in lines if not key.is_met]:
        sys.exit(f"more bytes than there should be: {', '.join(missed)}")
    if too_much := [f"{growth.command}, {growth.shape.name}: {growth.wrong}" for growth in growths if growth.wrong]:
        sys.exit("\n".join(too_much))
    if wrong := [query for result in recalls for query in (*result.lost, *result.empty)]:
        sys.exit(f"the index on disk and the one in memory find different results for: {' | '.join(wrong)}")


if __name__ == "__main__":
    main()
