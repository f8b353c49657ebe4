"""Texts as a file for other readers may have them: without marks of direction, which show words in another order.

The brief keeps them; official words have none, since no pack that has one opens.
"""

from collections.abc import Mapping
from operator import is_
from typing import Any, TypeVar, cast

from onrecord.text.characters import without_directions

DIRECTIONS_LEFT_OUT = "marks of direction in your texts were left out, which could show words in another order"

Value = TypeVar("Value")


def readable(value: Value) -> Value:
    """Return a document, table or text with every text in it as a file may have it."""
    return cast("Value", _readable(value))


def _readable(value: Any) -> Any:
    if isinstance(value, str):
        return without_directions(value)
    if isinstance(value, tuple):
        parts = [_readable(part) for part in value]
        if all(map(is_, parts, value)):  # usually nothing is left out, and most of a document is built of tuples
            return value
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if isinstance(value, Mapping):
        return {key: _readable(content) for key, content in value.items()}
    return value
