"""Explain errors of a system that has run out of memory, files or processes, or of a program whose files are gone."""

from __future__ import annotations

import errno
import os
import sys

import onrecord

OUT_OF_MEMORY = "there is not enough memory; close other programs, or open fewer packs"
_NO_FILES = "this session has too many open files; close other programs, or raise the limit (ulimit -n)"
_NO_PROCESSES = "this account has too many programs or threads running; close some, or raise the limit (ulimit -u)"
_OUT_OF_MEMORY = ("cannot allocate memory", "failed to map segment", "out of memory", "unable to allocate")


def describe_shortage(error: BaseException) -> str | None:
    """Return a sentence on the resource that has run out and what to do about it; None for any other error.

    The causes of the error are examined too: importing turns many of them into an ImportError.
    """
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain:
        chain.append(cause)
        if sentence := _describe_one(cause):
            return sentence
        cause = cause.__cause__ or cause.__context__
    if any(isinstance(link, (ImportError, OSError)) for link in chain) and (file := find_missing_program()):
        return f"the program's file is missing ({file}); put it back, and start onrecord again"
    if missing := next((link.name for link in chain if isinstance(link, ModuleNotFoundError)), None):
        return f"part of the program is missing ({missing}); put it back or install it again, and start onrecord again"
    return None


def find_missing_program() -> str | None:
    """Return the file or folder that this program runs from if it no longer exists; None if it does."""
    file = _program_path()
    return None if os.path.exists(file) else file  # noqa: PTH110  # pathlib has most of the cost of a short command


def _program_path() -> str:
    if getattr(sys, "frozen", False):
        return sys.executable
    archive = getattr(getattr(onrecord.__spec__, "loader", None), "archive", None)
    return str(archive or onrecord.__file__)


def _describe_one(error: BaseException) -> str | None:
    if isinstance(error, MemoryError):
        return OUT_OF_MEMORY
    if isinstance(error, OSError):
        return {
            errno.ENOMEM: OUT_OF_MEMORY,
            errno.EMFILE: _NO_FILES,
            errno.ENFILE: _NO_FILES,
            errno.EAGAIN: _NO_PROCESSES,
        }.get(error.errno or 0)
    message = str(error).lower()
    if isinstance(error, RuntimeError) and "start new thread" in message:
        return _NO_PROCESSES
    if isinstance(error, (ImportError, RuntimeError)) and any(phrase in message for phrase in _OUT_OF_MEMORY):
        return OUT_OF_MEMORY
    return None
