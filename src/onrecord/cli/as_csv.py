"""Tables as CSV: a header, then one record a row, verbatim."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

WHERE = ("Pack", "Address")
"""The columns that every table ends with, so that rows of several packs can be told apart and shown again."""


def csv_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """RFC 4180 with LF line ends. Cells are verbatim: a quotation that begins with `=` or `-` stays what it is."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([*header, *WHERE])
    writer.writerows(rows)
    return buffer.getvalue()
