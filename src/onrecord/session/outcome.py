"""Outcomes of commands: a message, which parts of the screen are out of date, and what opens next."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple


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
    follow_up: "ChoiceList | Prompt | PlainText | Quit | None" = None
    returns: bool = False


class Choice(NamedTuple):
    """One entry of a list to choose from.

    `value` is passed on if it is chosen; `letter` chooses it at once; `preview` shows its effect; `detail` stands at
    the right end of its row.
    """

    value: str
    title: str
    letter: str = ""
    preview: str = ""
    detail: str = ""


class ChoiceList(NamedTuple):
    """A list to choose from; `choose` is called with the chosen value. The cursor begins on the value `current`."""

    title: str
    choices: tuple[Choice, ...]
    choose: Callable[[str], Outcome]
    current: str | None = None


class Prompt(NamedTuple):
    """A question with one line to type; `validate` returns why a text is not valid, and `answer` is called with it."""

    title: str
    placeholder: str
    validate: Callable[[str], str | None]
    answer: Callable[[str], Outcome]


class PlainText(NamedTuple):
    """A text to show without the screen around it, for selecting by hand; `message` is shown on the way back.

    `copy_again` is called if the user asks for that.
    """

    text: str
    copy_again: Callable[[], Outcome]
    message: str = ""


class Quit(NamedTuple):
    """The end of the program, with a last message for the terminal."""

    message: str | None = None


NO_OUTCOME = Outcome()
