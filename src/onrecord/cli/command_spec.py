"""Descriptions of all commands, for completions and the manual page: taken from the parsers, so always up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.cli.commands import command_summaries, load_command

if TYPE_CHECKING:
    from onrecord.cli.parser import Argument, Parser


@dataclass(frozen=True, slots=True)
class ArgumentSpec:
    """An option, or an operand, which has no `names`. `metavar` is empty for an option without a value.

    `excluded_by` are options that exclude this one. `ends_command` marks an option such as `--help`.
    """

    names: tuple[str, ...]
    metavar: str
    choices: tuple[str, ...]
    help: str
    repeats: bool
    excluded_by: tuple[str, ...]
    ends_command: bool


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A command with its options and operands; `name` is empty for the browser, and of two words in a group."""

    name: str
    summary: str
    options: tuple[ArgumentSpec, ...]
    operands: tuple[ArgumentSpec, ...]
    more: str
    examples: tuple[str, ...]

    @property
    def is_subcommand(self) -> bool:
        """Return whether it belongs to a group."""
        return " " in self.name

    @property
    def options_with_value(self) -> tuple[str, ...]:
        """Return the names of all options that take a value."""
        return tuple(name for option in self.options if option.metavar for name in option.names)


def command_specs() -> tuple[CommandSpec, ...]:
    """Return the specs of all commands, the browser first."""
    return tuple(_command_spec(name, load_command(name).parser()) for name in ("", *command_summaries()))


def _command_spec(name: str, parser: Parser) -> CommandSpec:
    return CommandSpec(
        name,
        parser.description or "",
        tuple(_argument_spec(argument, parser) for argument in parser.options),
        tuple(_argument_spec(argument, parser) for argument in parser.operands),
        parser.more,
        parser.examples,
    )


def _argument_spec(argument: Argument, parser: Parser) -> ArgumentSpec:
    """Return the spec of an option or operand; without a metavar, its value is named after `dest`, as in argparse."""
    action = argument.action
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    return ArgumentSpec(
        names=tuple(action.option_strings),
        metavar="" if action.nargs == 0 else metavar,
        choices=tuple(str(choice) for choice in action.choices or ()),
        help=(action.help or "") % {**vars(action), "prog": parser.prog},
        repeats=action.nargs in ("*", "+") or argument.kind == "append",
        excluded_by=argument.excluded_by,
        ends_command=argument.kind in ("help", "version"),
    )
