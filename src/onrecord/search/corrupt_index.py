"""Errors for indexes that cannot be used, however they are stored."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator


class CorruptIndexError(Exception):
    """The index is not one, incomplete or damaged; it can be rebuilt."""


class ForeignIndexError(CorruptIndexError):
    """Another account owns the index or can write to it: its contents are not trusted."""


@contextlib.contextmanager
def corrupt_on_error() -> Iterator[None]:
    """Turn errors in reading an index into CorruptIndexError: the data is damaged, not the code that reads it.

    Raises:
        CorruptIndexError: something is not as `fill_tables` wrote it.
    """
    try:
        yield
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise CorruptIndexError(f"unexpected content: {error}") from None
