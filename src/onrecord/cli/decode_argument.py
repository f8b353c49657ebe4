"""Command-line arguments as Unicode text."""

from __future__ import annotations

import os


def decode_argument(argument: str) -> str:
    """Return the argument as Unicode; in an ASCII locale, Python passes bytes above 127 as lone surrogates."""
    if not any("\udc80" <= char <= "\udcff" for char in argument):
        return argument
    try:
        return os.fsencode(argument).decode("utf-8", "replace")
    except UnicodeEncodeError:
        return argument.encode("utf-8", "replace").decode("utf-8")
