"""Whole programs: the first paint of the browser, and the run time of commands without a screen."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from benchmarks import peers
from benchmarks.table import Goal, Row
from onrecord.packs import bundled_packs
from onrecord.packs.checked_packs import CHECKED_PACKS_FOLDER
from tests.support.first_paint import DROPPED, first_paint

MARKER = "Gateway"  # a mission
LEFT_IN_A_LIST = 'pack = "japan-us-space-8"\nsection = "missions"\n'  # in the browser's state file
ONRECORD = str(pathlib.Path(sys.executable).with_name("onrecord"))
# Measured only where `make dist` has built it.
ZIPAPP = pathlib.Path(__file__).parent.parent / "dist" / "onrecord.pyz"
BASELINE_APP = str(pathlib.Path(__file__).with_name("baseline_app.py"))

SEVEN_PACKS = (
    "onrecord show pack-3:p6.s7, seven packs",
    "onrecord show pack-3:p6.s7, seven packs, the first time",
    "onrecord search QZSS, seven packs",
    "onrecord search QZSS, seven packs, the first time",
)

Sample = tuple[float, float | None]


def rows(runs: int) -> list[Row]:
    """Measure programs in turn, so that noise on the machine affects them alike."""
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "page.md")
        page.write_text(f"# {MARKER}\n", encoding="utf-8")
        collection = pathlib.Path(folder, MARKER)
        collection.mkdir()
        opening = {
            "frogmouth": ("frogmouth", str(page)),
            "toolong": ("tl", str(page)),
            "posting": ("posting", "--collection", str(collection)),
        }
        others = {
            name: [program, *arguments]
            for name, (command, *arguments) in opening.items()
            if (program := peers.program(name, command))
        }
        zipapp = {"onrecord.pyz": [sys.executable, str(ZIPAPP)]} if ZIPAPP.exists() else {}
        commands = ([sys.executable, BASELINE_APP, MARKER], [ONRECORD], *zipapp.values(), *others.values())
        silent = partial(_paint, [ONRECORD], answering=False)
        returning = partial(_paint, [ONRECORD], state=LEFT_IN_A_LIST)
        paints = (partial(_paint, command) for command in commands)
        unanswered, returned, bare, browser, *rest = _in_turn(runs, silent, returning, *paints)
    with tempfile.TemporaryDirectory() as folder:
        imports, show, search, *seven = _in_turn(
            runs,
            lambda: _command([sys.executable, "-c", "import argparse, tomllib, sqlite3"]),
            lambda: _command([ONRECORD, "show", "p6.s7"]),
            lambda: _command([ONRECORD, "search", "QZSS"]),
            *_seven_packs(pathlib.Path(folder)),
        )
    baseline = _row("floor: a Textual app of six widgets", bare)
    installed = _row("first paint: onrecord", browser, baseline, Goal(times=1.15, mb=8))
    zipapp_samples, theirs = rest[: len(zipapp)], rest[len(zipapp) :]
    python = _row("floor: import argparse, tomllib, sqlite3", imports)
    return [
        baseline,
        installed,
        _row("first paint: onrecord, a terminal that answers nothing", unanswered, baseline),
        _row("first paint: onrecord, left in a list", returned, baseline, Goal(times=1.15, mb=8)),
        *(
            _row("first paint: onrecord.pyz, × onrecord", samples, installed, Goal(times=1.6))
            for samples in zipapp_samples
        ),
        *(_row(f"first paint: {name}", samples, baseline) for name, samples in zip(others, theirs, strict=True)),
        python,
        _row("onrecord show p6.s7", show, python, Goal(times=2.5)),
        _row("onrecord search QZSS", search, python, Goal(times=2.5)),
        *(_row(title, samples, python) for title, samples in zip(SEVEN_PACKS, seven, strict=True)),
    ]


def _seven_packs(folder: pathlib.Path) -> Iterator[Callable[[], Sample]]:
    """Yield the measures of SEVEN_PACKS, on copies of the bundled pack that are made in the folder."""
    packs, cache = folder / "packs", folder / "cache"
    [(name, bundled)] = bundled_packs()
    for number in range(1, 8):
        shutil.copytree(str(bundled), packs / f"pack-{number}")
        head = packs / f"pack-{number}" / "pack.toml"
        head.write_bytes(head.read_bytes().replace(f'"{name}"'.encode(), f'"pack-{number}"'.encode(), 1))
    show = (ONRECORD, "show", "pack-3:p6.s7", "--pack", str(packs))
    search = (ONRECORD, "search", "QZSS", "--pack", str(packs))
    for command in (show, search):
        yield partial(_command, command, XDG_CACHE_HOME=str(cache))
        yield partial(_command_first_time, command, folder / "emptied")


def _command_first_time(command: Sequence[str], cache: pathlib.Path) -> Sample:
    shutil.rmtree(cache / "onrecord" / CHECKED_PACKS_FOLDER, ignore_errors=True)
    return _command(command, XDG_CACHE_HOME=str(cache))


def _in_turn(runs: int, *measures: Callable[[], Sample]) -> list[list[Sample]]:
    """Return the samples of each measure; the first turn warms the caches and does not count."""
    turns = [[measure() for measure in measures] for _ in range(runs + 1)]
    return [list(samples) for samples in zip(*turns[1:], strict=True)]


def _paint(command: Sequence[str], answering: bool = True, state: str = "") -> Sample:
    paint = first_paint(command, MARKER, answering, state)
    return paint.seconds, paint.peak_mb


def _command(command: Sequence[str], **variables: str) -> Sample:
    started = time.perf_counter()
    env = {key: value for key, value in os.environ.items() if not key.startswith(DROPPED)} | variables
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=env)
    return time.perf_counter() - started, None


def _row(title: str, samples: Sequence[Sample], floor: Row | None = None, goal: Goal | None = None) -> Row:
    peaks = [peak for _, peak in samples if peak is not None]
    return Row(title, [seconds for seconds, _ in samples], max(peaks, default=None), floor, goal)
