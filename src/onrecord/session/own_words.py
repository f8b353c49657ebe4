"""Questions for the user's own words in a brief: what was typed survives a signal, and Esc loses none of it."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from onrecord.session.current_brief import CurrentBrief
from onrecord.session.dialogs import LongPrompt, Prompt
from onrecord.session.outcome import Outcome

KEEPS = "keeps it"


class WordsAsked(NamedTuple):
    """A question for words: `key` is that of the command that asks, `subject` tells what the words are for.

    They begin with `text`, and `answer` puts them into the brief.
    """

    title: str
    key: str
    subject: tuple[str, ...]
    text: str
    answer: Callable[[str], Outcome]


def ask_for_lines(brief: CurrentBrief, asked: WordsAsked) -> Outcome:
    """Ask for lines of text."""
    typed, answer, dropped = _keeping(brief, asked, lambda lines: None)
    draft = brief.drafts.get(asked.subject, asked.text)
    about = "what you typed last and did not keep" if draft != asked.text else ""
    return Outcome(follow_up=LongPrompt(asked.title, draft, answer, about, typed, dropped))


def ask_for_line(
    brief: CurrentBrief, asked: WordsAsked, placeholder: str, validate: Callable[[str], str | None]
) -> Outcome:
    """Ask for a line of text that `validate` finds nothing wrong with."""
    typed, answer, dropped = _keeping(brief, asked, validate)
    draft = brief.drafts.get(asked.subject, asked.text)
    prompt = Prompt(asked.title, placeholder, validate, answer, text=draft, verb=KEEPS, typed=typed, dropped=dropped)
    return Outcome(follow_up=prompt)


def _keeping(
    brief: CurrentBrief, asked: WordsAsked, validate: Callable[[str], str | None]
) -> tuple[Callable[[str], None], Callable[[str], Outcome], Callable[[str], Outcome]]:
    """Return what is to be done with the words while they are typed, when they are kept, and when they are left."""

    def typed(words: str) -> None:
        is_wanted = words.strip() and words != asked.text and validate(words) is None
        brief.draft = partial(asked.answer, words) if is_wanted else None

    def kept(words: str) -> Outcome:
        brief.draft = None
        brief.drafts.pop(asked.subject, None)
        return asked.answer(words)

    def dropped(words: str) -> Outcome:
        brief.draft = None
        brief.drafts.pop(asked.subject, None)
        if words == asked.text or not words.strip():
            return Outcome()
        brief.drafts[asked.subject] = words
        return Outcome(f"not kept; {asked.key} goes on with what you typed, until you quit")

    return typed, kept, dropped
