"""requirements.txt: what may be packed, and by which hash."""

from __future__ import annotations

import pathlib
import re

import pytest
from release.pins import Pin, pins
from release.refused import Refused

ROOT = pathlib.Path(__file__).parents[2]


def test_the_pins_of_this_project_name_a_version_and_hashes_each() -> None:
    found = pins((ROOT / "requirements.txt").read_text(encoding="utf-8"), "requirements.txt")
    assert {"textual", "rich", "tomli-w", "pyperclip", "platformdirs"} <= {pin.name for pin in found}
    assert all(re.fullmatch("[0-9a-f]{64}", each) for pin in found for each in pin.hashes)


def test_a_pin_keeps_its_marker_for_the_machine_that_installs() -> None:
    text = "Colour_Rama==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via x\n"
    assert pins(text, "here") == [Pin("colour-rama", "1.0", 'sys_platform == "win32"', ("aa", "bb"))]
    line = 'colour-rama==1.0 ; sys_platform == "win32" --hash=sha256:aa --hash=sha256:bb'
    assert pins(text, "here")[0].line() == line


@pytest.mark.parametrize("line", ["rich==1.0", "rich>=1.0 --hash=sha256:aa", "rich --hash=sha256:aa"])
def test_without_an_exact_version_or_a_hash_nothing_is_packed(line: str) -> None:
    with pytest.raises(Refused, match=re.escape("reqs.txt: “rich") + ".*lacks an exact version or a hash; make pins"):
        pins(line, "reqs.txt")


def test_what_is_not_a_requirement_is_named() -> None:
    with pytest.raises(Refused, match=r"reqs.txt: “-r other.txt” is not a requirement"):
        pins("-r other.txt", "reqs.txt")
