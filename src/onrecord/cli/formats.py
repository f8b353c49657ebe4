"""The option `--format`, and printing lines."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from onrecord.cli import output
from onrecord.model import Pack

FORMATS = ("text", "json", "csv", "md", "tsv", "html")


def add_format_option(parser: argparse.ArgumentParser) -> argparse.Action:
    return parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text (default), json (one array), csv, or a table: md (Markdown), tsv (spreadsheet cells), html",
    )


def qualified(local: str, pack: Pack, *, qualify: bool) -> str:
    """Return an address or ref as `onrecord show` accepts it, with `qualify` after the pack's id."""
    return f"{pack.id}:{local}" if qualify else local


def print_lines(lines: Iterable[str]) -> None:
    output.data("".join(f"{line}\n" for line in lines))
