"""The options `--words` and `--part`, for less than whole sentences."""

from __future__ import annotations

from onrecord.cli.parser import Parser


def add_part_options(parser: Parser, condition: str = "") -> None:
    """Add `--words` and `--part`, which exclude each other; `condition` precedes the help of each."""
    only = parser.add_mutually_exclusive_group()
    only.add_argument(
        "--words", action="store_true", help=f"{condition}of a record, only the words that it is based on"
    )
    only.add_argument("--part", metavar="TEXT", help=f"{condition}only these words of it, marked as a part")
