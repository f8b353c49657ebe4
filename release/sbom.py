"""The software bill of materials (SBOM): every component with version, license and hash, as CycloneDX 1.6 JSON."""

from __future__ import annotations

import datetime
import json
import pathlib
import platform
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from release import ReleaseError
from release.licenses import LICENSE_FOLDER, Libraries, debian_package, foreign_libraries
from release.wheel import Wheel, file_sha256

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://cyclonedx.org/schema/bom-1.6.schema.json")


@dataclass(frozen=True, slots=True)
class Component:
    """A bundled component that is not a wheel, such as Python. `sha256` is empty where it is more than one file."""

    name: str
    version: str
    license: str
    sha256: str = ""


def frozen_components(libraries: Libraries) -> list[Component]:
    """Return Python, PyInstaller's bootloader and the shared libraries; Python's own modules count as Python."""
    python = Component("python", platform.python_version(), "Python Software Foundation License")
    loader = Component(
        "pyinstaller-bootloader", metadata.version("pyinstaller"), "GPL-2.0-or-later, with its exception"
    )
    return [python, loader, *(_library_component(name, path) for name, path in foreign_libraries(libraries))]


def _library_component(name: str, path: str) -> Component:
    package, version = debian_package(path)
    license_note = f"see {LICENSE_FOLDER}/{name}" if package else "see the license texts"
    return Component(name, version, license_note, file_sha256(pathlib.Path(path)))


def dependencies(wheels: Sequence[Wheel]) -> dict[str, tuple[str, ...]]:
    """Return the names of the packages that each package needs, by its name, all sorted.

    Optional dependencies count where a package asks for them.

    Raises:
        ReleaseError: when a package needs one that is not among the wheels.
    """
    by_name = {wheel.name: wheel for wheel in wheels}
    extras: dict[str, set[str]] = {name: set() for name in by_name}
    needs: dict[str, set[str]] = {}
    queue = list(by_name)
    while queue:
        name = queue.pop()
        needs[name] = set()
        for requirement in _requirements(by_name[name], extras[name]):
            other = canonicalize_name(requirement.name)
            if other not in by_name:
                raise ReleaseError(f"{name} needs {requirement}, and requirements.txt does not pin it; run make pins")
            needs[name].add(other)
            if new_extras := requirement.extras - extras[other]:
                extras[other] |= new_extras
                queue.append(other)
    return {name: tuple(sorted(needs[name])) for name in sorted(needs)}


def _requirements(wheel: Wheel, extras: set[str]) -> list[Requirement]:
    """Return the requirements of a wheel that apply here, with these extras."""
    requirements = (Requirement(line) for line in wheel.metadata.get_all("Requires-Dist", []))
    environments = [{"extra": extra} for extra in ("", *sorted(extras))]
    return [
        requirement
        for requirement in requirements
        if not requirement.marker or any(requirement.marker.evaluate(environment) for environment in environments)
    ]


def sbom(program: Wheel, others: Sequence[Wheel], timestamp: int, components: Iterable[Component] = ()) -> bytes:
    """Return the bill of materials as JSON: the same bytes for the same contents and timestamp.

    Its serial number is a hash of what it lists.
    """
    needs = dependencies((program, *others))
    content: dict[str, Any] = {
        "metadata": {
            "timestamp": datetime.datetime.fromtimestamp(timestamp, datetime.UTC).isoformat(),
            "component": {"type": "application", **_wheel_entry(program)},
        },
        "components": [
            *({"type": "library", **_wheel_entry(wheel)} for wheel in sorted(others, key=lambda wheel: wheel.name)),
            *({"type": "library", **_component_entry(component)} for component in components),
        ],
        "dependencies": _dependency_entries({wheel.name: _reference(wheel) for wheel in (program, *others)}, needs),
    }
    serial = uuid.uuid5(_NAMESPACE, json.dumps(content, sort_keys=True))
    header = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": serial.urn,
        "version": 1,
    }
    return (json.dumps(header | content, indent=2, ensure_ascii=False) + "\n").encode()


def _reference(wheel: Wheel) -> str:
    """Return the package URL of a wheel."""
    return f"pkg:pypi/{wheel.name}@{wheel.version}"


def _wheel_entry(wheel: Wheel) -> dict[str, Any]:
    reference = _reference(wheel)
    return {
        "bom-ref": reference,
        "name": wheel.name,
        "version": wheel.version,
        "description": str(wheel.metadata.get("Summary", "")),
        "hashes": [{"alg": "SHA-256", "content": wheel.sha256}],
        "licenses": [_license_entry(wheel)],
        "purl": reference,
    }


def _license_entry(wheel: Wheel) -> dict[str, Any]:
    """Return the license as the package states it: the newer form is an expression, the older ones are any names."""
    if expression := wheel.metadata.get("License-Expression"):
        return {"expression": str(expression)}
    classifiers = [str(line) for line in wheel.metadata.get_all("Classifier", []) if str(line).startswith("License ::")]
    if classifiers:
        return {"license": {"name": classifiers[0].rpartition(" :: ")[2]}}
    lines = str(wheel.metadata.get("License", "")).splitlines()
    return {"license": {"name": (lines or ["see the license texts"])[0]}}


def _component_entry(component: Component) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "bom-ref": component.name,
        "name": component.name,
        "licenses": [{"license": {"name": component.license}}],
    }
    if component.version:
        entry["version"] = component.version
    if component.sha256:
        entry["hashes"] = [{"alg": "SHA-256", "content": component.sha256}]
    return entry


def _dependency_entries(references: Mapping[str, str], needs: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    return [
        {"ref": references[name], "dependsOn": [references[other] for other in others]}
        for name, others in needs.items()
    ]
