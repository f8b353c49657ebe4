"""What the rows of a list stand for, for a table."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.reading.place import Packs
from onrecord.reading.result_rows import AnyRow
from onrecord.record import Pack, Record, Sentence


def listed(rows: Iterable[AnyRow], packs: Packs) -> tuple[list[tuple[Record, Pack]], list[tuple[Sentence, Pack]]]:
    """The records, and the sentences, each with its pack; folded groups are left out."""
    records: list[tuple[Record, Pack]] = []
    sentences: list[tuple[Sentence, Pack]] = []
    for row in rows:
        if row.target is None or row.folded:
            continue
        pack = packs[row.target.pack]
        if row.target.ref is not None:
            sentences += [(sentence, pack) for sentence in pack.statement.sentences_at(row.target.ref)]
        elif record := pack.record(row.target.address or ""):
            records.append((record, pack))
    return records, sentences
