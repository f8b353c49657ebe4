"""The pinned packages: name, version, and the hashes of the files that may stand for them."""

from __future__ import annotations

from dataclasses import dataclass

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from release.refused import Refused

_HASH = "--hash=sha256:"


@dataclass(frozen=True, slots=True)
class Pin:
    """One line of requirements.txt. `marker` says where the package is wanted; empty where it is everywhere."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    def line(self) -> str:
        """As pip reads it."""
        where = f" ; {self.marker}" if self.marker else ""
        return " ".join((f"{self.name}=={self.version}{where}", *(_HASH + each for each in self.hashes)))


def pins(text: str, place: str) -> list[Pin]:
    """What requirements.txt holds. Refused, naming the line, where one has no exact version or no hash."""
    lines = text.replace("\\\n", " ").splitlines()
    return [_pin(line, place) for each in lines if (line := each.split("#")[0].strip())]


def _pin(line: str, place: str) -> Pin:
    words = line.split()
    hashes = tuple(word.removeprefix(_HASH) for word in words if word.startswith(_HASH))
    wanted = " ".join(word for word in words if not word.startswith(_HASH))
    try:
        requirement = Requirement(wanted)
    except InvalidRequirement:
        raise Refused(f"{place}: “{wanted}” is not a requirement; make pins writes the file anew") from None
    exact = [each.version for each in requirement.specifier if each.operator == "=="]
    if len(exact) != 1 or not hashes:
        raise Refused(f"{place}: “{wanted}” lacks an exact version or a hash; make pins writes both")
    return Pin(canonicalize_name(requirement.name), exact[0], str(requirement.marker or ""), hashes)
