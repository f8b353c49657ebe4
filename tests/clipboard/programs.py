"""Fake helper programs, and real ones that a test cannot do without."""

from __future__ import annotations

import functools
import os
import pathlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec

import pytest

from onrecord.clipboard import Proof, RouteFailed
from onrecord.clipboard.helper import XSEL, HelperRoute

Given = ParamSpec("Given")

# What has to arrive byte for byte.
TEXTS = {
    "one line": "Both sides also discussed SLIM.",
    "line ends kept": "\nfirst\n\nsecond\n",
    "Japanese": "「宇宙に関する包括的日米対話」第8回会合 共同声明、パラ6。𠀋",
    "100 kB": "宇宙 and “space”, " * 4_800,
}

FAKE = HelperRoute("fake", ("fake-copy",), ("fake-paste",))
FAKE_BUFFER = HelperRoute("buffer", ("fake-copy",), ("fake-paste",), "FAKE_SESSION", Proof.BUFFER)


@dataclass(frozen=True)
class Programs:
    """A folder on the path. `board` is where an honest pair of fakes keeps what was copied."""

    folder: pathlib.Path

    @property
    def board(self) -> pathlib.Path:
        return self.folder.parent / "board"

    def put(self, name: str, script: str) -> None:
        """Write a program of that name in sh."""
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def put_honest(self, copy: str = "fake-copy", paste: str = "fake-paste") -> None:
        """Write a pair of programs that keeps the text and prints it."""
        self.put(copy, f"cat > '{self.board}'")
        self.put(paste, f"cat '{self.board}'")


def require(*names: str) -> None:
    """Skip the test if a program is not installed; fail in CI, which installs them all."""
    missing = [name for name in names if shutil.which(name) is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"CI has to install {', '.join(missing)}")
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed")


def where_xsel_may_fail_once(test: Callable[Given, None]) -> Callable[Given, None]:
    """xsel 1.2.0 now and then takes no text, and says nothing of it: then the test is made once more.

    That the program reports such a copy as failed is tested with fakes (test_helper.py).
    """

    @functools.wraps(test)
    def made(*given: Given.args, **named: Given.kwargs) -> None:
        try:
            test(*given, **named)
        except (AssertionError, RouteFailed):
            if named.get("route", XSEL) is not XSEL:
                raise
            test(*given, **named)

    return made
