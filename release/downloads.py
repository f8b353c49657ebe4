"""The wheels of the pinned packages, fetched once and kept; each is one that requirements.txt names by its hash."""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Sequence

from release.pins import Pin
from release.refused import Refused
from release.running import run
from release.wheel import Wheel, read_wheel, sha256


def wheels(pins: Sequence[Pin], kept: pathlib.Path) -> list[Wheel]:
    """One for each pin, in their order; fetched into `kept` if it does not lie there. Refused if one fails."""
    kept.mkdir(parents=True, exist_ok=True)
    there = _there(kept)
    if missing := [pin for pin in pins if not _file(pin, there)]:
        _fetch(missing, kept)
        there = _there(kept)
    return [read_wheel(_required(pin, there)) for pin in pins]


def _there(kept: pathlib.Path) -> dict[str, pathlib.Path]:
    return {sha256(file): file for file in sorted(kept.glob("*.whl"))}


def _file(pin: Pin, there: dict[str, pathlib.Path]) -> pathlib.Path | None:
    return next((there[each] for each in pin.hashes if each in there), None)


def _required(pin: Pin, there: dict[str, pathlib.Path]) -> pathlib.Path:
    file = _file(pin, there)
    if file is None:
        raise Refused(f"no wheel of {pin.name} {pin.version} has a hash that requirements.txt names; make pins anew")
    return file


def _fetch(missing: Sequence[Pin], kept: pathlib.Path) -> None:
    """Whatever the system that builds, all are wanted: the markers are for pip on the machine that installs."""
    wanted = kept / "wanted.txt"
    lines = (Pin(pin.name, pin.version, "", pin.hashes).line() for pin in missing)
    wanted.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for stale in kept.glob("*.whl"):
        if any(stale.name.startswith(f"{pin.name.replace('-', '_')}-") for pin in missing):
            stale.unlink()
    command = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-input", "--no-deps"]
    command += ["--only-binary", ":all:", "--require-hashes", "--requirement", str(wanted), "--dest", str(kept)]
    run("fetching the pinned wheels", command, {}, kept)
