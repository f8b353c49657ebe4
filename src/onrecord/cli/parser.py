"""The argument parser: argparse without color and abbreviations, with one-sentence errors and examples in the help."""

import argparse
import shlex
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple, NoReturn

from onrecord.cli.choices import one_of
from onrecord.cli.exit_codes import UsageError
from onrecord.cli.summaries import PORTABLE_OPTION
from onrecord.cli.terminal_width import terminal_width


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """A formatter that knows its width. argparse would ask shutil for it, which imports every archive format."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_width() - 2)


class Argument(NamedTuple):
    """An argument of a command: argparse's action, and the name of its kind, such as `store`, `append` or `help`.

    `excluded_by` has the names of the options that exclude this one.
    """

    action: argparse.Action
    kind: str
    excluded_by: tuple[str, ...] = ()


class Parser(argparse.ArgumentParser):
    """The parser of a command. `examples` are command lines that work on the bundled pack; `more` precedes them."""

    def __init__(self, command: str, summary: str, examples: Sequence[str], more: str = "") -> None:
        self._arguments: list[Argument] = []  # before argparse adds `--help`
        self._typed: list[str] = []
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

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        """Add an argument as argparse does, and record it: argparse has no public list of a parser's arguments.

        One of a fixed set of values (`choices`) is answered with the likely one if it is mistyped.
        """
        if "choices" in settings:
            settings = {"type": one_of(names[0].lstrip("-"), settings["choices"]), **settings}
        action = super().add_argument(*names, **settings)
        self._arguments.append(Argument(action, settings.get("action", "store")))
        return action

    def add_exclusive_options(self, *options: tuple[str, dict[str, Any]]) -> None:
        """Add options that exclude each other, each by its name and its settings for `add_argument`."""
        group = self.add_mutually_exclusive_group()
        names = [name for name, _ in options]
        for name, settings in options:
            others = tuple(other for other in names if other != name)
            action = group.add_argument(name, **settings)
            self._arguments.append(Argument(action, settings.get("action", "store"), others))

    @property
    def options(self) -> Sequence[Argument]:
        """Return the arguments that have a name, including `--help`."""
        return [argument for argument in self._arguments if argument.action.option_strings]

    @property
    def operands(self) -> Sequence[Argument]:
        """Return the positional arguments."""
        return [argument for argument in self._arguments if not argument.action.option_strings]

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]
        """Parse the arguments as argparse does, and remember them for its errors."""
        self._typed = list(args or ())
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}{self._dash_hint(message)}; see {self.prog} --help")

    def _dash_hint(self, message: str) -> str:
        """Return how a value that begins with a dash is written, if one was taken for an option; else nothing."""
        names, _, problem = message.removeprefix("argument ").partition(": ")
        if problem == "expected one argument":
            for name, value in pairwise(self._typed):
                if name in names.split("/") and value.startswith("-"):
                    return f"; {name}={shlex.quote(value)} takes what begins with a dash"
        return ""


def add_part_options(parser: Parser, condition: str = "") -> None:
    """Add `--words` and `--part`, which exclude each other; `condition` precedes the help of each."""
    words = {"action": "store_true", "help": f"{condition}of a record, only the words that it is based on"}
    part = {"metavar": "TEXT", "help": f"{condition}only these words of it, marked as a part"}
    parser.add_exclusive_options(("--words", words), ("--part", part))
