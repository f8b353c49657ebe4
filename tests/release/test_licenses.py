"""Nothing is passed on without its license."""

from __future__ import annotations

import pathlib

import pytest

from release import ReleaseError
from release.licenses import package_licenses
from tests.release.small_wheels import LICENSE_TEXT, small_wheel


def test_texts_are_filed_by_package_and_version(tmp_path: pathlib.Path) -> None:
    more = {"two/licensed.py": "", "two/vendored/COPYING": "Theirs.\n", "two-1.0.dist-info/LICENCE.md": LICENSE_TEXT}
    assert package_licenses([small_wheel(tmp_path, "one"), small_wheel(tmp_path, "two", more=more)]) == {
        "licenses/one-1.0/LICENSE": LICENSE_TEXT.encode(),
        "licenses/two-1.0/two/vendored/COPYING": b"Theirs.\n",
        "licenses/two-1.0/LICENCE.md": LICENSE_TEXT.encode(),
    }


def test_a_wheel_without_one_is_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ReleaseError, match=r"bare-1.0-py3-none-any.whl contains no license"):
        package_licenses([small_wheel(tmp_path, "bare", more={})])
