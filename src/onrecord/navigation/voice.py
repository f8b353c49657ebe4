"""The voices of a text that is read: whose words each piece of it is, and for what."""

from enum import Enum, auto


class Voice(Enum):
    """The author and purpose of a piece of text.

    Official text, and nothing else, is OFFICIAL or a HEADING; onrecord is PROGRAM. There is a label for each: LABEL
    stands over official text, EDITOR_LABEL over the editor's words, PROGRAM_LABEL over links and the like. A FACT is
    the statement's own; SOURCE is quiet, such as the name of a fact. A note of the user's own is in YOURS, under a
    YOUR_LABEL.
    """

    TITLE = auto()
    SUBTITLE = auto()
    LABEL = auto()
    EDITOR_LABEL = auto()
    PROGRAM_LABEL = auto()
    OFFICIAL = auto()
    HEADING = auto()
    FACT = auto()
    EDITOR = auto()
    LINK = auto()
    ADDRESS = auto()
    SOURCE = auto()
    PROGRAM = auto()
    GOOD = auto()
    BAD = auto()
    STATE = auto()
    YOUR_LABEL = auto()
    YOURS = auto()
