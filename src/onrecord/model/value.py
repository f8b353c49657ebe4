"""A base class of immutable values with annotated fields, like frozen dataclasses, but fast to import.

Importing dataclasses takes as long as importing all of our records, and each dataclass another millisecond, since its
methods are compiled from text at every start. To mypy these classes are dataclasses.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Value:
    """An immutable value with annotated fields, equal to another of its class with equal fields.

    `_replace` returns a changed copy, as named tuples do. `kw_only` is for mypy: if a field with a default comes before
    one without, all are passed by name.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _field_defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls, *, kw_only: bool = False) -> None:
        field_names = [name for name, hint in cls.__annotations__.items() if not str(hint).startswith("ClassVar")]
        cls._fields = (*cls._fields, *field_names)
        cls._field_defaults = cls._field_defaults | {
            name: getattr(cls, name) for name in field_names if hasattr(cls, name)
        }

    def __init__(self, *values: Any, **keywords: Any) -> None:
        positional = dict(zip(self._fields, values, strict=False))
        fields = {**self._field_defaults, **positional, **keywords}
        if fields.keys() != set(self._fields) or len(positional) < len(values) or positional.keys() & keywords.keys():
            missing = ", ".join(name for name in self._fields if name not in fields)
            made_of = f"{type(self).__name__} is made of {', '.join(self._fields)}"
            raise TypeError(f"{made_of}; {missing} is missing" if missing else f"{made_of}, each given once")
        for name in self._fields:  # one by one in the same order, so that instances of a class share their keys
            object.__setattr__(self, name, fields[name])

    def _replace(self, **changes: Any) -> Self:
        """Return a copy with other values in some fields."""
        return type(self)(**{**{name: getattr(self, name) for name in self._fields}, **changes})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} never changes: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} never changes: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._fields)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self._fields))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({fields})"
