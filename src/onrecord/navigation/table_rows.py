"""The records and sentences of a list's rows, for a table."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Pack, Record, Sentence
from onrecord.navigation.index_doubt import IndexDoubt
from onrecord.navigation.listed_rows import AnyRow, heading_rows
from onrecord.navigation.location import OpenPacks
from onrecord.navigation.open_packs import pack_of_target
from onrecord.navigation.result_rows import ResultRows, folded_groups

MAX_COPIED_ROWS = 10_000
MAX_COPIED_PACKS = 500  # each has to be read whole, and is in memory until the table is made

PackRecords = list[tuple[Record, Pack]]
PackSentences = list[tuple[Sentence, Pack]]


class TableRows(NamedTuple):
    """The content of a table of a list: the first `listed` of the list's `total` rows, without the groups in `folded`.

    A paragraph in the list is a row for each of its sentences in the table. `folded` has titles and counts; `has_more`
    says that more results match than the list has, `doubt` why more may match. `area` is the one outside of which
    sentences of the list's paragraphs were left out, if any were.
    """

    records: PackRecords
    sentences: PackSentences
    listed: int
    total: int
    folded: tuple[tuple[str, int], ...] = ()
    has_more: bool = False
    doubt: IndexDoubt = IndexDoubt.NONE
    area: str = ""

    @property
    def rows(self) -> int:
        """Return how many rows the table has."""
        return len(self.records) + len(self.sentences)

    @property
    def omissions(self) -> str:
        """A description of what the table lacks, to be shown with it and in it; empty if it is the whole list."""
        parts = [f"the first {self.listed:,} of {self.total:,} rows"] if self.listed < self.total else []
        if self.area:
            parts.append(f"of paragraphs the sentences in area {self.area} alone")
        if self.folded:
            parts.append("without folded groups: " + ", ".join(f"{title} ({count:,})" for title, count in self.folded))
        if self.has_more:
            parts.append("more match than are listed")
        if self.doubt.value:
            parts.append(f"more may match, since {self.doubt.value}")
        return "; ".join(parts)


def table_rows(rows: Iterable[AnyRow], packs: OpenPacks) -> tuple[PackRecords, PackSentences]:
    """Return the records and the sentences of the rows, each with its pack; without folded groups."""
    all_rows = list(rows)
    table = _read_table(all_rows, packs, len(all_rows), len(all_rows))
    return table.records, table.sentences


def copied_rows(rows: Sequence[AnyRow], packs: OpenPacks, area: str | None = None) -> TableRows:
    """Return the content of a table of the list: all of it, or as much from its beginning as a table may have.

    Of a paragraph in a list that is limited to an area it has the sentences in that area, as `onrecord list` has.

    Raises:
        NotInOpenPacks: the pack of a row cannot be read.
    """
    table = _read_table(rows, packs, MAX_COPIED_ROWS, MAX_COPIED_PACKS)
    within = [(one, pack) for one, pack in table.sentences if area is None or area in pack.areas_of(one)]
    return table if len(within) == len(table.sentences) else table._replace(sentences=within, area=area or "")


def count_rows_to_copy(rows: Sequence[AnyRow]) -> int:
    """Return how many rows a table of the whole list would have, without those of folded groups."""
    return len(rows) - len(heading_rows(rows)) - len(folded_groups(rows))


def _read_table(rows: Sequence[AnyRow], packs: OpenPacks, max_rows: int, max_packs: int) -> TableRows:
    folded = tuple((group.title, len(group.hits)) for group in folded_groups(rows))
    records: PackRecords = []
    sentences: PackSentences = []
    opened: dict[str, Pack] = {}
    count = 0
    for row in rows:
        if row.target is None or row.folded:
            continue
        if count == max_rows or (row.target.pack not in opened and len(opened) == max_packs):
            break
        pack = pack_of_target(row.target, opened if row.target.pack in opened else packs)
        opened[pack.id] = pack
        if row.target.ref is not None:
            sentences += [(sentence, pack) for sentence in pack.statement.sentences_at(row.target.ref)]
        elif record := pack.record(row.target.address or ""):
            records.append((record, pack))
        count += 1
    cut, doubt = (rows.cut, rows.doubt) if isinstance(rows, ResultRows) else (False, IndexDoubt.NONE)
    return TableRows(records, sentences, count, count_rows_to_copy(rows), folded, cut, doubt)
