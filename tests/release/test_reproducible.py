"""What everything is dated by."""

from __future__ import annotations

import pathlib
import subprocess

import pytest

from release import ReleaseError
from release.reproducible import FALLBACK_DATE, source_date


def test_what_is_told_counts(tmp_path: pathlib.Path) -> None:
    assert source_date(tmp_path, {"SOURCE_DATE_EPOCH": "1700000000"}) == 1700000000


def test_a_date_that_zip_files_do_not_know_becomes_the_first_that_they_do(tmp_path: pathlib.Path) -> None:
    assert source_date(tmp_path, {"SOURCE_DATE_EPOCH": "0"}) == 315532800


def test_else_it_is_the_date_of_the_commit(tmp_path: pathlib.Path) -> None:
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    dated = who | {"GIT_COMMITTER_DATE": "1600000000 +0900", "PATH": "/usr/local/bin:/usr/bin:/bin"}
    for command in (("init", "--quiet"), ("commit", "--quiet", "--allow-empty", "--message", "first")):
        subprocess.run(("git", "-C", str(tmp_path), *command), env=dated, check=True)
    assert source_date(tmp_path, {}) == 1600000000


def test_a_source_tree_without_its_history_has_a_fixed_date(tmp_path: pathlib.Path) -> None:
    assert source_date(tmp_path, {}) == FALLBACK_DATE


def test_what_is_no_number_is_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ReleaseError, match="SOURCE_DATE_EPOCH is “yesterday”; set it to whole seconds"):
        source_date(tmp_path, {"SOURCE_DATE_EPOCH": "yesterday"})
