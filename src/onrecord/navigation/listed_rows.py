"""The rows of any list: what a row is, and at which indexes headings, notes and the row of a target stand."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Protocol

from onrecord.navigation.row_lines import RowLine, RowShape
from onrecord.navigation.rows import Row, RowTarget


class AnyRow(Protocol):
    """A row of a list: a heading or note, a record, a result, a statement. A `folded` one stands for a group."""

    @property
    def label(self) -> str: ...
    @property
    def target(self) -> RowTarget | None: ...
    @property
    def folded(self) -> bool: ...
    def lines(self, shape: RowShape) -> tuple[RowLine, ...]: ...
    def height(self, shape: RowShape) -> int: ...


class LongRows(Sequence[AnyRow]):
    """Rows that may be many and are made on access: they say where what is, so that nobody goes through all."""

    @property
    @abstractmethod
    def headings(self) -> list[int]:
        """The indexes of the rows without a target."""

    @property
    @abstractmethod
    def low_rows(self) -> list[int]:
        """The indexes of the rows that take one line, whatever the others take."""

    @property
    @abstractmethod
    def notes(self) -> list[int]:
        """The indexes of the notes."""

    @abstractmethod
    def row_height(self, shape: RowShape) -> int:
        """Return the number of lines of the other rows."""

    @abstractmethod
    def index_of(self, target: RowTarget) -> int | None:
        """Return the index of the row with a target; None if there is none."""


def row_of_target(rows: Sequence[AnyRow], target: RowTarget | None) -> int | None:
    """Return the index of the row with a target; None if there is none."""
    if target is None:
        return None
    if isinstance(rows, LongRows):
        return rows.index_of(target)
    return next((index for index, row in enumerate(rows) if row.target == target), None)


def heading_rows(rows: Sequence[AnyRow]) -> list[int]:
    """Return the indexes of the rows without a target."""
    if isinstance(rows, LongRows):
        return rows.headings
    return [index for index, row in enumerate(rows) if not row.target]


def note_rows(rows: Sequence[AnyRow]) -> list[int]:
    """Return the indexes of the notes: those above and below the results of a search."""
    if isinstance(rows, LongRows):
        return rows.notes
    return [index for index in heading_rows(rows) if isinstance(row := rows[index], Row) and row.is_note]
