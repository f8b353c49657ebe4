"""Which packed package needs which: nothing is left out, and the bill of materials can say so."""

from __future__ import annotations

from collections.abc import Sequence

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from release.refused import Refused
from release.wheel import Wheel

Needs = dict[str, tuple[str, ...]]


def needs(wheels: Sequence[Wheel]) -> Needs:
    """By name, sorted; extras count where a package asks for them. Refused where one is needed and not packed."""
    packed = {wheel.name: wheel for wheel in wheels}
    extras: dict[str, set[str]] = {name: set() for name in packed}
    found: dict[str, set[str]] = {}
    waiting = list(packed)
    while waiting:
        name = waiting.pop()
        found[name] = set()
        for wanted in _wanted(packed[name], extras[name]):
            other = canonicalize_name(wanted.name)
            if other not in packed:
                raise Refused(f"{name} needs {wanted}, and requirements.txt does not pin it; make pins anew")
            found[name].add(other)
            if more := wanted.extras - extras[other]:
                extras[other] |= more
                waiting.append(other)
    return {name: tuple(sorted(found[name])) for name in sorted(found)}


def _wanted(wheel: Wheel, extras: set[str]) -> list[Requirement]:
    stated = (Requirement(line) for line in wheel.metadata.get_all("Requires-Dist", []))
    asked = ("", *sorted(extras))
    return [each for each in stated if not each.marker or any(each.marker.evaluate({"extra": one}) for one in asked)]
