"""Run code as another account, without the rights of root, in folders that several accounts share."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import pathlib
import pkgutil
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator

import pytest

import onrecord

NOBODY = 65534
# Numbers of accounts that own nothing here.
SOMEBODY = 65533

needs_root = pytest.mark.skipif(
    sys.platform == "win32" or os.getuid() != 0, reason="only root gives files and processes to another account"
)


def as_account(number: int, work: Callable[[], str], umask: int = 0o022) -> str:
    """Return the result of `work` in a child process of that account; an exception in it fails the test."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(number)
            os.setuid(number)
            os.umask(umask)
            said = work()
        except BaseException:
            said = traceback.format_exc()
        os.write(writing, said.encode("utf-8", "backslashreplace"))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        said = stream.read().decode()
    os.waitpid(child, 0)
    assert "Traceback" not in said, said
    return said


def command(*arguments: str) -> Callable[[], str]:
    """Return work that runs a command line and returns its exit code and its output, data and messages.

    Everything is loaded now: another account may not be able to read where Python is.
    """
    for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if not module.name.startswith(("onrecord.tui", "onrecord.__main__")):
            importlib.import_module(module.name)
    importlib.import_module("grp")
    importlib.import_module("pwd")

    def run() -> str:
        from onrecord.cli import main

        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
            code = main(arguments)
        return f"{code} {out.getvalue()}{err.getvalue()}"

    return run


@contextlib.contextmanager
def shared_folder(mode: int) -> Iterator[pathlib.Path]:
    """Yield a folder of root's that others can reach, unlike those that pytest makes."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="onrecord-test-"))
    folder.chmod(mode)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def owned(path: pathlib.Path, account: int, mode: int) -> pathlib.Path:
    """Give the path this owner, group and mode, and return it."""
    os.chown(path, account, account, follow_symlinks=False)
    if not path.is_symlink():
        path.chmod(mode)
    return path
