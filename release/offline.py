"""`onrecord-offline-VERSION.zip`: wheels, their hashes, and scripts that install them without a network.

The pages and scripts come from templates/: INSTALL.txt goes into every release, with the version filled in.
"""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Mapping, Sequence

from release.archives import Entry, write_zip
from release.pins import Pin
from release.wheel import Wheel

INSTALL = "INSTALL.txt"
SCRIPTS = ("install.ps1", "install.sh")

_TEMPLATES = pathlib.Path(__file__).with_name("templates")


def install_text(version: str, runs_on: str = "the system in its name") -> bytes:
    """Return INSTALL.txt; `runs_on` names the systems on which the frozen folder runs."""
    python = "{}.{}".format(*sys.version_info)
    text = (_TEMPLATES / INSTALL).read_text(encoding="utf-8")
    return text.replace("@VERSION@", version).replace("@PYTHON@", python).replace("@RUNS_ON@", runs_on).encode()


def install_script(name: str) -> bytes:
    """Return one of the SCRIPTS."""
    return (_TEMPLATES / name).read_bytes()


def write_offline_zip(
    folder: pathlib.Path,
    program: Wheel,
    others: Sequence[Wheel],
    pins: Sequence[Pin],
    texts: Mapping[str, bytes],
    timestamp: int,
) -> None:
    """Write the zip into a folder; `others` are the wheels of `pins`, in the same order."""
    name = f"onrecord-offline-{program.version}"
    content = dict(texts) | {f"wheels/{wheel.file.name}": wheel.file.read_bytes() for wheel in (program, *others)}
    content["requirements.txt"] = requirements(program, others, pins)
    entries = [Entry(f"{name}/{path}", data, compressed=not path.endswith(".whl")) for path, data in content.items()]
    entries += [Entry(f"{name}/{script}", install_script(script), executable=True) for script in SCRIPTS]
    write_zip(folder / f"{name}.zip", entries, timestamp)


def requirements(program: Wheel, others: Sequence[Wheel], pins: Sequence[Pin]) -> bytes:
    """Return a requirements file with one hash for each package, so that pip installs only the wheels in the zip."""
    exact_pins = [Pin(program.name, program.version, "", (program.sha256,))]
    exact_pins += [
        Pin(pin.name, pin.version, pin.marker, (wheel.sha256,)) for pin, wheel in zip(pins, others, strict=True)
    ]
    return "".join(f"{pin.requirement_line()}\n" for pin in exact_pins).encode()
