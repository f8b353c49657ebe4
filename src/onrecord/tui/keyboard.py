"""Turn the terminal's input into Textual's events without losing, doubling or confusing keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from textual import events
from textual.message import Message

from onrecord.commands.key_sequences import ESC, KeySequences
from onrecord.commands.typeahead import TypeAhead
from onrecord.text.terminal_answers import AnswerFilter, TerminalAnswers
from onrecord.tui.paste_filter import PasteFilter
from onrecord.tui.textual_private import (
    ANSI_SEQUENCES_KEYS,
    BRACKETED_PASTE_END,
    BRACKETED_PASTE_START,
    FUNCTIONAL_KEYS,
    XTermParser,
    is_mid_sequence,
    makes_keys,
    reset_parser,
)

# how long a terminal may take to answer a question; what comes later was sent by something else
LATE_ANSWER_SECONDS = 10.0
# In-band reports of the window's size (DEC private mode 2048). We never ask for them, but any program can send them:
# Textual would then ignore all other news of the size, and read the mouse's cells as pixels.
_SIZE_REPORT = re.compile(r"\x1b\[(?:48;[0-9:;]*t|\?2048;[0-9]*\$y)")
_NUMBERED_KEY = re.compile(r"\x1b\[([0-9]+)[0-9:;]*([~A-S])")
Parse = Callable[[XTermParser, str], Iterable[Message]]
_parse: Parse = XTermParser.feed


class KeysIgnored(Message):
    """More keys came at once than a person can type; `count` of them were ignored."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


class TerminalAnswered(Message):
    """The terminal has answered a question that was asked before the first paint."""

    def __init__(self, answers: TerminalAnswers) -> None:
        super().__init__()
        self.answers = answers


class Keyboard:
    """Feeds Textual's parser whole keys, and resets it if it fails or is left in the middle of one.

    By itself the parser reads an Esc followed by letters as keys with alt, an unknown sequence as letters, and a
    sequence cut in two by a slow line as keys that nobody pressed.
    """

    def __init__(
        self, parser: XTermParser, parse: Parse, typeahead: TypeAhead, answers: AnswerFilter | None = None
    ) -> None:
        self._answers = answers
        self._parser = parser
        self._parse = parse
        self._typeahead = typeahead
        self._pastes = PasteFilter()
        self._sequences = KeySequences()
        self._pasting = False
        self._answers_until = monotonic() + LATE_ANSWER_SECONDS

    def feed(self, text: str) -> Iterator[Message]:
        """Yield the messages for the text of one read."""
        now = monotonic()
        for part in self._sequences.feed(self._pastes.without_escapes(text, now), now):
            yield from self._messages(part)

    def tick(self) -> Iterator[Message]:
        """Yield the messages for incomplete input whose rest has not come in time."""
        now = monotonic()
        paste_end = self._pastes.expired(now)
        for part in (*self._sequences.flush_expired(now), *(self._sequences.feed(paste_end, now) if paste_end else ())):
            yield from self._messages(part)
        if ignored := self._typeahead.take_ignored():
            yield KeysIgnored(ignored)

    def _messages(self, part: str) -> Iterator[Message]:
        if _SIZE_REPORT.fullmatch(part):
            return
        if self._answers and monotonic() > self._answers_until:
            self._answers = None
        if self._answers and part != ESC and part.startswith(ESC) and not self._pasting:
            if self._answers.remove_answers(part) != part:
                yield TerminalAnswered(self._answers.answers)
                return
            self._answers.release()
        if part in (BRACKETED_PASTE_START, BRACKETED_PASTE_END):
            self._pasting = part == BRACKETED_PASTE_START
        elif not self._pasting and not self._typeahead.admits(1 if part.startswith(ESC) else len(part)):
            return
        for message in self._textual_messages(part):
            if isinstance(message, events.Key):
                if _has_unknown_number(part):
                    continue
                self._typeahead.let_in()
            yield message

    def _textual_messages(self, part: str) -> list[Message]:
        """Return Textual's messages for a key or sequence, without the letters it makes of an unknown sequence."""
        if part == ESC:
            return [events.Key("escape", ESC)]
        try:
            messages = list(self._parse(self._parser, part))
            if len(part) > 1 and part[0] == ESC and not makes_keys(self._parser, part):
                messages = [message for message in messages if not isinstance(message, events.Key)]
        except (ValueError, OverflowError, RuntimeError):  # invalid key numbers would end Textual's thread
            messages = []
        if is_mid_sequence(self._parser):
            reset_parser(self._parser)
        return messages


def _has_unknown_number(part: str) -> bool:
    """Return whether a sequence has a number of no key, which Textual would read as a letter's."""
    match = _NUMBERED_KEY.fullmatch(part)
    if match is None or part in ANSI_SEQUENCES_KEYS:
        return False
    return "".join(match.groups()) not in FUNCTIONAL_KEYS


def read_keys(typeahead: TypeAhead, answers: AnswerFilter | None = None) -> None:
    """Make Textual read the terminal through `Keyboard` from now on.

    `typeahead` counts the keys; `answers` receives late answers to a question to the terminal.
    """

    def keyboard(parser: XTermParser) -> Keyboard:
        if "keyboard" not in vars(parser):
            vars(parser)["keyboard"] = Keyboard(parser, _parse, typeahead, answers)
        own_keyboard: Keyboard = vars(parser)["keyboard"]
        return own_keyboard

    def feed(parser: XTermParser, read: str) -> Iterable[Message]:
        return keyboard(parser).feed(read) if read else _parse(parser, read)  # empty means end of input to Textual

    def tick(parser: XTermParser) -> Iterable[Message]:
        return keyboard(parser).tick()

    XTermParser.feed = feed  # type: ignore[method-assign,assignment]
    XTermParser.tick = tick  # type: ignore[method-assign,assignment]
