"""The bill of materials: valid CycloneDX, the same for the same content, with every dependency."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from release import ReleaseError
from release.sbom import Component, dependencies, sbom
from release.wheel import Wheel
from tests.release.small_wheels import small_wheel

TIMESTAMP = 1700000000


@pytest.fixture
def wheels(tmp_path: pathlib.Path) -> tuple[Wheel, Wheel]:
    return small_wheel(tmp_path, "top", ("low",)), small_wheel(tmp_path, "low")


def test_it_is_what_the_standard_says(wheels: tuple[Wheel, Wheel]) -> None:
    program, other = wheels
    components = [
        Component("python", "3.11.7", "Python Software Foundation License"),
        Component("libz.so.1", "", "zlib", "0" * 64),
    ]
    text = sbom(program, [other], TIMESTAMP, components).decode()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_it_names_each_package_with_version_license_and_hash(wheels: tuple[Wheel, Wheel]) -> None:
    program, other = wheels
    listing: dict[str, Any] = json.loads(sbom(program, [other], TIMESTAMP))
    [low] = listing["components"]
    assert (low["purl"], low["licenses"]) == ("pkg:pypi/low@1.0", [{"expression": "MIT"}])
    assert low["hashes"] == [{"alg": "SHA-256", "content": other.sha256}]
    assert listing["metadata"]["component"]["hashes"][0]["content"] == program.sha256
    assert listing["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"
    assert {"ref": "pkg:pypi/top@1.0", "dependsOn": ["pkg:pypi/low@1.0"]} in listing["dependencies"]


def test_its_number_is_that_of_its_content(wheels: tuple[Wheel, Wheel]) -> None:
    program, other = wheels
    once, again, later = (
        sbom(program, [other], TIMESTAMP),
        sbom(program, [other], TIMESTAMP),
        sbom(program, [other], TIMESTAMP + 1),
    )
    assert once == again
    assert json.loads(once)["serialNumber"] != json.loads(later)["serialNumber"]


def test_extras_count_where_a_package_asks_for_them(tmp_path: pathlib.Path) -> None:
    wheels = [
        small_wheel(tmp_path, "top", ("mid[links]>=1", "gone; sys_platform == 'nowhere'")),
        small_wheel(tmp_path, "mid", ("low_one; extra == 'links'", "never; extra == 'other'")),
        small_wheel(tmp_path, "low_one"),
    ]
    assert dependencies(wheels) == {"low-one": (), "mid": ("low-one",), "top": ("mid",)}


def test_a_missing_package_is_named(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ReleaseError, match=r"top needs mid>=1, and requirements.txt does not pin it"):
        dependencies([small_wheel(tmp_path, "top", ("mid>=1",))])
