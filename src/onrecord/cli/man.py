"""`onrecord man`: print the manual page."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli import output
from onrecord.cli.commands import SUMMARIES
from onrecord.cli.exit_codes import OK
from onrecord.cli.parser import Parser

EXAMPLES = ("onrecord man",)
MORE = """\
To read it with man(1): onrecord man | man -l -

"""


def parser() -> Parser:
    return Parser("man", SUMMARIES["man"], EXAMPLES, MORE)


def run(arguments: Sequence[str]) -> int:
    parser().parse_args(arguments)
    from onrecord.cli.manual import manual

    output.data(manual())
    return OK
