"""Parse a typed query into clauses and filters. Any text is a valid query."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Address, AddressError, Ref
from onrecord.search.clauses import Clause, Filter
from onrecord.search.exact_numbers import exact_numbers
from onrecord.search.facets import QUERY_FIELDS
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
    """A parsed query: all clauses and filters must match. `address` is set if the whole text is a bare address.

    `unknown_fields` are typed fields that do not exist; they are searched for as words. `empty_fields` lack a value.
    `notices` tell of the rest: which parts were joined, cut or not searched for.
    """

    text: str
    clauses: tuple[Clause, ...]
    filters: tuple[Filter, ...] = ()
    address: Address | None = None
    unknown_fields: tuple[str, ...] = ()
    empty_fields: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def ref(self) -> Ref | None:
        """Return the ref if the whole text is the address of a passage."""
        target = self.address.target if self.address else None
        return target if isinstance(target, Ref) else None

    @property
    def included(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if not (clause.excluded or clause.is_link))

    @property
    def terms(self) -> tuple[Clause, ...]:
        """Return the wanted clauses together with the words that link them."""
        return tuple(clause for clause in self.clauses if not clause.excluded)

    @property
    def excluded(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.excluded)


def parse_query(text: str) -> Query:
    """Parse words in any order, "exact phrases", -exclusions and field:value,value; at most 256 characters, 12 clauses.

    Linking words at the end wait for what is not typed yet: the query is the text before them.
    """
    parts = list(_CLAUSE.finditer(text[:MAX_QUERY_CHARS]))
    count = len(parts) - _count_trailing_links(parts)
    end = parts[count - 1].end() if count < len(parts) else min(len(text), MAX_QUERY_CHARS)
    address = _address(text[:end] if count < len(parts) else text)
    parser = _Parser(text[:MAX_QUERY_CHARS], end, is_ref=address is not None and isinstance(address.target, Ref))
    for part in parts[:count]:
        parser.add(part)
    for part in parts[count:]:
        parser.add_link(part["word"])
    return parser.build(text, address)


def split_fields(text: str) -> tuple[str, str]:
    """Return the fields of a query, with what links one to another, and apart from them its words."""
    parts = list(_CLAUSE.finditer(text))
    are_fields = [(part["field"] or "").lower() in QUERY_FIELDS for part in parts]
    for number in range(len(parts) - 2, -1, -1):
        link = _link_of(parts[number])
        links_fields = number > 0 and are_fields[number - 1]
        are_fields[number] |= bool(link and are_fields[number + 1] and (links_fields or link is Link.NOT))
    groups: tuple[list[str], list[str]] = ([], [])
    for part, is_field in zip(parts, are_fields, strict=True):
        groups[not is_field].append(part[0])
    return " ".join(groups[0]), " ".join(groups[1])


def _address(text: str) -> Address | None:
    """Return the address that the text is; None if it is none, or a field and its value, as `para:p6`."""
    try:
        address = Address.parse(text)
    except AddressError:
        return None
    return None if address.pack in QUERY_FIELDS else address


def _count_trailing_links(parts: Sequence[re.Match[str]]) -> int:
    """Return how many parts at the end are only links; 0 if nothing to search for precedes them."""
    count = next((count for count, part in enumerate(reversed(parts)) if not _link_of(part)), len(parts))
    return count if any(_is_searchable(part) for part in parts[: len(parts) - count]) else 0


def _link_of(part: re.Match[str]) -> Link | None:
    """Return how the part links others; None if it does not."""
    return parse_link(part["word"]) if part["word"] and not part["minus"] else None


def _is_searchable(part: re.Match[str]) -> bool:
    if (part["field"] or "").lower() in QUERY_FIELDS:
        return bool(split_values(part["value"]))
    return not _link_of(part) and _clause(part, typing=False) is not None


class _Parser:
    """Collects the parts of a query one by one. A part that ends at `end` may be half typed."""

    def __init__(self, text: str, end: int, *, is_ref: bool) -> None:
        self.text = text
        self._end = end
        self._is_ref = is_ref
        self._joiner = ClauseJoiner()
        self._unknown: dict[str, None] = {}
        self._empty: dict[str, None] = {}
        self._marks: dict[str, None] = {}
        self._notices: list[str] = []
        self._noticed_until = 0  # the text up to here has a notice already, its marks included

    def add(self, part: re.Match[str]) -> None:
        typing, field = part.end() == self._end, (part["field"] or "").lower()
        if field in QUERY_FIELDS:
            if values := split_values(part["value"]):
                self._joiner.add(Filter(field, values, excluded=bool(part["minus"])))
            else:
                self._empty[field] = None
            return
        word = part["word"]
        if not typing and (link := _link_of(part)):
            self._joiner.add_link(link, word)
            return
        if field and not self._is_ref:
            self._unknown[field] = None
        clause = _clause(part, typing=typing)
        if clause and word and not self._is_ref:
            self._note_word(part, word)
        if not (word and word.isalnum()) and part.start() >= self._noticed_until:
            self._note_marks(part, typing=typing)
        if clause:
            if len(clause.words) > MAX_WORDS:
                clause = clause._replace(words=clause.words[:MAX_WORDS], prefix=False)
                self._notices.append(f"only the first {MAX_WORDS} words of a phrase are searched for")
            self._joiner.add(clause)

    def add_link(self, word: str) -> None:
        """Add a linking word at the end of the query."""
        if link := parse_link(word):
            self._joiner.add_link(link, word)

    def _note_marks(self, part: re.Match[str], *, typing: bool) -> None:
        """Record marks that are not searched for; a dash or quotation mark at the end is only a beginning."""
        typed = part["word"] or part["value"] or part["phrase"] or ""
        if part["phrase"] is not None and not typed.strip():
            typed = part[0] if part["closed"] else ""
        if typed and not (typing and typed in ("-", "–", "−")):
            self._marks |= dict.fromkeys(map(escape_controls, find_unsearched_marks(typed)))

    def _note_word(self, part: re.Match[str], word: str) -> None:
        """Add a notice that says how to type what a word or mark probably means."""
        if guess := guess_field(self.text[part.start() :]):
            typed, field = guess
            self._notices.append(f"“{escape_controls(typed)}” is not a field: write {escape_controls(field)}")
            self._noticed_until = part.start() + len(typed)
        following, *_ = self.text[part.end() :].split(maxsplit=1) or ("",)
        if word.startswith("!"):
            escaped, unmarked = escape_controls(word), escape_controls(word[1:])
            self._notices.append(f"“{escaped}” is searched for without its mark; -{unmarked} leaves it out")
        if word == "not" and following[:1].isalnum():
            excluded = escape_controls(following)
            self._notices.append(f"“not” is searched for as a word; -{excluded} leaves {excluded} out")

    def build(self, text: str, address: Address | None) -> Query:
        """Return the parsed query, cut to its limits."""
        self._joiner.finish()
        clauses, filters = _limit_clauses(self._joiner.clauses), self._joiner.filters
        count = sum(not clause.is_link for clause in self._joiner.clauses)
        notices = [*self._joiner.notices, *self._notices]
        if self._joiner.notices:
            self._marks |= dict.fromkeys(mark for mark in "()" if mark in self.text)
        if self._marks:
            notices.append(f"not searched for: {' '.join(list(self._marks)[:MAX_MARKS])}")
        if len(text) > MAX_QUERY_CHARS:
            notices.append(f"only the first {MAX_QUERY_CHARS} characters are read")
        if count > MAX_CLAUSES:
            notices.append(f"only the first {MAX_CLAUSES} words and phrases are searched for")
        if len(filters) > MAX_CLAUSES:
            notices.append(f"only the first {MAX_CLAUSES} fields are read")
        return Query(
            text[:MAX_QUERY_CHARS],
            clauses,
            tuple(filters[:MAX_CLAUSES]),
            address,
            tuple(self._unknown),
            tuple(self._empty),
            tuple(notices),
        )


def _limit_clauses(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the first MAX_CLAUSES clauses to search for, with those that link them."""
    positions = [position for position, clause in enumerate(clauses) if not clause.is_link][:MAX_CLAUSES]
    return tuple(clauses[: positions[-1] + 1]) if positions else ()


def split_values(text: str) -> tuple[str, ...]:
    """Return the values typed for a field, separated by commas, without their quotation marks."""
    parts = (part.strip().strip(_QUOTES).strip() for part in re.split("[,，、]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _clause(part: re.Match[str], *, typing: bool) -> Clause | None:
    """Return the clause of a part; None if it has no word. With `typing` its last word may be half typed."""
    phrase, word = part["phrase"], part["word"] or f"{part['field']} {part['value']}"
    if typing and "," in word and _HALF_NUMBER.fullmatch(word):
        word = word.replace(",", "")
    tokens = tokenize(word if phrase is None else phrase)
    words = tuple(token.text for token in tokens.words)
    if not words:
        return None
    literal = phrase is not None
    return Clause(
        words,
        prefix=typing and not part["closed"] and not is_cjk(words[-1]),
        literal=literal,
        excluded=bool(part["minus"]),
        joined=() if literal else tuple(token.text for token in tokens.joined),
        numbers=exact_numbers(phrase) if phrase is not None and len(words) > 1 else (),
    )
