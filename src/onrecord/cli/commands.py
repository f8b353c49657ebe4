"""The registry of the commands: the module of each."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from onrecord.cli.summaries import SUBCOMMAND_SUMMARIES, SUMMARIES

if TYPE_CHECKING:
    from onrecord.cli.parser import Parser


class CommandModule(Protocol):
    """The functions that the module of every command has."""

    def parser(self) -> Parser:
        """Return the parser of the command, from which help, completions and manual page are made."""

    def run(self, arguments: Sequence[str]) -> int:
        """Run the command and return its exit code."""


COMMAND_MODULES = {
    "list": "onrecord.cli.list",
    "show": "onrecord.cli.show",
    "copy": "onrecord.cli.copy",
    "brief": "onrecord.cli.brief",
    "brief list": "onrecord.cli.brief.list",
    "brief show": "onrecord.cli.brief.show",
    "brief add": "onrecord.cli.brief.add",
    "brief check": "onrecord.cli.brief.check",
    "brief versions": "onrecord.cli.brief.versions",
    "brief restore": "onrecord.cli.brief.restore",
    "brief export": "onrecord.cli.brief.export_file",
    "brief import": "onrecord.cli.brief.import_file",
    "note": "onrecord.cli.note",
    "note list": "onrecord.cli.note.list",
    "note show": "onrecord.cli.note.show",
    "note add": "onrecord.cli.note.add",
    "note remove": "onrecord.cli.note.remove",
    "note import": "onrecord.cli.note.import_file",
    "note check": "onrecord.cli.note.check",
    "export": "onrecord.cli.export",
    "styles": "onrecord.cli.styles",
    "search": "onrecord.cli.search",
    "index": "onrecord.cli.index",
    "check": "onrecord.cli.check",
    "upgrade": "onrecord.cli.upgrade",
    "backup": "onrecord.cli.backup",
    "restore": "onrecord.cli.restore",
    "config": "onrecord.cli.config",
    "doctor": "onrecord.cli.doctor.command",
    "completion": "onrecord.cli.completion",
    "man": "onrecord.cli.man",
}
BROWSER_MODULE = "onrecord.cli.browse"


def split_command(arguments: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the name of the command, of two words in a group, and its arguments; an empty name for the browser."""
    if not arguments or arguments[0] not in SUMMARIES:
        return "", arguments
    if arguments[1:] and arguments[1] in SUBCOMMAND_SUMMARIES.get(arguments[0], ()):
        return " ".join(arguments[:2]), arguments[2:]
    return arguments[0], arguments[1:]


def command_summaries() -> dict[str, str]:
    """Return the summaries of all commands by their names, those of a group after the group."""
    summaries = {}
    for name, summary in SUMMARIES.items():
        summaries[name] = summary
        for subcommand, its_summary in SUBCOMMAND_SUMMARIES.get(name, {}).items():
            summaries[f"{name} {subcommand}"] = its_summary
    return summaries


def load_command(name: str) -> CommandModule:
    """Return the module of the command of that name; the browser's for any other name.

    Each is imported only when it is needed, so that no command waits for another's imports.
    """
    return cast("CommandModule", import_module(COMMAND_MODULES.get(name, BROWSER_MODULE)))
