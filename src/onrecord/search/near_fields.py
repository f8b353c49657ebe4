"""Guess the field behind a word that nearly is one: `grade>3`, or `p6` among other words."""

from __future__ import annotations

import re

from onrecord.model import Address, AddressError, Ref
from onrecord.search.facets import QUERY_FIELDS
from onrecord.search.ranges import RANGE_EXAMPLES

_COMPARISON = re.compile(r"([-−–]?)([A-Za-z]+)\s*([<>=≤≥≦≧＜＞＝]+)\s*(\w\S*)")
_EQUAL = frozenset("=＝")
_DASHES = "-−–"


def guess_field(text: str) -> tuple[str, str] | None:
    """Return the beginning of the text and the field that it probably means; None if it means none."""
    if comparison := _COMPARISON.match(text):
        minus, field, sign, value = comparison.groups()
        is_equal = _EQUAL.issuperset(sign)
        if field.lower() in (QUERY_FIELDS if is_equal else RANGE_EXAMPLES):
            return comparison[0], f"{'-' if minus else ''}{field.lower()}:{'' if is_equal else sign}{value}"
    word = text.split(maxsplit=1)[0]
    return (word, field) if (field := _paragraph(word)) else None


def _paragraph(word: str) -> str:
    """Return the field that finds the paragraphs of a ref; empty for other words."""
    try:
        ref, pack_id = Address.parse(word.lstrip(_DASHES))
    except AddressError:
        return ""
    if not isinstance(ref, Ref):
        return ""
    first, last = ref.first.paragraph, ref.last.paragraph
    pack = f"pack:{pack_id} " if pack_id else ""
    return f"{pack}{'-' if word[0] in _DASHES else ''}para:{first}{'' if first == last else f'-{last}'}"
