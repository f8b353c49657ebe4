"""Which of a field's values a typed one means, or why it means none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.search.facets import FIELDS, written
from onrecord.search.lexicon import Lexicon
from onrecord.search.ranges import EXAMPLES, Key, NoRange, bounds, key_of, within
from onrecord.search.spelling import other_forms, spellings

MOST_VALUES = 12
"""Values of a field that a message names."""

_OPERATOR = re.compile(r"[<>=≤≥≠≮≯≰≱¬~!+?|^\\{}\[\]#@$%]|\.\.|\*(?!$)")
"""Marks that no value holds, and that others' searches give a meaning. A star at the end says what is so anyway."""
_ORDER = re.compile(r"[<>=≤≥]|\.\.")


class Meant(NamedTuple):
    """The field's values that are meant; where there are none, `says` why, and what there is."""

    values: tuple[str, ...]
    says: str = ""


def meant(field: str, typed: str, lexicon: Lexicon) -> Meant:
    """Return the values that a typed one means: itself, by another name or its beginning, or those in its range."""
    if field in EXAMPLES:
        try:
            limits = bounds(field, typed, lambda name: _named(field, name, lexicon))
        except NoRange as error:
            return Meant((), f"{error}; there are: {listed(field, lexicon)}")
        if limits is None:
            values = lexicon.meant(field, typed.lower().removeprefix("p") if field == "para" else typed)
        else:
            keys = ((each, key_of(field, each)) for each in lexicon.values[field])
            values = tuple(each for each, key in keys if key and within(limits, key))
    elif _OPERATOR.search(typed):
        return Meant((), _unordered(field, typed, lexicon))
    elif field == "verb":
        values = _with_words(lexicon.values[field], written(typed).split("-"))
    else:
        values = lexicon.meant(field, typed)
    return Meant(values) if values else Meant((), _unknown(field, typed, lexicon))


def listed(field: str, lexicon: Lexicon) -> str:
    """Return the field's values as a message names them: not more than MOST_VALUES, and how many more there are."""
    values = in_order(field, lexicon.values[field])
    rest = len(values) - MOST_VALUES
    return (", ".join(values[:MOST_VALUES]) or "none") + (f" and {rest} more" if rest > 0 else "")


def in_order(field: str, values: Iterable[str]) -> list[str]:
    """Return numbers and dates by their size, others by their letters."""
    return sorted(values, key=lambda value: (key_of(field, value) or () if field in EXAMPLES else (), value))


def _named(field: str, name: str, lexicon: Lexicon) -> Key | None:
    values = lexicon.other_values.get((field, written(name)), ())
    return key_of(field, values[0]) if len(values) == 1 else None


def _with_words(values: Iterable[str], words: Sequence[str]) -> tuple[str, ...]:
    """Return the values that hold the words in this order, in any of their forms; the last may be begun."""
    if words == [""]:
        return ()
    forms = [{word, *spellings(word), *other_forms(word)} for word in words]
    return tuple(value for value in values if _holds(value.split("-"), forms, words[-1]))


def _holds(own: Sequence[str], forms: Sequence[set[str]], begun: str) -> bool:
    return any(
        all(word in wanted for word, wanted in zip(own[at:], forms[:-1], strict=False))
        and (own[last] in forms[-1] or own[last].startswith(begun))
        for at in range(len(own) - len(forms) + 1)
        for last in (at + len(forms) - 1,)
    )


def _unordered(field: str, typed: str, lexicon: Lexicon) -> str:
    first, *others = in_order(field, lexicon.values[field]) or ["VALUE"]
    second = f" or {field}:{first},{others[0]}" if others else ""
    why = f": {field} has no order" if _ORDER.search(typed) else ""
    forms = f"write {field}:{first}, -{field}:{first}{second}"
    return f"{forms}; “{field}:{typed}” cannot be read{why}; there are: {listed(field, lexicon)}"


def _unknown(field: str, typed: str, lexicon: Lexicon) -> str:
    """Say what there is, and which other field has the value."""
    value = written(typed)
    others = [f"{other}:{value}" for other in FIELDS if other != field and value in lexicon.values[other]]
    elsewhere = f"; {' and '.join(others)} would find some" if others else ""
    named = f"{field}:{typed}" if field in ("has", "due") else f"{field} {typed}"
    return f"there is no {named}; there are: {listed(field, lexicon)}{elsewhere}"
