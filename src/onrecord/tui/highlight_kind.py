"""The kinds of emphasis in a text."""

from enum import Enum


class HighlightKind(Enum):
    """The emphasis of a run: on words that a record rests on, on those beside them, or on a match of the search."""

    NONE = 0
    MENTION = 1
    MATCH = 2
    BESIDE = 3
