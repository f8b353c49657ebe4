"""Exit codes, and the exceptions that end a command with one and a message for the user."""

from __future__ import annotations

from typing import ClassVar

OK = 0
NOT_FOUND = 1
USAGE_ERROR = 2
INTERRUPTED = 130


class CliError(Exception):
    """Ends the command with exit code `code`; the message, a sentence for stderr, says how to fix the problem."""

    code: ClassVar[int]


class NothingFound(CliError):
    """The request is well formed, but there is no such thing."""

    code = NOT_FOUND


class UsageError(CliError):
    """The command line, or a file that it or the configuration names, cannot be used."""

    code = USAGE_ERROR


class ConfigUnusable(UsageError):
    """The configuration is wrong, not the command line."""
