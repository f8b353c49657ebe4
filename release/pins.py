"""The packages pinned in requirements.txt: parse the pins, and fetch their wheels by hash."""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from release import ReleaseError
from release.reproducible import run_tool
from release.wheel import Wheel, file_sha256, read_wheel

_HASH = "--hash=sha256:"


@dataclass(frozen=True, slots=True)
class Pin:
    """One line of requirements.txt. `marker` says where the package is needed; empty where it is everywhere."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    def requirement_line(self) -> str:
        """Return the pin as a line of a requirements file."""
        marker = f" ; {self.marker}" if self.marker else ""
        return " ".join((f"{self.name}=={self.version}{marker}", *(_HASH + digest for digest in self.hashes)))


def parse_pins(text: str, source: str) -> list[Pin]:
    """Return the pins of a requirements file; error messages call it `source`.

    Raises:
        ReleaseError: when a line has no exact version or no hash.
    """
    lines = (line.split("#")[0].strip() for line in text.replace("\\\n", " ").splitlines())
    return [_parse_pin(line, source) for line in lines if line]


def _parse_pin(line: str, source: str) -> Pin:
    words = line.split()
    hashes = tuple(word.removeprefix(_HASH) for word in words if word.startswith(_HASH))
    text = " ".join(word for word in words if not word.startswith(_HASH))
    try:
        requirement = Requirement(text)
    except InvalidRequirement:
        raise ReleaseError(f"{source}: “{text}” is not a requirement; make pins rewrites the file") from None
    versions = [specifier.version for specifier in requirement.specifier if specifier.operator == "=="]
    if len(versions) != 1 or not hashes:
        raise ReleaseError(f"{source}: “{text}” lacks an exact version or a hash; make pins writes both")
    return Pin(canonicalize_name(requirement.name), versions[0], str(requirement.marker or ""), hashes)


def fetch_wheels(pins: Sequence[Pin], cache: pathlib.Path) -> list[Wheel]:
    """Return the wheel of each pin, in order; download into the `cache` folder those that it does not hold.

    Raises:
        ReleaseError: when a download fails or no file has a pinned hash.
    """
    cache.mkdir(parents=True, exist_ok=True)
    files = _files_by_hash(cache)
    if missing := [pin for pin in pins if not _pinned_file(pin, files)]:
        _download(missing, cache)
        files = _files_by_hash(cache)
    return [read_wheel(_required_file(pin, files)) for pin in pins]


def _files_by_hash(cache: pathlib.Path) -> dict[str, pathlib.Path]:
    return {file_sha256(file): file for file in sorted(cache.glob("*.whl"))}


def _pinned_file(pin: Pin, files: dict[str, pathlib.Path]) -> pathlib.Path | None:
    return next((files[digest] for digest in pin.hashes if digest in files), None)


def _required_file(pin: Pin, files: dict[str, pathlib.Path]) -> pathlib.Path:
    file = _pinned_file(pin, files)
    if file is None:
        raise ReleaseError(
            f"no wheel of {pin.name} {pin.version} has a hash that requirements.txt names; run make pins"
        )
    return file


def _download(pins: Sequence[Pin], cache: pathlib.Path) -> None:
    """Download the wheels of all pins, whatever their markers say: those are for pip on the machine that installs."""
    requirements = cache / "wanted.txt"
    lines = (Pin(pin.name, pin.version, "", pin.hashes).requirement_line() for pin in pins)
    requirements.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for stale in cache.glob("*.whl"):
        if any(stale.name.startswith(f"{pin.name.replace('-', '_')}-") for pin in pins):
            stale.unlink()
    command = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-input", "--no-deps"]
    command += ["--only-binary", ":all:", "--require-hashes", "--requirement", str(requirements), "--dest", str(cache)]
    run_tool("fetching the pinned wheels", command, {}, cache)
