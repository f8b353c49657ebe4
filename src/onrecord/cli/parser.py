"""argparse with our manners: no colour, no abbreviations, errors that are one sentence, examples in every help."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from onrecord.cli.exit_codes import UsageError

PORTABLE_OPTION = "--portable"
"""Every command has it, and `entry` obeys it before the command runs, since it says where the configuration is."""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """argparse makes one for each option, and would ask shutil for the width, which brings every archive format."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """As shutil finds them: COLUMNS, else the terminal's, else 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


class Parser(argparse.ArgumentParser):
    """`examples` are whole command lines; each works as it stands on the pack that ships. `more` stands before them."""

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
        self.color = False  # Python 3.14 would colour the help
        self.add_argument(
            PORTABLE_OPTION, action="store_true", help="keep data, configuration and cache beside the program"
        )

    @property
    def options(self) -> Sequence[argparse.Action]:
        """Those with a name, `--help` among them."""
        return [action for action in self._actions if action.option_strings]

    @property
    def operands(self) -> Sequence[argparse.Action]:
        """Those that are known by their place."""
        return [action for action in self._actions if not action.option_strings]

    def beside(self, action: argparse.Action) -> tuple[str, ...]:
        """The names of the options that cannot be given together with this one."""
        groups = [group._group_actions for group in self._mutually_exclusive_groups]
        others = [each for group in groups if action in group for each in group if each is not action]
        return tuple(name for other in others for name in other.option_strings)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help")
