"""Packs with one dimension grown tenfold: checking and opening them grows no faster than n log n, within bounds.

`python -m benchmarks.pack_growth [WORDS]` prints the figures of the shapes whose names hold the words, and fails where
a cost grows faster or exceeds its bound.
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

TOLERANCE = 2
"""More than n log n by which a cost may seem to grow: hash tables double, only the larger pack may need an index, and
machines are busy. What grows with the square of n grows a hundred times."""
SECONDS_OF_START, MB_OF_START = 0.5, 40
SECONDS_A_MIB, MB_A_MIB = 2, 10
"""The bounds of a command, and for each MiB of the pack, of which a part counts as one."""
SECONDS_FELT, MB_FELT = 0.25, 6
"""A growth by less is noise."""
LONGEST_SECONDS = 120
MIB = 1024 * 1024
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
"""Starts a command from a process that is small: what a process holds counts as the peak of those that it starts."""
HEADER = (
    "| pack | what | n | size | CPU | × | peak memory | × | |\n| --- | --- | --: | --: | --: | --: | --: | --: | --- |"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a command: seconds of the processor, MB of memory at its peak, and its exit code."""

    seconds: float
    mb: float
    code: int

    def __sub__(self, other: Cost) -> Cost:
        return Cost(max(self.seconds - other.seconds, 0), max(self.mb - other.mb, 0), self.code)


@dataclass(frozen=True, slots=True)
class Growth:
    """The cost of a command for a pack and for one with ten times as much of a thing; `start` is its cost for none."""

    shape: Shape
    command: str
    start: Cost
    small: Cost
    large: Cost
    large_bytes: int

    @property
    def most(self) -> float:
        """The factor by which the cost may have grown."""
        return TIMES * math.log(self.shape.small * TIMES) / math.log(self.shape.small) * TOLERANCE

    @property
    def times(self) -> tuple[float, float]:
        """The factors by which seconds and memory have grown; 0 where a growth is not felt.

        What a command takes anyway is in both: a cost of n log n cannot grow faster with it than without.
        """
        seconds, mb = self.large.seconds / self.small.seconds, self.large.mb / self.small.mb
        felt = self.large - self.start
        return (seconds if felt.seconds > SECONDS_FELT else 0), (mb if felt.mb > MB_FELT else 0)

    @property
    def wrong(self) -> str:
        """Say what grows too fast, or exceeds its bound; empty if nothing does."""
        seconds, mb = self.times
        said = [
            (seconds > self.most, f"time grows {seconds:.0f} times"),
            (mb > self.most, f"memory grows {mb:.0f} times"),
        ]
        said.append((bool(self.beyond), self.beyond))
        said.append((self.small.code != self.code, f"exit code {self.small.code} for the small pack"))
        said.append((self.large.code != self.code, f"exit code {self.large.code} for the large pack"))
        return ", ".join(what for is_so, what in said if is_so)

    @property
    def code(self) -> int:
        """The exit code that the command must have: a cost is one only where the pack was accepted, or refused."""
        return 0 if self.shape in FINE else 1

    @property
    def beyond(self) -> str:
        """Name the bound of a command that is exceeded; empty if none is."""
        mib = math.ceil(self.large_bytes / MIB)
        if self.large.seconds > SECONDS_OF_START + SECONDS_A_MIB * mib:
            return f"above {SECONDS_OF_START + SECONDS_A_MIB * mib} s"
        return f"above {MB_OF_START + MB_A_MIB * mib} MB" if self.large.mb > MB_OF_START + MB_A_MIB * mib else ""

    def __str__(self) -> str:
        seconds, mb = (f"{times:.1f}" if times else "" for times in self.times)
        cost = f"{self.large.seconds:.2f} s | {seconds} | {self.large.mb:.0f} MB | {mb}"
        size = f"{self.shape.small * TIMES:,} | {self.large_bytes / MIB:.2f} MiB"
        return f"| {self.shape.name} | {self.command} | {size} | {cost} | {self.wrong.upper()} |"


def growths(words: str = "") -> Iterator[Growth]:
    """Measure each shape whose name holds the words: checking all, and opening those that are fine."""
    for command in (("check",), ("show", "p1.s1", "--pack")):
        start = _cost(command, pack())
        for shape in FINE if command[0] == "show" else SHAPES:
            if words in shape.name:
                small, large = (shape.files(n) for n in (shape.small, shape.small * TIMES))
                size = sum(map(len, large.values()))
                yield Growth(shape, command[0], start, _cost(command, small), _cost(command, large), size)


def _cost(command: Sequence[str], files: Files) -> Cost:
    """Of a process of its own, with nothing kept from before."""
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder, "pack")
        place.mkdir()
        for name, content in files.items():
            (place / name).write_bytes(content)
        homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder)
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _LAUNCHER, str(LONGEST_SECONDS), ONRECORD, *command, str(place)],
            env={**os.environ, **homes},
            check=True,
            capture_output=True,
            text=True,
        )
    seconds, mb, code = done.stdout.split()
    return Cost(float(seconds), float(mb), int(code))


def table(measured: Sequence[Growth]) -> str:
    """The figures as a Markdown table."""
    return "\n".join([HEADER, *map(str, measured)])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pack_growth", description=__doc__)
    parser.add_argument("words", nargs="*", help="only the shapes whose names hold these words")
    measured = []
    print(HEADER)
    for growth in growths(" ".join(parser.parse_args().words)):
        measured.append(growth)
        print(growth, flush=True)
    if wrong := [f"{each.command}, {each.shape.name}: {each.wrong}" for each in measured if each.wrong]:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
