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
from tests.support.first_paint import on_a_terminal, wait_for
from tests.support.pack_writer import write_pack

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
            wait_for(_name(Kind.MISSION, 0).encode(), terminal, BUILDING)
            _drain(terminal)
            list_seconds = [_measure(press, terminal) for press in moving]
            _measure((f":missions/m{ROWS - 1}\r".encode(), far), terminal)
            record_seconds = [_measure(press, terminal) for press in opening]
            section_seconds = [_measure(press, terminal) for press in switching]
    return [
        Row(f"key to paint: down a list of {ROWS:,} rows", list_seconds, goal=GOAL),
        Row("key to paint: opening a record", record_seconds, goal=GOAL),
        Row("key to paint: switching section", section_seconds, goal=GOAL),
    ]


def _measure(press: Press, terminal: int) -> float:
    key, marker = press
    started = time.perf_counter()
    os.write(terminal, key)
    wait_for(marker.encode(), terminal)
    seconds = time.perf_counter() - started
    _drain(terminal)
    return seconds


def _drain(terminal: int) -> None:
    """Read until the program writes nothing more."""
    while select.select([terminal], [], [], QUIET)[0]:
        os.read(terminal, 1 << 16)


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
