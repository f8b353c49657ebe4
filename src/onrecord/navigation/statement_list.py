"""The list of the open statements as the user has it: its order, headings over its groups, and the marked rows."""

from collections.abc import Callable, Sequence
from enum import Enum

from onrecord.navigation.listed_rows import AnyRow
from onrecord.navigation.location_view import LocationView
from onrecord.navigation.marks import Marks
from onrecord.navigation.rows import Row
from onrecord.navigation.statement_rows import UNKNOWN_FACT, StatementRow, statement_rows
from onrecord.text.folding import fold

NO_PLACE, NO_PARTIES, NO_DATE_OF_STATEMENT = "Place not stated", "Parties not stated", "Date not known"


class StatementOrder(Enum):
    """An order of the statements; `value` is how the head of the list says it."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    TITLE = "by title"
    PARTIES = "by parties"
    PLACE = "by place"


class StatementList:
    """The order of the list, whether its groups have headings, and the marked rows."""

    def __init__(self) -> None:
        self.order = StatementOrder.NEWEST
        self.has_headings = False
        self.marks = Marks()

    def step_order(self) -> StatementOrder:
        """Take the next order, and return it."""
        orders = list(StatementOrder)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        return self.order

    def rows(self, view: LocationView, text: str = "") -> tuple[AnyRow, ...]:
        """Return the rows of the statements with every word of a text, in the order, below headings if it has some."""
        rows = self._ordered(statement_rows(view, text))
        return with_headings(rows, self.order) if self.has_headings else rows

    def marked(self, view: LocationView) -> list[str]:
        """Return the ids of the packs of the marked rows, in the order of the whole list."""
        return [
            target.pack for target in self.marks.in_order(row.target for row in self._ordered(statement_rows(view)))
        ]

    def _ordered(self, rows: Sequence[StatementRow]) -> tuple[StatementRow, ...]:
        """Return the rows, which come with the newest first, in the order; each year is written once in a row."""
        if self.order is StatementOrder.OLDEST:
            rows = rows[::-1]
        elif key := _KEYS.get(self.order):
            rows = sorted(rows, key=key)
        years = [UNKNOWN_FACT if (date := row.source.date(row.pack_id)) is None else str(date.year) for row in rows]
        is_by_date = self.order in (StatementOrder.NEWEST, StatementOrder.OLDEST)
        return tuple(
            row.with_year("" if is_by_date and number and years[number - 1] == year else year)
            for number, (row, year) in enumerate(zip(rows, years, strict=True))
        )


def with_headings(rows: Sequence[StatementRow], order: StatementOrder) -> tuple[AnyRow, ...]:
    """Return the rows below a heading for each group of the order, with the number of its rows."""
    groups: dict[str, list[StatementRow]] = {}
    for row in rows:
        groups.setdefault(_group_title(row, order), []).append(row)
    headed: list[AnyRow] = []
    for title, group in groups.items():
        headed += [Row(title, f"{len(group):,}"), *group]
    return tuple(headed)


def _group_title(row: StatementRow, order: StatementOrder) -> str:
    match order:
        case StatementOrder.TITLE:
            return row.title[:1].upper()
        case StatementOrder.PARTIES:
            return row.parties if row.parties != UNKNOWN_FACT else NO_PARTIES
        case StatementOrder.PLACE:
            return row.place if row.place != UNKNOWN_FACT else NO_PLACE
        case StatementOrder.NEWEST | StatementOrder.OLDEST:
            date = row.source.date(row.pack_id)
            return str(date.year) if date else NO_DATE_OF_STATEMENT


def _by_fact(fact: str) -> tuple[bool, str]:
    """Return the key of a fact; what is not known comes last."""
    return fact == UNKNOWN_FACT, fold(fact)


_KEYS: dict[StatementOrder, Callable[[StatementRow], tuple[bool, str]]] = {
    StatementOrder.TITLE: lambda row: _by_fact(row.title),
    StatementOrder.PARTIES: lambda row: _by_fact(row.parties),
    StatementOrder.PLACE: lambda row: _by_fact(row.place),
}
