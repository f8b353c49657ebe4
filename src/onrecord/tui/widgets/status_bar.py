"""The status bar (footer): key hints, or a message until the next key. A click on a hint does what its key does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from onrecord.commands import CommandGroups, footer_hints
from onrecord.commands.footer_hints import FooterHint, right_end_hints
from onrecord.session.message import MessagePart, Tone, fit_parts, message_parts, parts_width
from onrecord.text.characters import escape_controls
from onrecord.text.signs import own_words, signs
from onrecord.tui.bar_run import BarRun, command_action
from onrecord.tui.text_styles import StyledPart
from onrecord.tui.widgets.two_sided_bar import TwoSidedBar

MARGIN = 1  # blanks at the left end
TONE_STYLES: dict[Tone, StyledPart] = {
    Tone.PLAIN: "message",
    Tone.GOOD: "message",
    Tone.BAD: "message",
    Tone.CAUTION: "message caution",
    Tone.DETAIL: "quiet",
    Tone.KEY: "quiet",
}


class StatusBar(Vertical):
    """The key hints of the current commands, as many as fit, or a message.

    A message takes one line, with help and quit behind it where they fit. Only one whose first words are longer than
    the line takes more: it is an error, or says what would be lost.
    """

    DEFAULT_CSS = """
    StatusBar { height: auto; max-height: 50%; background: $panel; }
    StatusBar Static { height: auto; padding: 0 1; display: none; text-style: bold; }
    StatusBar.-long Static { display: block; }
    StatusBar.-long TwoSidedBar { display: none; }
    """

    def __init__(self, groups: CommandGroups) -> None:
        super().__init__(id="foot")
        self._groups = groups
        self._bar = TwoSidedBar(id="hints")
        self._parts: tuple[MessagePart, ...] = ()
        self.message = ""

    def compose(self) -> ComposeResult:
        yield self._bar

    @cached_property
    def _long_message(self) -> Static:
        """The widget of a message that takes more than one line, made for the first."""
        long_message = Static("", id="message", markup=False)
        self.mount(long_message)
        return long_message

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    def say(self, message: str) -> None:
        """Show a message until `clear_message`, however long that takes; control characters in it are escaped."""
        self.message = own_words(escape_controls(message))
        self._parts = tuple(map(_drawable, message_parts(message)))
        self._show()

    def set_hints(self, groups: CommandGroups) -> None:
        """Show the hints of other commands from now on: those that work at the moment."""
        self._groups = groups
        self._show()

    def clear_message(self) -> None:
        """Clear the message and show the key hints again."""
        if self.message:
            self.message, self._parts = "", ()
            self._show()

    @property
    def _columns(self) -> int:
        """The width of the bar: before it has one, that of the window, which it will take."""
        return self.size.width or self.app.size.width

    def _show(self) -> None:
        if not self.is_attached:  # it is shown once it is mounted: a message may come before
            return
        room = self._columns - MARGIN
        parts = fit_parts(self._parts, room)
        is_long = parts_width(parts) > room
        self.set_class(is_long, "-long")
        if is_long:
            self._long_message.update("  ".join(part.words for part in parts))
        elif parts:
            self._show_message(parts, room)
        else:
            self._show_hints()

    def _show_message(self, parts: Sequence[MessagePart], room: int) -> None:
        runs = [BarRun(" " * MARGIN)]
        tone_signs = {Tone.GOOD: f"{signs().good} ", Tone.BAD: f"{signs().bad} "}
        for number, part in enumerate(parts):
            action = command_action(part.command)
            runs.append(BarRun("  " * bool(number)))
            if sign := tone_signs.get(part.tone):
                runs.append(BarRun(sign, "message good" if part.tone is Tone.GOOD else "message bad"))
            if part.key:
                runs += [BarRun(part.key, "key", action), BarRun(" ")]
            runs.append(BarRun(part.text, TONE_STYLES[part.tone], action))
        rest = room - parts_width(parts) - 2
        self._bar.show(runs, _hint_runs(right_end_hints(self._groups, rest)))

    def _show_hints(self) -> None:
        """Show as many hints as fit; help and quit, which are always there, stand at the right end."""
        hints = footer_hints(self._groups, self._columns - MARGIN - 1)  # a blank before those at the right end
        left = _hint_runs([hint for hint in hints if not hint.is_at_right_end])
        self._bar.show([BarRun(" " * MARGIN), *left], _hint_runs([hint for hint in hints if hint.is_at_right_end]))


def _drawable(part: MessagePart) -> MessagePart:
    """Return a part in characters that do nothing to the terminal, and that it has."""
    words = (part.text, part.brief, part.least, part.cuttable)
    text, brief, least, cuttable = (own_words(escape_controls(text)) for text in words)
    return part._replace(text=text, brief=brief, least=least, cuttable=cuttable, key=own_words(part.key))


def _hint_runs(hints: Sequence[FooterHint]) -> list[BarRun]:
    runs: list[BarRun] = []
    for hint in hints:
        action = command_action(hint.keys[0][1])
        for number, (key, name) in enumerate(hint.keys):
            runs += [BarRun(" ")] if number else []
            runs.append(BarRun(own_words(key), "key", command_action(name)))
        runs += [BarRun(own_words(f" {hint.words}"), "quiet", action), BarRun("  ")]
    return runs
