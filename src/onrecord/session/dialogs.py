"""Dialogs that follow a command: a list to choose from, a question, a text; or the end of the program."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord.session.outcome import Outcome


class Choice(NamedTuple):
    """One entry of a list to choose from.

    `value` is passed on if it is chosen; `letter` chooses it at once; `preview` shows its effect, and `caution` is what
    the editor's caution on it says, if that is left out; `detail` stands at the right end of its row.
    """

    value: str
    title: str
    letter: str = ""
    preview: str = ""
    detail: str = ""
    caution: str = ""


class ChoiceList(NamedTuple):
    """A list to choose from; `choose` is called with the chosen value. The cursor begins on the value `current`.

    `verb` says what choosing does. `choose_with_caution` does the same with the editor's cautions, where a choice
    leaves them out; `choose_for_later` only makes a choice the one that holds from now on, as `later_verb` says. A list
    without letters is found in by typing; `noun` is the word for one of its choices.
    """

    title: str
    choices: tuple[Choice, ...]
    choose: Callable[[str], Outcome]
    current: str | None = None
    verb: str = "choose"
    choose_with_caution: Callable[[str], Outcome] | None = None
    noun: str = "entry"
    choose_for_later: Callable[[str], Outcome] | None = None
    later_verb: str = ""

    @property
    def has_letters(self) -> bool:
        return any(choice.letter for choice in self.choices)


class Prompt(NamedTuple):
    """A question with one line to type; `validate` returns why a text is not valid, and `answer` is called with it.

    The field begins with `text`; `verb` says what Enter does. `suggest` returns what may be meant by a text that is not
    valid; if it is sent again unchanged, that is taken. With `typed` and `dropped` the words are the user's own, and
    Esc asks before they are left, as in a `LongPrompt`. An empty text is no answer, unless the prompt `takes_empty`.
    """

    title: str
    placeholder: str
    validate: Callable[[str], str | None]
    answer: Callable[[str], Outcome]
    suggest: Callable[[str], str] = lambda text: ""
    text: str = ""
    verb: str = "go"
    typed: Callable[[str], None] | None = None
    dropped: "Callable[[str], Outcome] | None" = None
    takes_empty: bool = False


class TextPage(NamedTuple):
    """A text to read on a sheet, one line after the other."""

    title: str
    lines: tuple[str, ...]


class LongPrompt(NamedTuple):
    """A field of several lines to write in; `answer` is called with its text when that is to be kept.

    It begins with `text`; `about` stands above it, in the words of the program. `validate` returns why a text cannot be
    kept, and the field stays open then. `typed` is called after each change, so that what was typed survives the end of
    the program, and `dropped` if the user leaves without keeping it.
    """

    title: str
    text: str
    answer: Callable[[str], Outcome]
    about: str = ""
    typed: Callable[[str], None] = lambda text: None
    dropped: Callable[[str], Outcome] = lambda text: Outcome()
    validate: Callable[[str], str | None] = lambda text: None


class PlainText(NamedTuple):
    """A text to show without the screen around it, for selecting by hand; `message` is shown on the way back.

    `copy_again` is called if the user asks for that. Below the text stands the `report` of its copy.
    """

    text: str
    copy_again: Callable[[], Outcome]
    message: str = ""
    report: str = ""


class Quit(NamedTuple):
    """The end of the program, with a last message for the terminal."""

    message: str | None = None
