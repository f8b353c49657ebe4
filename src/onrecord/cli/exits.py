"""How a command ends: the exit codes, and the exceptions that carry a sentence to the person."""

from __future__ import annotations

from typing import ClassVar

FINE = 0
NOTHING = 1
UNUSABLE = 2
INTERRUPTED = 130


class Stop(Exception):
    """Ends the command with `code`; the message is one sentence for stderr, and says the mend."""

    code: ClassVar[int]


class NotFound(Stop):
    """What was asked for is well formed, but is not there."""

    code = NOTHING


class Unusable(Stop):
    """What was typed, or a file that was named, cannot be used."""

    code = UNUSABLE
