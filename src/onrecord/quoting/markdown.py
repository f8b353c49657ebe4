"""Text as Markdown that renders to exactly that text (CommonMark 0.31, 2.4 and 2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~]|&(?=#|\w))")
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{2,}\s*$)|^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE)


def escaped(text: str) -> str:
    """The text with each character that Markdown would act on escaped."""
    inline = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(lambda hit: f"{hit[2]}\\{hit[3]}" if hit[2] else f"\\{hit[1]}", inline)


def destination(url: str) -> str:
    """The address as the target of a link (6.3)."""
    return "<" + re.sub(r"[<>\\]|&(?=#?\w+;)", r"\\\g<0>", url) + ">"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table after GitHub Flavored Markdown (4.10); no line end after the last row."""
    lines = [_row(header), _row(["---"] * len(header), raw=True)]
    return "\n".join([*lines, *(_row(row) for row in rows)])


def _row(cells: Sequence[str], *, raw: bool = False) -> str:
    written = (cell if raw else escaped(cell).replace("\n", "<br>") for cell in cells)
    return "| " + " | ".join(written) + " |"
