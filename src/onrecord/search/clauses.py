"""What a query is made of: clauses, which are words, and filters, which are fields with values."""

from __future__ import annotations

from typing import NamedTuple


class Clause(NamedTuple):
    """Words that follow one another. `prefix` lets the last be the start of one; `literal` is an exact phrase.

    `joined` are the forms of a hyphenated word without its hyphens. With `either` it or the clause before will do. A
    `link` only joins its neighbours, as `and` does: it is not looked for, but counts in the order of what was typed.
    """

    words: tuple[str, ...]
    prefix: bool = False
    literal: bool = False
    without: bool = False
    joined: tuple[str, ...] = ()
    either: bool = False
    link: bool = False


class Filter(NamedTuple):
    """One of the values must be among a target's values of the field; with `without`, none."""

    field: str
    values: tuple[str, ...]
    without: bool = False
