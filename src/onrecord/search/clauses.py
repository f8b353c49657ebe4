"""The parts of a query: clauses, which are words, and filters, which are fields with values."""

from __future__ import annotations

from typing import NamedTuple


class Clause(NamedTuple):
    """Words that follow one another. `prefix` lets the last be incomplete; `literal` is an exact phrase.

    `joined` are the forms of a hyphenated word without its hyphens. With `either` this clause or the one before must
    match. A `link` only links its neighbors, as `and` does: it is not searched for, but counts in the word order.
    """

    words: tuple[str, ...]
    prefix: bool = False
    literal: bool = False
    without: bool = False
    joined: tuple[str, ...] = ()
    either: bool = False
    link: bool = False


class Filter(NamedTuple):
    """A field and values, one of which the target must have; with `without`, none."""

    field: str
    values: tuple[str, ...]
    without: bool = False
