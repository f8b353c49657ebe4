"""Nothing is passed on without its licence."""

from __future__ import annotations

import pathlib

import pytest
from release.licences import licences
from release.refused import Refused

from tests.release.small import LICENCE, small_wheel


def test_texts_are_filed_by_package_and_version(tmp_path: pathlib.Path) -> None:
    more = {"two/licensed.py": "", "two/vendored/COPYING": "Theirs.\n", "two-1.0.dist-info/LICENCE.md": LICENCE}
    assert licences([small_wheel(tmp_path, "one"), small_wheel(tmp_path, "two", more=more)]) == {
        "licences/one-1.0/LICENSE": LICENCE.encode(),
        "licences/two-1.0/two/vendored/COPYING": b"Theirs.\n",
        "licences/two-1.0/LICENCE.md": LICENCE.encode(),
    }


def test_a_wheel_without_one_is_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(Refused, match=r"bare-1.0-py3-none-any.whl has no licence in it"):
        licences([small_wheel(tmp_path, "bare", more={})])
