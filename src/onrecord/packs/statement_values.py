"""Readers of the values that schema 2 added: language, labels, headings, joins, actors."""

from __future__ import annotations

import re
from typing import Any

from onrecord.model import JOINT
from onrecord.model.parties import BOTH
from onrecord.packs.problem import describe_value
from onrecord.packs.values import InvalidParts, InvalidValue, identifier, list_of, text, visible_words
from onrecord.text.characters import find_forbidden_character, is_nfc

MAX_LABEL_CHARS = 32
MAX_JOIN_CHARS = 8
# A language tag (RFC 5646, 2.1): a language of two or three letters, and subtags.
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
# What may stand between a label and the words: marks that belong to the label, then blanks of any width and line ends.
_JOIN = re.compile("[.,:;)\\]}–—．、，：）］｡。-]*[ \n\u00a0\u2000-\u200a\u202f\u3000]*")


def language(value: Any) -> str:
    """Return a language tag."""
    checked = text(value)
    if not _LANGUAGE.fullmatch(checked):
        raise InvalidValue(describe_value(value), "a language tag (BCP 47), such as en or ja")
    return checked


def label(value: Any) -> str:
    """Return the number or bullet of a paragraph, as published."""
    checked = visible_words(value)
    if len(checked) > MAX_LABEL_CHARS:
        raise InvalidValue(f"a label of {len(checked):,} characters", f"at most {MAX_LABEL_CHARS}")
    return checked


def headings(value: Any) -> tuple[str, ...]:
    """Return the published headings above a paragraph, the outermost first; a single one may be written without []."""
    if isinstance(value, str):
        return (visible_words(value),)
    found: tuple[str, ...] = list_of(visible_words)(value)
    return found


def joins(value: Any) -> tuple[str, ...]:
    """Return the characters in each gap of a paragraph; they may repeat and be empty."""
    if not isinstance(value, list) or not value:
        raise InvalidValue(
            describe_value(value) if value != [] else "an empty list", "a list of texts, one for each gap"
        )
    parts = InvalidParts()
    for index, gap in enumerate(value):
        try:
            _require_join(gap)
        except InvalidValue as error:
            parts.add(error, index)
    parts.raise_any()
    return tuple(value)


def is_join(gap: str, *, after_label: bool) -> bool:
    """Return whether the characters may stand between two sentences, or between a label and the first."""
    try:
        _require_join(gap)
    except InvalidValue:
        return False
    return after_label or not gap.strip()


def _require_join(gap: Any) -> None:
    expected = "spaces, a line end or nothing; after a label also marks such as a full stop"
    if not isinstance(gap, str):
        raise InvalidValue(describe_value(gap), "text in quotes")
    if forbidden := find_forbidden_character(gap):
        raise InvalidValue(forbidden[1], expected)
    if len(gap) > MAX_JOIN_CHARS or "\n\n" in gap or not is_nfc(gap) or not _JOIN.fullmatch(gap):
        raise InvalidValue(describe_value(gap), f"{expected}; at most {MAX_JOIN_CHARS} characters")


def actors(value: Any) -> tuple[str, ...]:
    """Return the actors of a commitment: ids of parties, or `joint` alone, for which `both` is accepted."""
    if isinstance(value, str):
        return (JOINT,) if value in (JOINT, BOTH) else (identifier(value),)
    ids: tuple[str, ...] = list_of(identifier)(value)
    for index, actor in enumerate(ids):
        if actor in (JOINT, BOTH):
            expected = f"only ids of parties in a list, or “{JOINT}” without a list"
            raise InvalidValue(describe_value(actor), expected, (index,))
    return ids
