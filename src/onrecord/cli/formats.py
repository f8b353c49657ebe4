"""The option `--format`, and printing lines."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from onrecord.cli import output
from onrecord.cli.choices import one_of
from onrecord.model import Pack

FORMATS = ("text", "json", "csv", "md", "tsv", "html")
# The formats of reports, which are no tables.
REPORT_FORMATS = ("text", "json")
# One address a line, with its pack, as `onrecord show -` and `onrecord copy -` read them.
REFS_FORMAT = "refs"


def add_format_option(parser: argparse.ArgumentParser, *, refs: bool = False) -> argparse.Action:
    """Add `--format`; with `refs`, for a command that finds things, its values include `refs`."""
    formats = (*FORMATS, REFS_FORMAT) if refs else FORMATS
    meaning = "text (default), json (one array), csv, or a table: md (Markdown), tsv (spreadsheet cells), html"
    return parser.add_argument(
        "--format",
        type=one_of("format", formats),
        choices=formats,
        default="text",
        help=f"{meaning}; or refs, one address a line, for onrecord show - and copy -" if refs else meaning,
    )


def qualified(local: str, pack: Pack, *, qualify: bool) -> str:
    """Return an address or ref as `onrecord show` accepts it, with `qualify` after the pack's id."""
    return f"{pack.id}:{local}" if qualify else local


def print_lines(lines: Iterable[str]) -> None:
    output.data("".join(f"{line}\n" for line in lines))
