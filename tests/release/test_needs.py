"""Nothing that a package needs is left out."""

from __future__ import annotations

import pathlib

import pytest
from release.needs import needs
from release.refused import Refused

from tests.release.small import small_wheel


def test_extras_count_where_a_package_asks_for_them(tmp_path: pathlib.Path) -> None:
    packed = [
        small_wheel(tmp_path, "top", ("mid[links]>=1", "gone; sys_platform == 'nowhere'")),
        small_wheel(tmp_path, "mid", ("low_one; extra == 'links'", "never; extra == 'other'")),
        small_wheel(tmp_path, "low_one"),
    ]
    assert needs(packed) == {"low-one": (), "mid": ("low-one",), "top": ("mid",)}


def test_what_is_needed_and_not_packed_is_named(tmp_path: pathlib.Path) -> None:
    with pytest.raises(Refused, match=r"top needs mid>=1, and requirements.txt does not pin it"):
        needs([small_wheel(tmp_path, "top", ("mid>=1",))])
