"""Completions of a half-typed query: names of fields, and values of a field."""

from __future__ import annotations

import re

from onrecord.search.facets import OWN_NOTES_FIELD, QUERY_FIELDS, slug
from onrecord.search.lexicon import Lexicon

# Letters from which a word is completed to the name of a field.
MIN_COMPLETED_CHARS = 2

# Signs of a range, whose end is not completed.
_RANGE = re.compile(r"[<>=≤≥~+]|\.\.|[0-9]-$")


def completions(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the whole queries that `text` may become, the likeliest first; none inside quotation marks."""
    before, space, typed = text.rpartition(" ")
    if not typed or any(mark in typed for mark in '"“”') or text.count('"') % 2:
        return ()
    minus = "-" if typed.startswith("-") else ""
    field, colon, value = typed.removeprefix("-").partition(":")
    start = f"{before}{space}{minus}"
    if not colon:
        names = [name for name in QUERY_FIELDS if len(field) >= MIN_COMPLETED_CHARS and name.startswith(field.lower())]
        return tuple(f"{start}{name}:" for name in names if name == OWN_NOTES_FIELD or lexicon.values[name])
    if field.lower() not in QUERY_FIELDS or field.lower() == OWN_NOTES_FIELD:
        return ()
    earlier, comma, last = value.rpartition(",")
    typed_values = {slug(candidate) for candidate in earlier.split(",")}
    if _RANGE.search(last):
        return ()
    matches = _matching_values(lexicon, field.lower(), slug(last))
    if field.lower() == "has" and last and OWN_NOTES_FIELD.startswith(slug(last)) and last != OWN_NOTES_FIELD:
        matches.append(OWN_NOTES_FIELD)
    return tuple(
        f"{start}{field}:{earlier}{comma}{candidate}" for candidate in matches if candidate not in typed_values
    )


def _matching_values(lexicon: Lexicon, field: str, value: str) -> list[str]:
    """Return the field's values with that prefix, or else with a word of that prefix; most frequent first."""
    counts = lexicon.values[field]
    if value in counts:
        return []
    beginning = [candidate for candidate in counts if candidate.startswith(value)]
    matches = beginning or [candidate for candidate in counts if f"-{value}" in candidate]
    return sorted(matches, key=lambda candidate: -counts[candidate])
