"""`onrecord note COMMAND`: notes of the user's own without a screen."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli.group import group_parser, print_group_help
from onrecord.cli.parser import Parser

EXAMPLES = (
    'onrecord note add missions/slim "Ask the ministry about the second flight."',
    "onrecord note list",
    "onrecord note show missions/slim",
)


def parser() -> Parser:
    return group_parser("note", EXAMPLES)


def run(arguments: Sequence[str]) -> int:
    return print_group_help("note", parser(), arguments)
