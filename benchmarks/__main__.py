"""Run every benchmark, print one table, and write it to results.md beside this file."""

from __future__ import annotations

import argparse
import datetime
import pathlib

from benchmarks import keystrokes, machine, programs
from benchmarks.table import table

RESULTS = pathlib.Path(__file__).with_name("results.md")

METHOD = """\
Programs that are compared run in turn; the first turn is not counted. First paint is the time from start until
“{marker}” is on the screen, a pseudo-terminal of 120x36, with an empty home; peak memory is read at that moment. A key
press is one prefix of a query typed letter by letter, over the packs that ship. `× floor` is the ratio of the median to
that of the floor above it. `make bench` measures all of it again.
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="runs of each program (default 15)")
    runs = parser.parse_args().runs
    description = machine.description()
    # Programs first: what this process has loaded by then is small, and a fork copies it.
    results = table([*programs.rows(runs), *keystrokes.rows(runs)])
    print(results)
    day = datetime.datetime.now(datetime.UTC).date()
    method = METHOD.format(marker=programs.MARKER)
    RESULTS.write_text(f"# Measured on {day}\n\n{description}.\n\n{results}\n\n{method}", encoding="utf-8")


if __name__ == "__main__":
    main()
