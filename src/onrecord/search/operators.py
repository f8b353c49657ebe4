"""Query operators: words and marks that link what was typed (`or`, `and`, `NOT`), and those of other search tools."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from onrecord.search.clauses import Clause, Filter
from onrecord.text.folding import fold

# Marks in a word that are operators elsewhere; all others are punctuation, except a `?` followed by a letter.
_MARKS = re.compile(r"[*+~^|<>=\\{}\[\]]+|[?？]+(?=\w)")


class Link(Enum):
    """A link between two clauses; NOT makes the next one unwanted."""

    OR = "or"
    AND = "and"
    NOT = "NOT"


_LINKS = {"or": Link.OR, "|": Link.OR, "||": Link.OR, "and": Link.AND, "&": Link.AND, "&&": Link.AND}

ClauseOrFilter = Clause | Filter


def parse_link(typed: str) -> Link | None:
    """Return the link that a word or mark stands for by itself. A lower-case `not` is an ordinary word."""
    return Link.NOT if typed == "NOT" else _LINKS.get(typed.lower())


def find_unsearched_marks(typed: str) -> list[str]:
    """Return the marks of a word that are not searched for and may be meant as operators."""
    if not any(char.isalnum() for char in fold(typed)):
        return [typed]
    signs = _MARKS.findall(typed)
    if not typed.isascii() or not typed.isalnum():
        signs += [char for char in typed if _is_sign(char)]
    return signs


def _is_sign(char: str) -> bool:
    """Return whether a character is a sign such as `☃`: no punctuation or money, and not folded to letters."""
    is_symbol = unicodedata.category(char) in ("So", "Sm", "Cs", "Co", "Cn")
    return is_symbol and not _MARKS.match(char) and not any(map(str.isalnum, fold(char)))


class ClauseJoiner:
    """Combines clauses and filters by the links between them. `notices` are about the links."""

    def __init__(self) -> None:
        self.clauses: list[Clause] = []
        self.filters: list[Filter] = []
        self._notices: dict[str, None] = {}
        self._previous: ClauseOrFilter | None = None
        self._links: list[tuple[Link, str]] = []

    @property
    def notices(self) -> tuple[str, ...]:
        return tuple(self._notices)

    def add_link(self, link: Link, word: str) -> None:
        """Add a link that was typed as that word."""
        self._links.append((link, word))

    def add(self, item: ClauseOrFilter) -> None:
        """Add the clause or filter that follows the links.

        Of several links of one kind the first counts; a link with nothing before it links nothing.
        """
        negations = [word for link, word in self._links if link is Link.NOT]
        joins = [join for join in self._links if join[0] is not Link.NOT]
        if negations:
            self._add_notice(f"“{negations[0]}” leaves out what follows it, as in -{_as_typed(item)}")
            item = item._replace(excluded=True)
        if joins and (previous := self._previous) is not None:
            item = self._link(*joins.pop(0), previous, item)
        for word in (*(word for _, word in joins), *negations[1:]):
            self._note_ignored(word)
        self._links = []
        self._previous = item
        if isinstance(item, Clause):
            self.clauses.append(item)
        else:
            self.filters.append(item)

    def finish(self) -> None:
        """End the query: if nothing else was typed, search for a linking word as an ordinary one."""
        for _, word in self._links:
            if self._previous is None and word.isalpha():
                self.clauses.append(Clause((word.lower(),)))
            else:
                self._note_ignored(word)
        self._links = []

    def _link(self, link: Link, word: str, previous: ClauseOrFilter, item: ClauseOrFilter) -> ClauseOrFilter:
        if link is Link.AND:
            self._add_notice(f"“{word}” is not searched for: everything typed must match anyway")
        elif isinstance(previous, Clause) and isinstance(item, Clause) and not (previous.excluded or item.excluded):
            self._add_notice(f"“{word}”: one of the two is enough")
            item = item._replace(or_previous=True)
        elif isinstance(previous, Filter) and isinstance(item, Filter) and _can_merge(previous, item):
            self._add_notice(f"“{word}”: one of the two is enough")
            self.filters.pop()
            return item._replace(values=(*previous.values, *item.values))
        else:
            self._add_notice(
                f"“{word}” is not searched for: it joins words, or values of one field, as in kind:mission,event"
            )
        if word.isalpha():
            self.clauses.append(Clause((word.lower(),), is_link=True))
        return item

    def _note_ignored(self, word: str) -> None:
        self._add_notice(f"not searched for: {word}")

    def _add_notice(self, sentence: str) -> None:
        self._notices[sentence] = None


def _can_merge(filter_: Filter, other: Filter) -> bool:
    return filter_.field == other.field and not filter_.excluded and not other.excluded


def _as_typed(item: ClauseOrFilter) -> str:
    return f"{item.field}:{item.values[0]}" if isinstance(item, Filter) else " ".join(item.words)
