"""Conversion of records and statements to JSON-compatible data, and back; an index stores this instead of TOML."""

import dataclasses
import datetime
import types
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

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
    cls: type[Any] = type(value)
    if is_model_type(cls):
        return {
            field.name: to_dict(content)
            for field in _fields(cls)  # type: ignore[arg-type]
            if (content := getattr(value, field.name)) != field.default
        }
    if isinstance(value, tuple):
        return [to_dict(element) for element in value]
    raise TypeError(f"{type(value).__name__} is no part of a record")


def is_model_type(cls: type) -> bool:
    """Return whether the class is a dataclass or a NamedTuple."""
    return dataclasses.is_dataclass(cls) or hasattr(cls, "_field_defaults")


def from_dict(cls: type[ModelType], data: dict[str, Any]) -> ModelType:
    """Return the model object that `to_dict` converted to this data.

    Raises:
        KeyError: the data has a field that the class has not.
        TypeError: a value has the wrong type, or a required field is missing.
        ValueError: a value is not one that its type can have.
    """
    decoders, plain = _decoders(cls)  # type: ignore[arg-type]
    return cls(**{name: value if type(value) is plain[name] else decoders[name](value) for name, value in data.items()})


class _Field(NamedTuple):
    name: str
    hint: Any
    default: object


@cache
def _fields(cls: type[Any]) -> tuple[_Field, ...]:
    if not dataclasses.is_dataclass(cls):
        hints, defaults = cls.__annotations__, cls._field_defaults
        return tuple(_Field(name, hints[name], defaults.get(name, _NONE)) for name in cls._fields)
    return tuple(
        _Field(field.name, field.type, _NONE if field.default is dataclasses.MISSING else field.default)
        for field in dataclasses.fields(cls)
    )


@cache
def _decoders(cls: type[Any]) -> tuple[dict[str, Decode], dict[str, Any]]:
    """Return what decodes the value of each field, and the type of a value that is what it will be: most are text."""
    hints = {field.name: field.hint for field in _fields(cls)}  # type: ignore[arg-type]
    decoders = {name: _decoder(hint) for name, hint in hints.items()}
    return decoders, {name: _plain_type(hint) for name, hint in hints.items()}


def _plain_type(hint: Any) -> Any:
    """Return the type of the values that JSON has as they are; None if there is none."""
    return next((kind for kind in (str, int, bool) if hint in (kind, kind | None)), None)


def _decoder(hint: Any) -> Decode:
    """Return the function that decodes values of a type: a scalar, a model class, a tuple of one, or None as well.

    Raises:
        TypeError: no record has such a type.
    """
    arguments = get_args(hint)
    if get_origin(hint) is types.UnionType and len(arguments) == 2 and arguments[1] is type(None):
        decode = _decoder(arguments[0])
        return lambda value: None if value is None else decode(value)
    if get_origin(hint) is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        decode = _decoder(arguments[0])
        return lambda value: tuple(map(decode, value))
    if hint in SCALAR_DECODERS:
        return SCALAR_DECODERS[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if isinstance(hint, type) and is_model_type(hint):
        return lambda value: from_dict(hint, value)
    raise TypeError(f"{hint} is no part of a record")


def _exactly(cls: type) -> Decode:
    def decode(value: Any) -> Any:
        if type(value) is not cls:
            raise TypeError(f"{value!r} is not of type {cls.__name__}")
        return value

    return decode


SCALAR_DECODERS: dict[Any, Decode] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    datetime.date: datetime.date.fromisoformat,
    Ref: Ref.parse,
}
