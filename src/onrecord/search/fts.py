"""The SQLite back end: FTS5 finds candidates and streams them in order; Python decides what they are worth.

FTS5 never ranks here: its bm25 visits every matching row. The tables hold folded words, so that results do not depend
on SQLite's own tokenizer; a row's number is its rank among equals, and rows come in that order.
"""

from __future__ import annotations

import contextlib
import sqlite3
from array import array
from collections.abc import Sequence

from onrecord.search.backend import Candidate, Candidates
from onrecord.search.corrupt_index import corrupt_on_error
from onrecord.search.database import Database
from onrecord.search.fts_query import fts_query, is_expensive, partial_queries, phrase_query
from onrecord.search.header import IndexHeader
from onrecord.search.plan import Plan
from onrecord.search.tables import ROLE_COLUMNS
from onrecord.search.vocabulary import Vocabulary

# Targets added because of their names, and of the whole phrase, when more match than are examined.
NAMED_CAP, PHRASE_CAP = 150, 100

NUMBERS_AT_ONCE = 50_000

_SELECT = f"SELECT rowid, {ROLE_COLUMNS}, facets FROM texts WHERE"


class Fts:
    """Finds candidates in tables filled by `fill_tables`."""

    def __init__(self, database: Database, header: IndexHeader, vocabulary: Vocabulary) -> None:
        self._database = database
        self.size = header.size
        self.vocabulary = vocabulary
        self._known: tuple[Plan, Candidates] | None = None

    def candidates(self, plan: Plan, cap: int | None = None, *, relaxed: bool = False) -> Candidates:
        """Return candidates in order up to the cap; if there are more, add the best by name and those with the phrase.

        If an earlier letter's search already returned every candidate, it is not repeated.
        """
        if relaxed:
            return self._most_words(plan, cap)
        known = self._known  # read once: another thread may replace it meanwhile
        if known and plan.within(known[0]):
            return known[1]
        found = self._found(plan, cap)
        if found.complete and plan.groups and cap is not None:
            self._known = plan, found
        return found

    def _most_words(self, plan: Plan, cap: int | None) -> Candidates:
        """Return targets with the most words first, until there are too many or half of the words are left."""
        least = (len(plan.groups) + 1) // 2
        found: dict[int, Candidate] = {}
        limit = -1 if cap is None else cap + 1
        for words, wanted in partial_queries(plan, self.vocabulary):
            if found and words < least:
                break
            found |= {each.number: each for each in self._matching("texts MATCH ?", wanted, limit)}
            if cap is not None and len(found) > cap:
                return Candidates(sorted(found.values()), complete=False)
        return Candidates(sorted(found.values()), complete=not is_expensive(plan, self.vocabulary))

    def _found(self, plan: Plan, cap: int | None) -> Candidates:
        wanted = fts_query(plan, self.vocabulary, hasty=cap is not None)
        if wanted is None:
            return Candidates([], complete=True)
        limit = -1 if cap is None else cap + 1
        found = self._matching("texts MATCH ?", wanted, limit)
        if cap is None:
            return Candidates(found, complete=True)
        if len(found) <= cap and is_expensive(plan, self.vocabulary):
            wanted = fts_query(plan, self.vocabulary) or wanted
            found = self._matching("texts MATCH ?", wanted, limit)
        if len(found) <= cap:
            return Candidates(found, complete=True)
        named = "rowid IN (SELECT rowid FROM names WHERE names MATCH ? LIMIT ?)"
        found += self._matching(named, wanted, NAMED_CAP, limited=False)
        if run := phrase_query(plan, self.vocabulary):
            found += self._matching("texts MATCH ?", run, PHRASE_CAP)
        return Candidates(list({each.number: each for each in found}.values()), complete=False)

    def numbers(self, plan: Plan) -> Sequence[int]:
        """Return the numbers of all matches of FTS5, read in blocks to save memory; slow if there are many."""
        wanted = fts_query(plan, self.vocabulary)
        found = array("L")
        query = "SELECT rowid FROM texts WHERE texts MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?"
        while wanted and (rows := self._database.rows(query, (wanted, found[-1] if found else -1, NUMBERS_AT_ONCE))):
            found.extend(number for (number,) in rows)
            if len(rows) < NUMBERS_AT_ONCE:
                break
        return found

    def interrupt(self) -> None:
        self._database.interrupt()

    def _matching(self, where: str, wanted: str, limit: int, *, limited: bool = True) -> list[Candidate]:
        query = f"{_SELECT} {where}" + (" LIMIT ?" if limited else "")
        rows = self._database.rows(query, (wanted, limit))
        with corrupt_on_error():
            for row in rows:
                "".join(row[1:])  # fails if a damaged column is not text
        return [Candidate(row[0], row[1:-1], row[-1]) for row in rows]


def has_fts5() -> bool:
    """Return whether SQLite has FTS5, by trying it: some builds of Python come without."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        except sqlite3.Error:
            return False
    return True
