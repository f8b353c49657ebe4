"""`onrecord-offline-VERSION.zip`: the wheels, their hashes, and scripts that install them without a network."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping, Sequence

from release.pins import Pin
from release.texts import SCRIPTS, script
from release.wheel import Wheel
from release.zipped import Entry, write_zip


def write_offline(
    folder: pathlib.Path,
    program: Wheel,
    others: Sequence[Wheel],
    pins: Sequence[Pin],
    texts: Mapping[str, bytes],
    moment: int,
) -> None:
    """`others` are the wheels of `pins`, in their order."""
    name = f"onrecord-offline-{program.version}"
    content = dict(texts) | {f"wheels/{wheel.file.name}": wheel.file.read_bytes() for wheel in (program, *others)}
    content["requirements.txt"] = requirements(program, others, pins)
    entries = [Entry(f"{name}/{path}", data, packed=not path.endswith(".whl")) for path, data in content.items()]
    entries += [Entry(f"{name}/{each}", script(each), program=True) for each in SCRIPTS]
    write_zip(folder / f"{name}.zip", entries, moment)


def requirements(program: Wheel, others: Sequence[Wheel], pins: Sequence[Pin]) -> bytes:
    """One hash each, that of the wheel beside it: nothing else can be installed in its place."""
    own = Pin(program.name, program.version, "", (program.sha256,))
    packed = [Pin(pin.name, pin.version, pin.marker, (wheel.sha256,)) for pin, wheel in zip(pins, others, strict=True)]
    return "".join(f"{pin.line()}\n" for pin in (own, *packed)).encode()
