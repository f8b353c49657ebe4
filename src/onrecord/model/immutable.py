"""Dataclasses that nobody changes: mypy refuses an assignment, and nothing is checked while the program runs.

A class that is frozen by `dataclasses` takes twice as long to make, and its objects twice as long: each start would
wait for that.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def immutable(*, kw_only: bool = False, slots: bool = False) -> Callable[[type[Class]], type[Class]]:
    """Return a decorator that makes a class a dataclass without a generated comparison or `repr`."""
    return dataclass(kw_only=kw_only, slots=slots, eq=False, repr=False)
