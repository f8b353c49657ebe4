"""The bill of materials: valid CycloneDX, and the same for the same content."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from release.bill import Part, bill
from release.wheel import Wheel

from tests.release.small import small_wheel

MOMENT = 1700000000


@pytest.fixture
def packed(tmp_path: pathlib.Path) -> tuple[Wheel, Wheel]:
    return small_wheel(tmp_path, "top", ("low",)), small_wheel(tmp_path, "low")


def test_it_is_what_the_standard_says(packed: tuple[Wheel, Wheel]) -> None:
    program, other = packed
    parts = [Part("python", "3.11.7", "Python Software Foundation License"), Part("libz.so.1", "", "zlib", "0" * 64)]
    made = bill(program, [other], MOMENT, parts).decode()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made) is None


def test_it_names_each_package_with_version_licence_and_hash(packed: tuple[Wheel, Wheel]) -> None:
    program, other = packed
    made: dict[str, Any] = json.loads(bill(program, [other], MOMENT))
    [low] = made["components"]
    assert (low["purl"], low["licenses"]) == ("pkg:pypi/low@1.0", [{"expression": "MIT"}])
    assert low["hashes"] == [{"alg": "SHA-256", "content": other.sha256}]
    assert made["metadata"]["component"]["hashes"][0]["content"] == program.sha256
    assert made["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"
    assert {"ref": "pkg:pypi/top@1.0", "dependsOn": ["pkg:pypi/low@1.0"]} in made["dependencies"]


def test_its_number_is_that_of_its_content(packed: tuple[Wheel, Wheel]) -> None:
    program, other = packed
    once, again, later = (
        bill(program, [other], MOMENT),
        bill(program, [other], MOMENT),
        bill(program, [other], MOMENT + 1),
    )
    assert once == again
    assert json.loads(once)["serialNumber"] != json.loads(later)["serialNumber"]
