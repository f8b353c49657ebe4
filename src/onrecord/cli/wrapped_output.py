"""Lines of text that a terminal shows wrapped at words: pages, and names with their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.cli.formats import print_lines
from onrecord.cli.layout import width_on_terminal
from onrecord.cli.text import align_rows
from onrecord.text.hanging_rows import HangingRow, MarkedText, hanging_lines, wrap_line


def print_page(lines: Iterable[str], width: int) -> None:
    """Print lines of text, wrapped at words unless the width is 0."""
    print_lines((part for line in lines for part in wrap_line(line, width)) if width else lines)


def pair_lines(pairs: Sequence[tuple[str, str]], margin: int = 0) -> Iterator[str]:
    """Yield a line for each name and value, or on a terminal lines that fit beside a margin of so many columns."""
    width = width_on_terminal()
    if not width:
        return align_rows(pairs)
    return hanging_lines([HangingRow(name, [MarkedText(value)]) for name, value in pairs], width - margin)
