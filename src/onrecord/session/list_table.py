"""Copy a list as a table; the table says how much of the list was left out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.clipboard import Content
from onrecord.navigation import AnyRow, Row, RowTarget
from onrecord.navigation.table_rows import TableRows, copied_rows
from onrecord.quoting.tables import HTML_TABLE, TableForm, sourced_tables

if TYPE_CHECKING:
    from onrecord.navigation.location import OpenPacks


def count_marked(count: int) -> str:
    """Return `1 marked row`, `3 marked rows`."""
    return f"{count} marked row{'' if count == 1 else 's'}"


class ListTable:
    """A list as a table, or some of its rows, built when first asked for, perhaps on another thread.

    Building it may be slow: a large library reads a pack for each of many rows. With `marked` targets it is a table of
    these rows alone, else one of what is in the `area` that the list is limited to.
    """

    def __init__(
        self,
        rows: Sequence[AnyRow],
        packs: OpenPacks,
        form: TableForm,
        today: datetime.date | None,
        marked: Sequence[RowTarget] = (),
        area: str | None = None,
    ) -> None:
        self._rows = [Row("", target=target) for target in marked] if marked else rows
        self._marked = len(marked)
        self._area = None if marked else area
        self._packs = packs
        self._form = form
        self._today = today

    def content(self) -> Content:
        """Return the table in the chosen form, and as HTML."""
        return Content(self._render(self._form), self._render(HTML_TABLE))

    @property
    def description(self) -> str:
        """A description for the report: the number of rows, and how many were left out."""
        count = self._table_rows.rows
        left_out = f" ({self._table_rows.omissions})" if self._table_rows.omissions else ""
        what = f"{count_marked(self._marked)} as a table" if self._marked else "the list as a table"
        of_rows = "" if count == self._marked else f" of {count:,} row{'' if count == 1 else 's'}"
        return f"{what}{of_rows}{left_out}"

    @cached_property
    def _table_rows(self) -> TableRows:
        return copied_rows(self._rows, self._packs, self._area)

    def _render(self, form: TableForm) -> str:
        rows = self._table_rows
        remark = f"Not the whole list: {rows.omissions}." if rows.omissions else ""
        several = len(self._packs) > 1
        return sourced_tables(form, rows.records, rows.sentences, several=several, remark=remark, today=self._today)
