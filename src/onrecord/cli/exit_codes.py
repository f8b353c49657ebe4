"""How a command ends: the exit codes, and the exceptions that carry a sentence to the person."""

from __future__ import annotations

from typing import ClassVar

OK = 0
NOT_FOUND = 1
USAGE_ERROR = 2
INTERRUPTED = 130


class CliError(Exception):
    """Ends the command with `code`; the message is one sentence for stderr, and says the mend."""

    code: ClassVar[int]


class NothingFound(CliError):
    """What was asked for is well formed, but is not there."""

    code = NOT_FOUND


class UsageError(CliError):
    """What was typed, or a file that was named, cannot be used."""

    code = USAGE_ERROR
