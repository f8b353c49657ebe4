"""The commands: their names, their summaries, and the module of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from onrecord.cli.parser import Parser


class CommandModule(Protocol):
    """The functions that the module of every command has."""

    def parser(self) -> Parser:
        """Return the parser of the command, from which help, completions and manual page are made."""

    def run(self, arguments: Sequence[str]) -> int:
        """Run the command and return its exit code."""


SUMMARIES = {
    "list": "Print the records of a section, or the sentences of the statement.",
    "show": "Print a passage of the statement, or a record with all that is known about it.",
    "copy": "Copy a passage, or the passages of a record, to the clipboard, and say where they went.",
    "styles": "Print every style for copying passages, with a sample.",
    "search": "Search the official text, names, aliases and notes; best first.",
    "index": "Build the search index of large archives in advance, and print its size.",
    "check": "Check packs against every rule of the format (docs/pack-format.md).",
    "config": "Print the settings in use, or write a template of a configuration.",
    "doctor": "Report on this machine and session: terminal, clipboard, folders, packs, versions.",
    "completion": "Print a completion script for bash, zsh or fish.",
    "man": "Print the manual page.",
}


def load_command(name: str) -> CommandModule:  # noqa: C901  # a table, written as imports
    """Return the module of the command of that name; the browser's for any other name.

    Each is imported only when it is needed, so that no command waits for another's imports; and by an import statement,
    so that tools that bundle programs find it.
    """
    found: CommandModule
    if name == "list":
        from onrecord.cli import list as found
    elif name == "show":
        from onrecord.cli import show as found
    elif name == "copy":
        from onrecord.cli import copy as found
    elif name == "styles":
        from onrecord.cli import styles as found
    elif name == "search":
        from onrecord.cli import search as found
    elif name == "index":
        from onrecord.cli import index as found
    elif name == "check":
        from onrecord.cli import check as found
    elif name == "config":
        from onrecord.cli import config as found
    elif name == "doctor":
        from onrecord.cli import doctor as found
    elif name == "completion":
        from onrecord.cli import completion as found
    elif name == "man":
        from onrecord.cli import man as found
    else:
        from onrecord.cli import browse as found
    return found
