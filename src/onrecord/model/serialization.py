"""Conversion of records and statements to JSON-compatible data, and back; an index stores this instead of TOML."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from onrecord.model.ref import Ref

ModelType = TypeVar("ModelType")
Decode = Callable[[Any], Any]

# Equals no value; stands for the default of a field that has none.
_NONE = object()


def to_dict(value: object) -> Any:
    """Convert a model object to JSON-compatible data, and return it without the fields that equal their default.

    Dates, refs and enumerations become their text or number.

    Raises:
        TypeError: the value is not part of a record.
    """
    if value is None or isinstance(value, str | int):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Ref):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if not isinstance(value, type) and is_model_type(type(value)):
        instance: Any = value
        fields = ((name, getattr(instance, name)) for name in instance._fields)
        return {name: to_dict(field) for name, field in fields if field != instance._field_defaults.get(name, _NONE)}
    if isinstance(value, tuple):
        return [to_dict(element) for element in value]
    raise TypeError(f"{type(value).__name__} is no part of a record")


def is_model_type(cls: type) -> bool:
    """Return whether the class is a Value or a NamedTuple."""
    return hasattr(cls, "_field_defaults")


def from_dict(cls: type[ModelType], data: dict[str, Any]) -> ModelType:
    """Return the model object that `to_dict` converted to this data.

    Raises:
        KeyError: the data has a field that the class has not.
        TypeError: a value has the wrong type, or a required field is missing.
        ValueError: a value is not one that its type can have.
    """
    decoders: dict[str, Decode] = _decoders(cls)  # type: ignore[arg-type]
    return cls(**{name: decoders[name](value) for name, value in data.items()})


@cache
def _decoders(cls: type[Any]) -> dict[str, Decode]:
    hints = {
        name: _decoder(_annotation_text(hint), base.__module__)
        for base in reversed(cls.__mro__)
        for name, hint in getattr(base, "__annotations__", {}).items()
        if name in cls._fields
    }
    return {name: hints[name] for name in cls._fields}


def _annotation_text(hint: Any) -> str:
    """Return the annotation as it is written in the source; named tuples keep it in a wrapper of typing's."""
    return hint if isinstance(hint, str) else hint.__forward_arg__


@cache
def _decoder(hint: str, module: str) -> Decode:
    """Return the function that decodes values of the type that is written as `hint` in that module.

    Records write their types in only a few forms; having typing evaluate each would take longer than all the rest.

    Raises:
        TypeError: no record has such a type.
    """
    if hint.endswith(" | None"):
        decode = _decoder(hint.removesuffix(" | None"), module)
        return lambda value: None if value is None else decode(value)
    if hint.startswith("tuple[") and hint.endswith(", ...]"):
        decode = _decoder(hint.removeprefix("tuple[").removesuffix(", ...]"), module)
        return lambda value: tuple(map(decode, value))
    if hint in SCALAR_DECODERS:
        return SCALAR_DECODERS[hint]
    cls = vars(sys.modules[module]).get(hint)
    if isinstance(cls, type) and issubclass(cls, Enum):
        return cls
    if isinstance(cls, type) and is_model_type(cls):
        return lambda value: from_dict(cls, value)
    raise TypeError(f"{hint} is no part of a record")


def _exactly(cls: type) -> Decode:
    def decode(value: Any) -> Any:
        if type(value) is not cls:
            raise TypeError(f"{value!r} is not of type {cls.__name__}")
        return value

    return decode


SCALAR_DECODERS: dict[str, Decode] = {
    "str": _exactly(str),
    "int": _exactly(int),
    "bool": _exactly(bool),
    "datetime.date": datetime.date.fromisoformat,
    "Ref": Ref.parse,
}
