"""What a person typed, as text."""

from __future__ import annotations

import os


def decode_argument(argument: str) -> str:
    """The argument as Unicode, also in an ASCII locale, where Python hands over bytes above 127 as lone surrogates."""
    if not any("\udc80" <= char <= "\udcff" for char in argument):
        return argument
    try:
        return os.fsencode(argument).decode("utf-8", "replace")
    except UnicodeEncodeError:
        return argument.encode("utf-8", "replace").decode("utf-8")
