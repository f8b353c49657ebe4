"""Records and statements as plain data that JSON can hold, and back: what an index keeps instead of TOML."""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from onrecord.record.ref import Ref

Made = TypeVar("Made")
Decode = Callable[[Any], Any]

_NONE = object()
"""Equals no value: the default of what has none."""


def as_data(value: object) -> Any:
    """Our values become objects without what is as by default; dates, refs and enumerations their text or number."""
    if value is None or isinstance(value, str | int):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Ref):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if not isinstance(value, type) and is_ours(type(value)):
        kept: Any = value
        held = ((name, getattr(kept, name)) for name in kept._fields)
        return {name: as_data(one) for name, one in held if one != kept._field_defaults.get(name, _NONE)}
    if isinstance(value, tuple):
        return [as_data(each) for each in value]
    raise TypeError(f"{type(value).__name__} is no part of a record")


def is_ours(cls: type) -> bool:
    """Whether it is a Value or a NamedTuple."""
    return hasattr(cls, "_field_defaults")


def from_data(cls: type[Made], data: dict[str, Any]) -> Made:
    """What `as_data` made; KeyError, TypeError or ValueError for anything else."""
    decoders: dict[str, Decode] = _decoders(cls)  # type: ignore[arg-type]
    return cls(**{name: decoders[name](value) for name, value in data.items()})


@cache
def _decoders(cls: type[Any]) -> dict[str, Decode]:
    hints = get_type_hints(cls)
    return {name: _decoder(hints[name]) for name in cls._fields}


def _decoder(hint: Any) -> Decode:
    """How a value of that type is made; a type that no record has is a TypeError."""
    if get_origin(hint) in (Union, types.UnionType):
        [inner] = [each for each in get_args(hint) if each is not type(None)]
        decode = _decoder(inner)
        return lambda value: None if value is None else decode(value)
    if get_origin(hint) is tuple:
        decode = _decoder(get_args(hint)[0])
        return lambda value: tuple(map(decode, value))
    if hint in (str, int, bool):
        return _exactly(hint)
    if hint is datetime.date:
        return datetime.date.fromisoformat
    if hint is Ref:
        return Ref.parse
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if isinstance(hint, type) and is_ours(hint):
        return lambda value: from_data(hint, value)
    raise TypeError(f"{hint} is no part of a record")


def _exactly(kind: type) -> Decode:
    def take(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is not of type {kind.__name__}")
        return value

    return take
