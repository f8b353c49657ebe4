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
        self._last_complete: tuple[Plan, Candidates] | None = None

    def candidates(self, plan: Plan, cap: int | None = None, *, relaxed: bool = False) -> Candidates:
        """Return candidates in order up to the cap; if there are more, add the best by name and those with the phrase.

        If an earlier letter's search already returned every candidate, it is not repeated.
        """
        if relaxed:
            return self._most_words(plan, cap)
        last = self._last_complete  # read once: another thread may replace it meanwhile
        if last and plan.within(last[0]):
            return last[1]
        candidates = self._find(plan, cap)
        if candidates.complete and plan.groups and cap is not None:
            self._last_complete = plan, candidates
        return candidates

    def _most_words(self, plan: Plan, cap: int | None) -> Candidates:
        """Return targets with the most words first, until there are too many or half of the words are left."""
        min_words = (len(plan.groups) + 1) // 2
        candidates: dict[int, Candidate] = {}
        limit = -1 if cap is None else cap + 1
        for words, query in partial_queries(plan, self.vocabulary):
            if candidates and words < min_words:
                break
            candidates |= {candidate.number: candidate for candidate in self._matching("texts MATCH ?", query, limit)}
            if cap is not None and len(candidates) > cap:
                return Candidates(sorted(candidates.values()), complete=False)
        return Candidates(sorted(candidates.values()), complete=not is_expensive(plan, self.vocabulary))

    def _find(self, plan: Plan, cap: int | None) -> Candidates:
        query = fts_query(plan, self.vocabulary, fast=cap is not None)
        if query is None:
            return Candidates([], complete=True)
        limit = -1 if cap is None else cap + 1
        candidates = self._matching("texts MATCH ?", query, limit)
        if cap is None:
            return Candidates(candidates, complete=True)
        if len(candidates) <= cap and is_expensive(plan, self.vocabulary):
            query = fts_query(plan, self.vocabulary) or query
            candidates = self._matching("texts MATCH ?", query, limit)
        if len(candidates) <= cap:
            return Candidates(candidates, complete=True)
        by_name = "rowid IN (SELECT rowid FROM names WHERE names MATCH ? LIMIT ?)"
        candidates += self._matching(by_name, query, NAMED_CAP, limited=False)
        if phrase := phrase_query(plan, self.vocabulary):
            candidates += self._matching("texts MATCH ?", phrase, PHRASE_CAP)
        return Candidates(list({candidate.number: candidate for candidate in candidates}.values()), complete=False)

    def numbers(self, plan: Plan) -> Sequence[int]:
        """Return the numbers of all matches of FTS5, read in blocks to save memory; slow if there are many."""
        expression = fts_query(plan, self.vocabulary)
        numbers = array("L")
        query = "SELECT rowid FROM texts WHERE texts MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?"
        while expression and (
            rows := self._database.rows(query, (expression, numbers[-1] if numbers else -1, NUMBERS_AT_ONCE))
        ):
            numbers.extend(number for (number,) in rows)
            if len(rows) < NUMBERS_AT_ONCE:
                break
        return numbers

    def interrupt(self) -> None:
        self._database.interrupt()

    def _matching(self, where: str, expression: str, limit: int, *, limited: bool = True) -> list[Candidate]:
        query = f"{_SELECT} {where}" + (" LIMIT ?" if limited else "")
        rows = self._database.rows(query, (expression, limit))
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
