"""The parts of a query: clauses, which are words, and filters, which are fields with values."""

from typing import NamedTuple


class Clause(NamedTuple):
    """Words that follow one another. `prefix` lets the last be incomplete; `literal` is an exact phrase.

    `joined` are the forms of a hyphenated word without its hyphens. With `or_previous` this clause or the previous one
    must match. With `is_link` it only links its neighbors, as `and` does: it is not searched for, but counts in the
    order of the words. `numbers` are those of an exact phrase of several words: `1.2` is not any `1 2`.
    """

    words: tuple[str, ...]
    prefix: bool = False
    literal: bool = False
    excluded: bool = False
    joined: tuple[str, ...] = ()
    or_previous: bool = False
    is_link: bool = False
    numbers: tuple[str, ...] = ()


class Filter(NamedTuple):
    """A field and values, one of which the target must have; with `excluded`, none."""

    field: str
    values: tuple[str, ...]
    excluded: bool = False
