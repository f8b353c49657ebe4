"""The columns that the rows of one list of records share, so that they line up."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Commitment, Pack, Record
from onrecord.text.cell_width import cell_width

NO_REF = "-"  # in place of the ref, where the statement does not speak of a record
MAX_PARTY_CELLS = 10


class RowContext(NamedTuple):
    """The common properties of the rows of one list: the pack, and the cells of the columns that must line up."""

    pack: Pack
    party_cells: int = 0
    ref_cells: int = 0


def row_context(pack: Pack, records: Sequence[Record]) -> RowContext:
    """Return the columns for a list of these records."""
    names = [pack.statement.short_actor_name(r.actors) for r in records if isinstance(r, Commitment)]
    party_cells = min(MAX_PARTY_CELLS, max(map(cell_width, names), default=0))
    return RowContext(pack, party_cells, max((cell_width(first_ref(record)) for record in records), default=0))


def first_ref(record: Record) -> str:
    """Return the ref of the first passage about a record; a dash if there is none."""
    return str(record.passages[0].ref) if record.passages else NO_REF
