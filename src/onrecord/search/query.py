"""What a person typed, as clauses and filters. Any text is a query; none is an error."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.record import Ref, RefError
from onrecord.search.clauses import Clause, Filter
from onrecord.search.facets import FIELDS
from onrecord.search.operators import Joining, link_of, unsearched
from onrecord.text.characters import safe
from onrecord.text.folding import is_cjk, tokenise

__all__ = ["Clause", "Filter", "Query", "parse"]

MAX_LENGTH = 256
MAX_CLAUSES = 12
MAX_WORDS = 16
"""Of one clause."""

MAX_MARKS = 6
"""Marks that are named as not looked for."""

_QUOTES = '"“”„«»＂'
_CLAUSE = re.compile(
    rf"(?P<minus>[-−–]?)(?:(?P<field>[A-Za-z]+)[:：](?P<value>(?:[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]?|[^\s{_QUOTES}])*)"
    rf"|[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}]?)|(?P<word>[^\s{_QUOTES}]+))"
)
_HALF_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*,[0-9]{0,2}")
"""The beginning of a number like 1,000."""


class Query(NamedTuple):
    """All clauses and filters must hold. `ref` is set where the whole text is a bare ref.

    `unknown` are fields that were typed and are none; they were taken for words. `empty` are fields without a value.
    `says` is what a person should know of the rest: which parts were joined, cut or not looked for.
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
        return tuple(clause for clause in self.clauses if not clause.without)

    @property
    def unwanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.without)


def parse(text: str) -> Query:
    """Words in any order, "exact phrases", -without, field:value,value; 256 characters and 12 clauses count."""
    try:
        ref = Ref.parse(text)
    except RefError:
        ref = None
    parser = _Parser(text[:MAX_LENGTH], is_ref=ref is not None)
    for found in _CLAUSE.finditer(parser.text):
        parser.take(found)
    return parser.query(text, ref)


class _Parser:
    """Takes the parts of a query one by one."""

    def __init__(self, text: str, *, is_ref: bool) -> None:
        self.text = text
        self._is_ref = is_ref
        self._joining = Joining()
        self._unknown: dict[str, None] = {}
        self._empty: dict[str, None] = {}
        self._marks: dict[str, None] = {}
        self._says: list[str] = []

    def take(self, found: re.Match[str]) -> None:
        typing, field = found.end() == len(self.text), (found["field"] or "").lower()
        if field in FIELDS:
            if values := values_of(found["value"]):
                self._joining.add(Filter(field, values, without=bool(found["minus"])))
            else:
                self._empty[field] = None
            return
        word = found["word"]
        if word and not typing and not found["minus"] and (link := link_of(word)):
            self._joining.link(link, word)
            return
        if field and not self._is_ref:
            self._unknown[field] = None
        if not (word and word.isalnum()):
            self._note_marks(found, typing=typing)
        if clause := _clause(found, typing=typing):
            if len(clause.words) > MAX_WORDS:
                clause = clause._replace(words=clause.words[:MAX_WORDS], prefix=False)
                self._says.append(f"only the first {MAX_WORDS} words of a phrase are searched for")
            self._joining.add(clause)
            if word and (word == "not" or word.startswith("!")):
                self._note_word(found, word)

    def _note_marks(self, found: re.Match[str], *, typing: bool) -> None:
        """Note what is not looked for; a dash or quotation mark at the end has only been begun with."""
        typed = found["word"] or found["value"] or found["phrase"] or ""
        if found["phrase"] is not None and not typed.strip():
            typed = found[0] if found["closed"] else ""
        if typed and not (typing and typed in ("-", "–", "−")):
            self._marks |= dict.fromkeys(map(safe, unsearched(typed)))

    def _note_word(self, found: re.Match[str], word: str) -> None:
        """Note how to leave out what follows a word or mark that leaves out elsewhere."""
        following, *_ = self.text[found.end() :].split(maxsplit=1) or ("",)
        if word.startswith("!"):
            self._says.append(f"“{safe(word)}” is searched for without its mark; -{safe(word[1:])} leaves it out")
        if word == "not" and following[:1].isalnum():
            self._says.append(f"“not” is searched for as a word; -{safe(following)} leaves {safe(following)} out")

    def query(self, text: str, ref: Ref | None) -> Query:
        """What was taken, as far as it counts."""
        self._joining.end()
        clauses, filters = self._joining.clauses, self._joining.filters
        says = [*self._joining.says, *self._says]
        if self._joining.says:
            self._marks |= dict.fromkeys(mark for mark in "()" if mark in self.text)
        if self._marks:
            says.append(f"not searched for: {' '.join(list(self._marks)[:MAX_MARKS])}")
        if len(text) > MAX_LENGTH:
            says.append(f"only the first {MAX_LENGTH} characters are read")
        if len(clauses) > MAX_CLAUSES:
            says.append(f"only the first {MAX_CLAUSES} words and phrases are searched for")
        if len(filters) > MAX_CLAUSES:
            says.append(f"only the first {MAX_CLAUSES} fields are read")
        return Query(
            text[:MAX_LENGTH],
            tuple(clauses[:MAX_CLAUSES]),
            tuple(filters[:MAX_CLAUSES]),
            ref,
            tuple(self._unknown),
            tuple(self._empty),
            tuple(says),
        )


def values_of(written: str) -> tuple[str, ...]:
    """The values that a field was given: those between commas, without their quotation marks."""
    parts = (part.strip().strip(_QUOTES).strip() for part in re.split("[,，、]", written))
    return tuple(dict.fromkeys(part for part in parts if part))


def _clause(found: re.Match[str], *, typing: bool) -> Clause | None:
    """`typing`: nothing follows, so the last word may be half typed."""
    phrase, word = found["phrase"], found["word"] or f"{found['field']} {found['value']}"
    if typing and "," in word and _HALF_NUMBER.fullmatch(word):
        word = word.replace(",", "")
    tokens = tokenise(word if phrase is None else phrase)
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
