"""Packs with one dimension grown tenfold: the cost of checking and opening them grows no faster than n log n.

`python -m benchmarks.pack_growth [WORDS]` measures the shapes whose names contain the words, and fails if a cost grows
faster or exceeds its bound.
"""

from __future__ import annotations

import argparse
import math
import os
import pathlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.programs import ONRECORD
from tests.support.grown_pack import Files, pack
from tests.support.pack_shapes import FINE, SHAPES, TIMES, Shape

# Factor above n log n by which a cost may appear to grow: hash tables double, only the larger pack may need an index,
# and machines are busy. A quadratic cost grows a hundred times.
TOLERANCE = 2
# Upper bounds of a command: a fixed part, and a part for each MiB of the pack, rounded up.
SECONDS_FIXED, MB_FIXED = 0.5, 40
SECONDS_PER_MIB, MB_PER_MIB = 2, 10
NOISE_SECONDS, NOISE_MB = 0.25, 6  # smaller growth is noise
MAX_SECONDS = 120
# What is measured: commands, and how the browser opens the full text.
READING = "full text"
COMMANDS = {
    "check": (ONRECORD, "check"),
    "show": (ONRECORD, "show", "p1.s1", "--pack"),
    READING: (sys.executable, "-m", "benchmarks.full_text"),
}
MIB = 1024 * 1024
# Starts a command from a small process, because the memory of a parent counts in the peak of its children.
_LAUNCHER = """
import os, resource, sys
child = os.fork()
if not child:
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    os.execv(sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(child, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))
"""
HEADER = (
    "| pack | what | n | size | CPU | × | peak memory | × | |\n| --- | --- | --: | --: | --: | --: | --: | --: | --- |"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a command: CPU seconds, peak memory in MB, and its exit code."""

    seconds: float
    mb: float
    code: int

    def __sub__(self, other: Cost) -> Cost:
        return Cost(max(self.seconds - other.seconds, 0), max(self.mb - other.mb, 0), self.code)


@dataclass(frozen=True, slots=True)
class Growth:
    """The cost of a command for a pack, for one with ten times as much of a thing, and (`start`) for an empty one."""

    shape: Shape
    command: str
    start: Cost
    small: Cost
    large: Cost
    large_bytes: int

    @property
    def most(self) -> float:
        """Return the factor by which the cost may have grown."""
        return TIMES * math.log(self.shape.small * TIMES) / math.log(self.shape.small) * TOLERANCE

    @property
    def times(self) -> tuple[float, float]:
        """Return the factors by which seconds and memory have grown; 0 where the growth is too small to notice.

        The fixed cost of a command is in both: it can only make the growth of an n log n cost smaller.
        """
        seconds, mb = self.large.seconds / self.small.seconds, self.large.mb / self.small.mb
        above_start = self.large - self.start
        return (seconds if above_start.seconds > NOISE_SECONDS else 0), (mb if above_start.mb > NOISE_MB else 0)

    @property
    def wrong(self) -> str:
        """Return what grows too fast or exceeds its bound; empty if nothing does."""
        seconds, mb = self.times
        problems = [
            (seconds > self.most, f"time grows {seconds:.0f} times"),
            (mb > self.most, f"memory grows {mb:.0f} times"),
        ]
        problems.append((bool(self.beyond), self.beyond))
        problems.append((self.small.code != self.code, f"exit code {self.small.code} for the small pack"))
        problems.append((self.large.code != self.code, f"exit code {self.large.code} for the large pack"))
        return ", ".join(problem for applies, problem in problems if applies)

    @property
    def code(self) -> int:
        """Return the expected exit code: a cost counts only if the pack was accepted, or refused, as it should be."""
        return 0 if self.shape in FINE else 1

    @property
    def beyond(self) -> str:
        """Return the exceeded bound of the command; empty if none is, or if it has none."""
        if self.command == READING:  # imports Textual, and holds the whole text as lines
            return ""
        mib = math.ceil(self.large_bytes / MIB)
        if self.large.seconds > SECONDS_FIXED + SECONDS_PER_MIB * mib:
            return f"above {SECONDS_FIXED + SECONDS_PER_MIB * mib} s"
        return f"above {MB_FIXED + MB_PER_MIB * mib} MB" if self.large.mb > MB_FIXED + MB_PER_MIB * mib else ""

    def __str__(self) -> str:
        seconds, mb = (f"{times:.1f}" if times else "" for times in self.times)
        cost = f"{self.large.seconds:.2f} s | {seconds} | {self.large.mb:.0f} MB | {mb}"
        size = f"{self.shape.small * TIMES:,} | {self.large_bytes / MIB:.2f} MiB"
        return f"| {self.shape.name} | {self.command} | {size} | {cost} | {self.wrong.upper()} |"


def growths(words: str = "") -> Iterator[Growth]:
    """Measure each shape whose name contains the words: checking all, and opening and reading the valid ones."""
    for name, command in COMMANDS.items():
        start = _cost(command, pack())
        for shape in SHAPES if name == "check" else FINE:
            if words in shape.name:
                small, large = (shape.files(n) for n in (shape.small, shape.small * TIMES))
                size = sum(map(len, large.values()))
                yield Growth(shape, name, start, _cost(command, small), _cost(command, large), size)


def _cost(command: Sequence[str], files: Files) -> Cost:
    """Measure a command on a pack in a separate process, with an empty home."""
    with tempfile.TemporaryDirectory() as folder:
        pack_folder = pathlib.Path(folder, "pack")
        pack_folder.mkdir()
        for name, content in files.items():
            (pack_folder / name).write_bytes(content)
        homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder)
        result = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _LAUNCHER, str(MAX_SECONDS), *command, str(pack_folder)],
            env={**os.environ, **homes},
            check=True,
            capture_output=True,
            text=True,
        )
    seconds, mb, code = result.stdout.split()
    return Cost(float(seconds), float(mb), int(code))


def table(growths: Sequence[Growth]) -> str:
    """Return the measurements as a Markdown table."""
    return "\n".join([HEADER, *map(str, growths)])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pack_growth", description=__doc__)
    parser.add_argument("words", nargs="*", help="only the shapes whose names hold these words")
    measured: list[Growth] = []
    print(HEADER)
    for growth in growths(" ".join(parser.parse_args().words)):
        measured.append(growth)
        print(growth, flush=True)
    if wrong := [f"{growth.command}, {growth.shape.name}: {growth.wrong}" for growth in measured if growth.wrong]:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
