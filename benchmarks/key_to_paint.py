"""Latency from a key written to a pseudo-terminal until its effect is painted there, in a list of 10,000 rows."""

from __future__ import annotations

import itertools
import os
import pathlib
import select
import tempfile
import time
from dataclasses import replace

from benchmarks.table import Goal, Row
from onrecord.model import Instrument, Kind, Mission, Pack, Passage, Ref
from tests.support import synthetic_archive
from tests.support.first_paint import ANSWERS, ATTRIBUTES_ASKED, PATIENCE, NotPainted, on_a_terminal
from tests.support.pack_writer import write_pack
from tests.support.painted import Painted

ROWS = 10_000
GOAL = Goal(p95=0.050)
QUIET = 0.05  # seconds without output after which a key has had its full effect

BUILDING = 120.0  # seconds that building the index may take before anything is shown

# A key, and a text that is on the screen only after its effect.
Press = tuple[bytes, str]


def rows(onrecord: str, keys: int = 100) -> list[Row]:
    """Measure presses of each kind of key: down the list, between records far apart, between sections."""
    near, far = _name(Kind.MISSION, keys), _name(Kind.MISSION, ROWS - 1)
    moving = [(b"j", f"{row + 1}/{ROWS}") for row in range(1, keys + 1)]
    opening = itertools.islice(itertools.cycle([(b"b", near), (b"f", far)]), keys)
    switching = itertools.islice(itertools.cycle([(b"4", _name(Kind.INSTRUMENT, 0)), (b"3", far)]), keys)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
        write_pack(_pack(), pathlib.Path(folder, "rows"))
        with on_a_terminal([onrecord, f"{folder}/rows"], home) as (_, terminal):
            window = _Window(terminal)
            window.wait_for("quit", BUILDING)  # the first opening is at a glance
            window.measure((b"3", _name(Kind.MISSION, 0)))
            list_seconds = [window.measure(press) for press in moving]
            window.measure((f":missions/m{ROWS - 1}\r".encode(), far))
            record_seconds = [window.measure(press) for press in opening]
            section_seconds = [window.measure(press) for press in switching]
    return [
        Row(f"key to paint: down a list of {ROWS:,} rows", list_seconds, goal=GOAL),
        Row("key to paint: opening a record", record_seconds, goal=GOAL),
        Row("key to paint: switching section", section_seconds, goal=GOAL),
    ]


class _Window:
    """The lines of a terminal as it shows them: a program writes only what changes in them."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self._painted = Painted()
        self._count = 0

    def measure(self, press: Press) -> float:
        """Return the seconds from a key until a line that is written to has its text."""
        key, marker = press
        started = time.perf_counter()
        os.write(self._terminal, key)
        return self.wait_for(marker, PATIENCE) - started

    def wait_for(self, marker: str, patience: float) -> float:
        """Return when a text was painted, once nothing more is written.

        Raises:
            NotPainted: when it is not within `patience` seconds.
        """
        start, painted_at = self._count, 0.0
        end = time.perf_counter() + patience
        while self._read(QUIET if painted_at else max(0.0, end - time.perf_counter())):
            if not painted_at and marker in self._painted.since(start):
                painted_at = time.perf_counter()
        if not painted_at:
            raise NotPainted(f"{marker} was not seen after {patience:.1f} s")
        return painted_at

    def _read(self, seconds: float) -> bool:
        """Return whether the program wrote something within so many seconds."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        part = os.read(self._terminal, 1 << 16)
        if ATTRIBUTES_ASKED in part:
            os.write(self._terminal, ANSWERS)
        self._painted.add(part)
        self._count += len(part)
        return True


def _pack() -> Pack:
    """Return a pack of a hundred sentences and ten thousand missions, which rest on them in order."""
    [pack] = synthetic_archive.packs(100)
    refs = [sentence.ref for sentence in pack.statement.sentences]
    in_order = [refs[row * len(refs) // ROWS] for row in range(ROWS)]  # as the list has them
    missions = [
        Mission(id=f"m{row}", name=_name(Kind.MISSION, row), short=f"M{row}", passages=(_whole(pack, ref),))
        for row, ref in enumerate(in_order)
    ]
    instruments = [
        Instrument(id=f"i{row}", name=_name(Kind.INSTRUMENT, row), short=f"I{row}", passages=(_whole(pack, ref),))
        for row, ref in enumerate(refs)
    ]
    areas = pack.of_kind(Kind.AREA)
    return replace(pack, records=(*areas, *missions, *instruments))


def _whole(pack: Pack, ref: Ref) -> Passage:
    return Passage(ref, pack.statement.text_at(ref), whole=True)


def _name(kind: Kind, row: int) -> str:
    """Return a name that is shown only in the reading pane: the list shows short forms."""
    return f"The {kind.value} of number {row}."
