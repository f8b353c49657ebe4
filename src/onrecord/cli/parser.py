"""The argument parser: argparse without color and abbreviations, with one-sentence errors and examples in the help."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from onrecord.cli.exit_codes import UsageError

# Every command has this option; `entry` applies it before the command runs, since it decides where config.toml is.
PORTABLE_OPTION = "--portable"


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """A formatter that knows its width. argparse would ask shutil for it, which imports every archive format."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_terminal_width() - 2)


def _terminal_width() -> int:
    """Return the width as shutil does: COLUMNS, or else the terminal's, or else 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


class Parser(argparse.ArgumentParser):
    """The parser of a command. `examples` are command lines that work on the bundled pack; `more` precedes them."""

    def __init__(self, command: str, summary: str, examples: Sequence[str], more: str = "") -> None:
        super().__init__(
            prog=f"onrecord {command}".rstrip(),
            description=summary,
            epilog=more + "examples:\n" + "".join(f"  {example}\n" for example in examples),
            formatter_class=_Formatter,
            allow_abbrev=False,
        )
        self.examples = tuple(examples)
        self.more = more
        self.color = False  # Python 3.14 would color the help
        self.add_argument(
            PORTABLE_OPTION, action="store_true", help="keep data, configuration and cache beside the program"
        )

    @property
    def options(self) -> Sequence[argparse.Action]:
        """Return the actions that have a name, including `--help`."""
        return [action for action in self._actions if action.option_strings]

    @property
    def operands(self) -> Sequence[argparse.Action]:
        """Return the positional actions."""
        return [action for action in self._actions if not action.option_strings]

    def excluded_by(self, action: argparse.Action) -> tuple[str, ...]:
        """Return the names of the options that this one excludes, and that exclude it."""
        groups = [group._group_actions for group in self._mutually_exclusive_groups]
        others = [other for group in groups if action in group for other in group if other is not action]
        return tuple(name for other in others for name in other.option_strings)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help")


def add_part_options(parser: Parser, condition: str = "") -> None:
    """Add `--words` and `--part`, which exclude each other; `condition` precedes the help of each."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--words", action="store_true", help=f"{condition}of a record, only the words that it is based on"
    )
    group.add_argument("--part", metavar="TEXT", help=f"{condition}only these words of it, marked as a part")
