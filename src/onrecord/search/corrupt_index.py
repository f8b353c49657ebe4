"""What an index is that cannot be used, whatever keeps it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator


class CorruptIndexError(Exception):
    """The index is none, not whole, or damaged; it can be built again."""


class ForeignIndexError(CorruptIndexError):
    """Another account owns the index or may write it: nothing in it is believed."""


@contextlib.contextmanager
def corrupt_on_error() -> Iterator[None]:
    """What cannot be read as `tables.fill` wrote it is damaged, and no defect of whoever reads it."""
    try:
        yield
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise CorruptIndexError(f"not what was written: {error}") from None
