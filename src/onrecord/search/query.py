"""Parse a typed query into clauses and filters. Any text is a valid query."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Ref, RefError
from onrecord.search.clauses import Clause, Filter
from onrecord.search.facets import FIELDS
from onrecord.search.near_fields import guess_field
from onrecord.search.operators import ClauseJoiner, Link, find_unsearched_marks, parse_link
from onrecord.text.characters import escape_controls
from onrecord.text.folding import is_cjk, tokenize

__all__ = ["Clause", "Filter", "Query", "parse_query"]

MAX_QUERY_CHARS = 256
MAX_CLAUSES = 12
MAX_WORDS = 16  # in one clause

# Unsearched marks named in a notice.
MAX_MARKS = 6

_QUOTES = '"“”„«»＂'
_CLAUSE = re.compile(
    rf"(?P<minus>[-−–]?)(?:(?P<field>[A-Za-z]+)[:：](?P<value>(?:[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]?|[^\s{_QUOTES}])*)"
    rf"|[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}]?)|(?P<word>[^\s{_QUOTES}]+))"
)
# The beginning of a number like 1,000.
_HALF_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*,[0-9]{0,2}")


class Query(NamedTuple):
    """A parsed query: all clauses and filters must match. `ref` is set if the whole text is a bare ref.

    `unknown` are typed fields that do not exist; they are searched for as words. `empty` are fields without a value.
    `says` are notices about the rest: which parts were joined, cut or not searched for.
    """

    text: str
    clauses: tuple[Clause, ...]
    filters: tuple[Filter, ...] = ()
    ref: Ref | None = None
    unknown: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    says: tuple[str, ...] = ()

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if not (clause.without or clause.link))

    @property
    def in_order(self) -> tuple[Clause, ...]:
        """Return the wanted clauses together with the words that link them."""
        return tuple(clause for clause in self.clauses if not clause.without)

    @property
    def unwanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.without)


def parse_query(text: str) -> Query:
    """Parse words in any order, "exact phrases", -exclusions and field:value,value; at most 256 characters, 12 clauses.

    Linking words at the end wait for what is not typed yet: the query is the text before them.
    """
    parts = list(_CLAUSE.finditer(text[:MAX_QUERY_CHARS]))
    whole = len(parts) - _waiting(parts)
    end = parts[whole - 1].end() if whole < len(parts) else min(len(text), MAX_QUERY_CHARS)
    try:
        ref = Ref.parse(text[:end] if whole < len(parts) else text)
    except RefError:
        ref = None
    parser = _Parser(text[:MAX_QUERY_CHARS], end, is_ref=ref is not None)
    for part in parts[:whole]:
        parser.take(part)
    for part in parts[whole:]:
        parser.wait(part["word"])
    return parser.query(text, ref)


def _waiting(parts: Sequence[re.Match[str]]) -> int:
    """Return how many parts at the end are only links; 0 if nothing to search for precedes them."""
    count = next((count for count, part in enumerate(reversed(parts)) if not _joins(part)), len(parts))
    return count if any(_is_looked_for(part) for part in parts[: len(parts) - count]) else 0


def _joins(part: re.Match[str]) -> Link | None:
    """Return how the part links others; None if it does not."""
    return parse_link(part["word"]) if part["word"] and not part["minus"] else None


def _is_looked_for(part: re.Match[str]) -> bool:
    if (part["field"] or "").lower() in FIELDS:
        return bool(split_values(part["value"]))
    return not _joins(part) and _clause(part, typing=False) is not None


class _Parser:
    """Collects the parts of a query one by one. A part that ends at `end` may be half typed."""

    def __init__(self, text: str, end: int, *, is_ref: bool) -> None:
        self.text = text
        self._end = end
        self._is_ref = is_ref
        self._joining = ClauseJoiner()
        self._unknown: dict[str, None] = {}
        self._empty: dict[str, None] = {}
        self._marks: dict[str, None] = {}
        self._says: list[str] = []
        self._told_until = 0  # the text up to here has a notice already, its marks included

    def take(self, found: re.Match[str]) -> None:
        typing, field = found.end() == self._end, (found["field"] or "").lower()
        if field in FIELDS:
            if values := split_values(found["value"]):
                self._joining.add(Filter(field, values, without=bool(found["minus"])))
            else:
                self._empty[field] = None
            return
        word = found["word"]
        if not typing and (link := _joins(found)):
            self._joining.link(link, word)
            return
        if field and not self._is_ref:
            self._unknown[field] = None
        clause = _clause(found, typing=typing)
        if clause and word and not self._is_ref:
            self._note_word(found, word)
        if not (word and word.isalnum()) and found.start() >= self._told_until:
            self._note_marks(found, typing=typing)
        if clause:
            if len(clause.words) > MAX_WORDS:
                clause = clause._replace(words=clause.words[:MAX_WORDS], prefix=False)
                self._says.append(f"only the first {MAX_WORDS} words of a phrase are searched for")
            self._joining.add(clause)

    def wait(self, word: str) -> None:
        """Add a linking word at the end of the query."""
        if link := parse_link(word):
            self._joining.link(link, word)

    def _note_marks(self, found: re.Match[str], *, typing: bool) -> None:
        """Record marks that are not searched for; a dash or quotation mark at the end is only a beginning."""
        typed = found["word"] or found["value"] or found["phrase"] or ""
        if found["phrase"] is not None and not typed.strip():
            typed = found[0] if found["closed"] else ""
        if typed and not (typing and typed in ("-", "–", "−")):
            self._marks |= dict.fromkeys(map(escape_controls, find_unsearched_marks(typed)))

    def _note_word(self, found: re.Match[str], word: str) -> None:
        """Add a notice that says how to type what a word or mark probably means."""
        if near := guess_field(self.text[found.start() :]):
            typed, field = near
            self._says.append(f"“{escape_controls(typed)}” is not a field: write {escape_controls(field)}")
            self._told_until = found.start() + len(typed)
        following, *_ = self.text[found.end() :].split(maxsplit=1) or ("",)
        if word.startswith("!"):
            shown, unmarked = escape_controls(word), escape_controls(word[1:])
            self._says.append(f"“{shown}” is searched for without its mark; -{unmarked} leaves it out")
        if word == "not" and following[:1].isalnum():
            excluded = escape_controls(following)
            self._says.append(f"“not” is searched for as a word; -{excluded} leaves {excluded} out")

    def query(self, text: str, ref: Ref | None) -> Query:
        """Return the parsed query, cut to its limits."""
        self._joining.end()
        clauses, filters = _first(self._joining.clauses), self._joining.filters
        count = sum(not clause.link for clause in self._joining.clauses)
        says = [*self._joining.says, *self._says]
        if self._joining.says:
            self._marks |= dict.fromkeys(mark for mark in "()" if mark in self.text)
        if self._marks:
            says.append(f"not searched for: {' '.join(list(self._marks)[:MAX_MARKS])}")
        if len(text) > MAX_QUERY_CHARS:
            says.append(f"only the first {MAX_QUERY_CHARS} characters are read")
        if count > MAX_CLAUSES:
            says.append(f"only the first {MAX_CLAUSES} words and phrases are searched for")
        if len(filters) > MAX_CLAUSES:
            says.append(f"only the first {MAX_CLAUSES} fields are read")
        return Query(
            text[:MAX_QUERY_CHARS],
            clauses,
            tuple(filters[:MAX_CLAUSES]),
            ref,
            tuple(self._unknown),
            tuple(self._empty),
            tuple(says),
        )


def _first(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the first MAX_CLAUSES clauses to search for, with those that link them."""
    looked_for = [at for at, clause in enumerate(clauses) if not clause.link][:MAX_CLAUSES]
    return tuple(clauses[: looked_for[-1] + 1]) if looked_for else ()


def split_values(written: str) -> tuple[str, ...]:
    """Return the values typed for a field, separated by commas, without their quotation marks."""
    parts = (part.strip().strip(_QUOTES).strip() for part in re.split("[,，、]", written))
    return tuple(dict.fromkeys(part for part in parts if part))


def _clause(found: re.Match[str], *, typing: bool) -> Clause | None:
    """Return the clause of a part; None if it has no word. With `typing` its last word may be half typed."""
    phrase, word = found["phrase"], found["word"] or f"{found['field']} {found['value']}"
    if typing and "," in word and _HALF_NUMBER.fullmatch(word):
        word = word.replace(",", "")
    tokens = tokenize(word if phrase is None else phrase)
    words = tuple(token.text for token in tokens.words)
    if not words:
        return None
    literal = phrase is not None
    return Clause(
        words,
        prefix=typing and not found["closed"] and not is_cjk(words[-1]),
        literal=literal,
        without=bool(found["minus"]),
        joined=() if literal else tuple(token.text for token in tokens.joined),
    )
