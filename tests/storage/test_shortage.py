"""Sentences on resources that have run out."""

from __future__ import annotations

import errno
import os
import pathlib
import subprocess
import sys

import pytest

from onrecord.storage.shortage import describe_shortage, find_missing_program


def caused(error: BaseException, cause: BaseException) -> BaseException:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "not enough memory"),
        (OSError(errno.ENOMEM, "x"), "not enough memory"),
        (ImportError("libsqlite3.so.0: failed to map segment from shared object"), "not enough memory"),
        (OSError(errno.EMFILE, "x"), "too many open files"),
        (caused(ImportError("x"), OSError(errno.ENFILE, "x")), "too many open files"),
        (RuntimeError("can't start new thread"), "too many programs or threads"),
        (OSError(errno.EAGAIN, "x"), "too many programs or threads"),
        (ModuleNotFoundError("x", name="textual.x"), "part of the program is missing (textual.x)"),
    ],
    ids=repr,
)
def test_it_is_said(error: BaseException, said: str) -> None:
    sentence = describe_shortage(error)
    assert sentence is not None
    assert said in sentence


@pytest.mark.parametrize("error", [KeyError("x"), OSError(errno.ENOENT, "x"), ImportError("x"), RuntimeError("x")])
def test_anything_else_is_none(error: BaseException) -> None:
    assert describe_shortage(error) is None


def test_errors_that_name_each_other_are_looked_at_once() -> None:
    first, second = KeyError(1), KeyError(2)
    first.__cause__, second.__cause__ = second, first
    assert describe_shortage(first) is None


def test_a_program_that_is_gone_is_named(tmp_path: pathlib.Path) -> None:
    assert find_missing_program() is None
    (tmp_path / "onrecord").mkdir()
    (tmp_path / "onrecord" / "__init__.py").write_text("__path__ = [%r]" % str(here()))  # noqa: UP031
    script = (
        "import onrecord, os; from onrecord.storage.shortage import describe_shortage; os.remove(onrecord.__file__); "
        "print(describe_shortage(ImportError('x')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.startswith(f"the program's file is missing ({tmp_path / 'onrecord' / '__init__.py'}); put it")


def here() -> pathlib.Path:
    import onrecord

    return pathlib.Path(onrecord.__file__).parent
