"""Run every benchmark, print one table, and write it to results.md beside this file."""

from __future__ import annotations

import argparse
import datetime
import pathlib
import statistics
import sys

from benchmarks import agreement, at_size, key_to_paint, keystrokes, machine, pack_growth, programs, recall
from benchmarks.table import table
from onrecord.packs import bundled_packs, load_packs
from onrecord.search import build_memory_index
from tests.support.gold import gold, mean_reciprocal_rank
from tests.support.gold import recall as recalled

RESULTS = pathlib.Path(__file__).with_name("results.md")

METHOD = """\
Programs that are compared run in turn; the first turn is not counted. First paint is the time from start until
“{marker}” is on the screen, a pseudo-terminal of 120x36, with an empty home; peak memory is read at that moment. A key
press is one prefix of a query typed letter by letter, over the packs that ship. `× floor` is the ratio of the median to
that of the floor above it. `make bench` measures all of it again; `make bench ARGS=--million` the largest archive too.

Key to paint is the time from a key that is written to the terminal until what it changes arrives there: the position
in a list of 10,000 missions (j), the name of a record 9,900 rows away (b, f), that of another section (3, 4). A goal is
for the median as × floor, for a percentile, or for the peak memory above the floor's.

`150`, `10,000` … are synthetic archives of so many sentences, and a quarter as many records (`synthetic_archive.py`); a
key press is one of some 600 texts that a search box holds while words, phrases, typing errors, fields and Japanese are
typed (`workload.py`), with all results of a first look. `× floor` is there how many times as long another takes: FTS5
with its own ranking and highlights (which knows no typing errors, fields or names), ripgrep and fzf, which read all
texts each time, and tantivy.

The gold set (tests/support/gold.toml, {queries} queries over the pack that ships): mean reciprocal rank of the first
wanted result {reciprocal:.3f}; {at_five:.1%} of what is wanted stands among the first five.

Where more fit than are looked at while somebody types (`search/index.py`, CAP), against weighing all:
{agreement}

Whether anything is lost (the index in memory is the oracle):
{recall}

Packs with ten times as much of one thing (`pack_growth.py`); × is how many times as much it takes then, without what a
command takes anyway, and is to be no more than n log n:

{growth}
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="runs of each program (default 15)")
    parser.add_argument("--million", action="store_true", help="search an archive of a million sentences too")
    given = parser.parse_args()
    runs = given.runs
    sizes = (*at_size.SIZES, at_size.MILLION) if given.million else at_size.SIZES
    description = machine.description()
    # Programs first: what this process has loaded by then is small, and a fork copies it.
    results = table(
        [*programs.rows(runs), *key_to_paint.rows(programs.ONRECORD), *keystrokes.rows(runs), *at_size.rows(sizes)]
    )
    print(results)
    day = datetime.datetime.now(datetime.UTC).date()
    queries = gold()
    index = build_memory_index(load_packs(bundled_packs()).packs)
    found = recall.recalls()
    grown = list(pack_growth.growths())
    method = METHOD.format(
        marker=programs.MARKER,
        queries=len(queries),
        reciprocal=mean_reciprocal_rank(index, queries),
        agreement="\n".join(f"- {each}." for each in agreement.agreements()),
        growth=pack_growth.table(grown),
        recall="\n".join(f"- {each}." for each in found),
        at_five=statistics.mean(recalled(index, query) for query in queries),
    )
    print(method)
    RESULTS.write_text(f"# Measured on {day}\n\n{description}.\n\n{results}\n\n{method}", encoding="utf-8")
    if too_much := [f"{each.command}, {each.shape.name}: {each.wrong}" for each in grown if each.wrong]:
        sys.exit("\n".join(too_much))
    if wrong := [query for each in found for query in (*each.lost, *each.empty)]:
        sys.exit(f"the index on disk finds other than the one in memory for: {' | '.join(wrong)}")


if __name__ == "__main__":
    main()
