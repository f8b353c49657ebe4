"""`onrecord brief COMMAND`: briefs without a screen."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli.group import group_parser, print_group_help
from onrecord.cli.parser import Parser

EXAMPLES = ("onrecord brief add memo p4.s3 missions/slim", "onrecord brief show memo", "onrecord brief check memo")


def parser() -> Parser:
    return group_parser("brief", EXAMPLES)


def run(arguments: Sequence[str]) -> int:
    return print_group_help("brief", parser(), arguments)
