"""The rows of the list of statements: when, what, who, where, and how many records rest on each; newest first."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.library import lazy_search
from onrecord.model import Pack, Statement
from onrecord.navigation.location_view import LocationView
from onrecord.navigation.row_lines import (
    GAP,
    Arrangement,
    Look,
    RowLine,
    RowShape,
    Span,
    fitting_line,
    padded,
    spans_width,
)
from onrecord.navigation.rows import RowTarget, one_line
from onrecord.quoting.citation import MONTHS
from onrecord.text.cell_width import cell_width
from onrecord.text.folding import fold

YEAR_CELLS, DAY_CELLS, COUNT_CELLS = 4, 6, 11  # `2023`, `24 Mar`, `121 records`
ROOMY_COLUMNS, PARTIES_CELLS, FEW_PARTIES_CELLS, PLACE_CELLS_OF_STATEMENT = 100, 18, 12, 12
LEAST_TITLE_CELLS_IN_ROW = 28
UNKNOWN_FACT = "-"
TEXT_ONLY = "text only"


class StatementSource:
    """The facts of the open statements that their list shows; of a large library without reading the packs."""

    def __init__(self, view: LocationView) -> None:
        self._packs: Mapping[str, Pack] = view.packs
        self._store = view.search_service.index.store if view.search_service.has_stored_packs else None

    def head(self, pack_id: str) -> Statement | None:
        """Return the statement of a pack, perhaps without its paragraphs; None if it cannot be read."""
        try:
            return self._store.statement_head(pack_id) if self._store else self._packs[pack_id].statement
        except lazy_search.CorruptIndexError:  # imports the search only if something is wrong
            return None

    def date(self, pack_id: str) -> datetime.date | None:
        """Return the date of a statement; None if it cannot be read."""
        try:
            return self._store.date(pack_id) if self._store else self._packs[pack_id].statement.date
        except lazy_search.CorruptIndexError:
            return None

    def record_count(self, pack_id: str) -> int | None:
        """Return how many records a pack has, which is read for that; None if it cannot be read."""
        try:
            return len(self._packs[pack_id].records)
        except lazy_search.CorruptIndexError:
            return None


@dataclass(frozen=True, eq=False)
class StatementRow:
    """The row of a statement. `year` is empty below another row of the same year; the one in use stands out."""

    pack_id: str
    title: str
    year: str
    is_in_use: bool
    source: StatementSource
    folded = False

    @property
    def target(self) -> RowTarget:
        return RowTarget(self.pack_id)

    @property
    def label(self) -> str:
        """The row in a few words, for messages."""
        return self.title

    def with_year(self, year: str) -> "StatementRow":
        """Return the row with that in place of the year."""
        return self if year == self.year else replace(self, year=year)

    def height(self, shape: RowShape) -> int:
        """Return the number of lines."""
        return 1 if shape.is_wide and shape.arrangement is not Arrangement.SINGLE else 2

    def lines(self, shape: RowShape) -> tuple[RowLine, ...]:
        """Return the row's lines in a list of this shape."""
        date = self.source.date(self.pack_id)
        day = f"{date.day} {MONTHS[date.month - 1][:3]}" if date else UNKNOWN_FACT
        title = Span(one_line(self.title), Look.NAME if self.is_in_use else Look.TEXT)
        gap = Span("  " if self.height(shape) == 1 else " ")
        left = (
            padded(self.year, YEAR_CELLS, Look.NAME),
            gap,
            Span(" " * (DAY_CELLS - cell_width(day)) + day, Look.QUIET),
            gap,
            title,
        )
        count = Span(" " * (COUNT_CELLS - cell_width(self._count)) + self._count, Look.QUIET)
        if self.height(shape) == 2:
            before = Span(" " * (YEAR_CELLS + DAY_CELLS + 2))
            right = Span(self._count, Look.QUIET)
            about: tuple[Span, ...] = (before, Span(self.parties), Span("  "), Span(self.place, Look.QUIET))
            if spans_width((*about, right)) + GAP > shape.columns:
                about = about[:2]  # who goes before where
            return (fitting_line(left, (), shape.columns), fitting_line(about, (right,), shape.columns))
        parties = padded(self.parties, PARTIES_CELLS if shape.columns >= ROOMY_COLUMNS else FEW_PARTIES_CELLS)
        place = padded(self.place, PLACE_CELLS_OF_STATEMENT, Look.QUIET)
        rights = [(parties, gap, place, gap, count), (parties, gap, count), (count,)]
        least = YEAR_CELLS + DAY_CELLS + 2 * len(gap.text) + LEAST_TITLE_CELLS_IN_ROW
        columns = next((spans for spans in rights if shape.columns - spans_width(spans) - GAP >= least), rights[-1])
        return (
            fitting_line(left, columns, shape.columns),
        )  # the same columns in every row, however short its title is

    @cached_property
    def _head(self) -> Statement | None:
        return self.source.head(self.pack_id)

    @property
    def parties(self) -> str:
        """The parties, or a dash."""
        parties = self._head.parties if self._head else ()
        return ", ".join(party.label for party in parties) or UNKNOWN_FACT

    @property
    def place(self) -> str:
        """The place, or a dash."""
        return (self._head.place if self._head else None) or UNKNOWN_FACT

    @cached_property
    def _count(self) -> str:
        count = self.source.record_count(self.pack_id)
        if count is None:
            return UNKNOWN_FACT
        return f"{count:,} record{'s' * (count != 1)}" if count else TEXT_ONLY


def statement_rows(view: LocationView, text: str = "") -> tuple[StatementRow, ...]:
    """Return the rows of the open statements, the newest first; only of those with every word of a text.

    The words may stand in the title, the names of the parties, the place, the date or the pack's id.
    """
    source = StatementSource(view)
    words = fold(text).split()
    listed = [pack_id for pack_id in view.titles if not words or _has_words(pack_id, words, view, source.head)]
    dates = {pack_id: source.date(pack_id) for pack_id in listed}
    listed.sort(key=lambda pack_id: dates[pack_id] or datetime.date.min, reverse=True)
    rows, last = [], None
    for pack_id in listed:
        date = dates[pack_id]
        year = str(date.year) if date else UNKNOWN_FACT
        title = view.titles[pack_id]
        rows.append(StatementRow(pack_id, title, "" if year == last else year, pack_id == view.pack.id, source))
        last = year
    return tuple(rows)


def _has_words(pack_id: str, words: Sequence[str], view: LocationView, head: Callable[[str], Statement | None]) -> bool:
    statement = head(pack_id)
    facts = [view.titles[pack_id], pack_id]
    if statement:
        date = statement.date
        facts += [f"{date.day} {MONTHS[date.month - 1]} {date.year}", date.isoformat(), statement.place or ""]
        facts += [name for party in statement.parties for name in party.names]
    folded = fold(" ".join(facts))
    return all(word in folded for word in words)
