"""Outcomes of commands: a message, which parts of the screen are out of date, and what opens next."""

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from onrecord.session import ChoiceList, LongPrompt, PlainText, Prompt, Quit, TextPage


class Stale(Enum):
    """The parts of the main screen that no longer show the session as it is."""

    NOTHING = "nothing"
    COUNTS = "counts"
    EVERYTHING = "everything"


class Focus(Enum):
    """The part of the screen that gets the next keys: the one that has them, the last pane, or a certain one."""

    UNCHANGED = "unchanged"
    LAST_PANE = "last pane"
    LIST = "list"
    READING = "reading"


class Outcome(NamedTuple):
    """The outcome of a command, for the screen to carry out.

    `query` replaces the text in the search box, unless it is None. `message` is shown last, and stays if it is empty.
    `follow_up` is what opens over the screen, or ends the program. With `returns`, cursor and scroll of both panes are
    as they were when the location was left.
    """

    message: str = ""
    stale: Stale = Stale.NOTHING
    focus: Focus = Focus.UNCHANGED
    query: str | None = None
    follow_up: "ChoiceList | Prompt | LongPrompt | TextPage | PlainText | Quit | None" = None
    returns: bool = False


NO_OUTCOME = Outcome()
