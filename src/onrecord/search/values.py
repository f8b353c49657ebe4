"""Resolve a typed field value to values that occur, or say why none does."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from onrecord.search.facets import FIELDS, OWN_NOTES_FIELD, slug
from onrecord.search.lexicon import Lexicon, ValueNames, values_named
from onrecord.search.ranges import RANGE_EXAMPLES, InvalidRange, RangeKey, is_within, parse_bounds, range_key
from onrecord.search.spelling import other_forms, spellings
from onrecord.text.characters import escape_controls
from onrecord.text.folding import fold

# Values of a field that a message lists.
MAX_VALUES_LISTED = 12

# Operators of other search tools, which no value contains. A star at the end is harmless: values match as prefixes.
_OPERATOR = re.compile(r"[<>=≤≥≠≮≯≰≱¬~!+?|^\\{}\[\]#@$%]|\.\.|\*(?!$)")
_ORDER = re.compile(r"[<>=≤≥]|\.\.")


class ResolvedValues(NamedTuple):
    """Matching values of a field; if there are none, `notice` explains why and lists the values.

    If there are several that only begin with what was typed, `notice` names them.
    """

    values: tuple[str, ...]
    notice: str = ""


def resolve_value(field: str, typed: str, lexicon: Lexicon) -> ResolvedValues:
    """Return the values that a typed one means: itself, those of an alias or prefix, or those in its range."""
    if field in RANGE_EXAMPLES:
        wordings = _wordings(field, typed, lexicon)
        if slug(typed) in wordings:
            return ResolvedValues((slug(typed),))
        try:
            bounds = parse_bounds(field, typed, lambda name: _value_by_name(field, name, lexicon))
        except InvalidRange as error:
            if wordings:
                return ResolvedValues(wordings)
            return ResolvedValues((), f"{error}; values: {list_values(field, lexicon)}")
        if bounds is None:
            values = lexicon.matching_values(field, typed.lower().removeprefix("p") if field == "para" else typed)
        else:
            keys = ((value, range_key(field, value)) for value in lexicon.values[field])
            values = tuple(value for value, key in keys if key and is_within(bounds, key))
    elif _OPERATOR.search(typed):
        return ResolvedValues((), _not_a_value(field, typed, lexicon))
    elif field == "verb":
        values = _with_words(lexicon.values[field], slug(typed).split("-"))
    else:
        values = lexicon.matching_values(field, typed)
        if len(values) > 1 and not lexicon.is_value(field, typed):
            return ResolvedValues(values, f"{field}:{escape_controls(typed)} stands for {_some(field, values)}")
    return ResolvedValues(values) if values else ResolvedValues((), _unknown(field, typed, lexicon))


def values_found_with(field: str, value: str, values: Collection[str], other_values: ValueNames) -> tuple[str, ...]:
    """Return those of the values that a search for one of them finds.

    They may be longer forms of a verb, days of a due month, or values with another name like that one's id.
    """
    if field == "verb":
        return _with_words(values, value.split("-"))
    is_ordered = field in RANGE_EXAMPLES and range_key(field, value) is not None
    bounds = parse_bounds(field, value, lambda name: None) if is_ordered else None
    if bounds is None:
        return (value,) if is_ordered else values_named(field, value, values, other_values)
    return tuple(other for other in values if (key := range_key(field, other)) and is_within(bounds, key))


def list_values(field: str, lexicon: Lexicon) -> str:
    """Return the field's values as text, at most MAX_VALUES_LISTED, and how many more there are."""
    values = sort_values(field, [*lexicon.values[field], *[OWN_NOTES_FIELD] * (field == "has")])
    rest = len(values) - MAX_VALUES_LISTED
    return (", ".join(values[:MAX_VALUES_LISTED]) or "none") + (f" and {rest} more" if rest > 0 else "")


def _some(field: str, values: Sequence[str]) -> str:
    """Return values as text, at most MAX_VALUES_LISTED, and how many more there are."""
    *others, last = sort_values(field, values)[:MAX_VALUES_LISTED]
    rest = len(values) - MAX_VALUES_LISTED
    return f"{', '.join([*others, last])} and {rest} more" if rest > 0 else f"{', '.join(others)} and {last}"


def sort_values(field: str, values: Iterable[str]) -> list[str]:
    """Return the values sorted: numbers and dates by size, others alphabetically."""
    return sorted(values, key=lambda value: (range_key(field, value) or () if field in RANGE_EXAMPLES else (), value))


def _value_by_name(field: str, name: str, lexicon: Lexicon) -> RangeKey | None:
    values = lexicon.other_values.get((field, slug(name)), ())
    return range_key(field, values[0]) if len(values) == 1 else None


def _wordings(field: str, typed: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the values of an ordered field that have no place in its order, as `within-two-years`, and are typed.

    Text with signs such as `<` and `+`, or a hyphen at an end, means no wording: it would find what it leaves out.
    """
    if "-".join(fold(typed).split()) != slug(typed):
        return ()
    return tuple(value for value in lexicon.matching_values(field, typed) if range_key(field, value) is None)


def _with_words(values: Iterable[str], words: Sequence[str]) -> tuple[str, ...]:
    """Return the values that contain the words in this order, in any of their forms; the last may be a prefix."""
    if words == [""]:
        return ()
    forms = [{word, *spellings(word), *other_forms(word)} for word in words]
    return tuple(value for value in values if _contains_forms(value.split("-"), forms, words[-1]))


def _contains_forms(value_words: Sequence[str], forms: Sequence[set[str]], last_prefix: str) -> bool:
    return any(
        all(word in forms_of_word for word, forms_of_word in zip(value_words[start:], forms[:-1], strict=False))
        and (value_words[last] in forms[-1] or value_words[last].startswith(last_prefix))
        for start in range(len(value_words) - len(forms) + 1)
        for last in (start + len(forms) - 1,)
    )


def _not_a_value(field: str, typed: str, lexicon: Lexicon) -> str:
    first, *others = sort_values(field, lexicon.values[field]) or ["VALUE"]
    second = f" or {field}:{first},{others[0]}" if others else ""
    why = f": {field} has no order" if _ORDER.search(typed) else ""
    forms = f"write {field}:{first}, -{field}:{first}{second}"
    return f"{forms}; “{field}:{typed}” cannot be read{why}; values: {list_values(field, lexicon)}"


def _unknown(field: str, typed: str, lexicon: Lexicon) -> str:
    """Return a message that lists the field's values, and other fields that have the typed one."""
    value = slug(typed)
    others = [f"{other}:{value}" for other in FIELDS if other != field and value in lexicon.values[other]]
    elsewhere = f"; {' and '.join(others)} would match" if others else ""
    unknown = f"{field}:{typed}" if field in ("has", "due") else f"{field} {typed}"
    return f"there is no {unknown}{elsewhere}; values: {list_values(field, lexicon)}"
