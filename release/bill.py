"""The bill of materials: what is inside, its version, licence and hash (CycloneDX 1.6 as JSON)."""

from __future__ import annotations

import datetime
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from release.needs import needs
from release.wheel import Wheel

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://cyclonedx.org/schema/bom-1.6.schema.json")


@dataclass(frozen=True, slots=True)
class Part:
    """Something packed that is not a wheel, such as Python. `sha256` is empty where it is more than one file."""

    name: str
    version: str
    licence: str
    sha256: str = ""


def bill(program: Wheel, others: Sequence[Wheel], moment: int, parts: Iterable[Part] = ()) -> bytes:
    """The same bytes for the same contents: its serial number is made of what it lists, its date is `moment`."""
    known = needs((program, *others))
    content: dict[str, Any] = {
        "metadata": {
            "timestamp": datetime.datetime.fromtimestamp(moment, datetime.UTC).isoformat(),
            "component": {"type": "application", **_of_wheel(program)},
        },
        "components": [
            *({"type": "library", **_of_wheel(wheel)} for wheel in sorted(others, key=lambda each: each.name)),
            *({"type": "library", **_of_part(part)} for part in parts),
        ],
        "dependencies": _dependencies({wheel.name: _reference(wheel) for wheel in (program, *others)}, known),
    }
    serial = uuid.uuid5(_SPACE, json.dumps(content, sort_keys=True))
    head = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": serial.urn,
        "version": 1,
    }
    return (json.dumps(head | content, indent=2, ensure_ascii=False) + "\n").encode()


def _reference(wheel: Wheel) -> str:
    return f"pkg:pypi/{wheel.name}@{wheel.version}"


def _of_wheel(wheel: Wheel) -> dict[str, Any]:
    reference = _reference(wheel)
    return {
        "bom-ref": reference,
        "name": wheel.name,
        "version": wheel.version,
        "description": str(wheel.metadata.get("Summary", "")),
        "hashes": [{"alg": "SHA-256", "content": wheel.sha256}],
        "licenses": [_licence(wheel)],
        "purl": reference,
    }


def _licence(wheel: Wheel) -> dict[str, Any]:
    """As the package states it: the newer form is an expression, the older ones are names of any kind."""
    if expression := wheel.metadata.get("License-Expression"):
        return {"expression": str(expression)}
    filed = [str(each) for each in wheel.metadata.get_all("Classifier", []) if str(each).startswith("License ::")]
    stated = str(wheel.metadata.get("License", "")).splitlines()
    return {"license": {"name": filed[0].rpartition(" :: ")[2] if filed else (stated or ["see the licence texts"])[0]}}


def _of_part(part: Part) -> dict[str, Any]:
    made: dict[str, Any] = {"bom-ref": part.name, "name": part.name, "licenses": [{"license": {"name": part.licence}}]}
    if part.version:
        made["version"] = part.version
    if part.sha256:
        made["hashes"] = [{"alg": "SHA-256", "content": part.sha256}]
    return made


def _dependencies(references: Mapping[str, str], known: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    return [
        {"ref": references[name], "dependsOn": [references[other] for other in others]}
        for name, others in known.items()
    ]
