"""The registry of the commands: the module of each."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

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
    "styles": "onrecord.cli.styles",
    "search": "onrecord.cli.search",
    "index": "onrecord.cli.index",
    "check": "onrecord.cli.check",
    "upgrade": "onrecord.cli.upgrade",
    "config": "onrecord.cli.config",
    "doctor": "onrecord.cli.doctor.command",
    "completion": "onrecord.cli.completion",
    "man": "onrecord.cli.man",
}
BROWSER_MODULE = "onrecord.cli.browse"


def load_command(name: str) -> CommandModule:
    """Return the module of the command of that name; the browser's for any other name.

    Each is imported only when it is needed, so that no command waits for another's imports.
    """
    return cast("CommandModule", import_module(COMMAND_MODULES.get(name, BROWSER_MODULE)))
