"""A sheet to write several lines in: Enter begins a line, ctrl+s keeps the text, and Esc asks before it is dropped.

Once Esc has asked, Enter keeps it, too: ctrl+s may be a key of the program around the terminal.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.widgets import Static, TextArea

from onrecord.session.dialogs import LongPrompt
from onrecord.session.outcome import Outcome
from onrecord.tui.cursor_place import HasCursor
from onrecord.tui.input_gate import wait_for_typed_keys
from onrecord.tui.screens.sheet import ASKS_BEFORE_LEAVING, SheetHint, SheetScreen

LEAST_FIELD_ROWS, MOST_FIELD_ROWS = 3, 16
KEEP_KEY = "ctrl+s"


class LinesField(HasCursor, TextArea):
    """A field of several lines, in which nothing blinks."""

    takes_letters = True

    def __init__(self, text: str) -> None:
        super().__init__(text, id="lines", soft_wrap=True, show_line_numbers=False, compact=True)
        self.cursor_blink = False
        self.takes_enter = True
        self.move_cursor(self.document.end)

    @property
    def cursor_place(self) -> Offset:
        x, y = self.cursor_screen_offset
        return Offset(x - self.content_region.x, y - self.content_region.y)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Return whether a key is written into the field."""
        return (key == "enter" and self.takes_enter) or super().check_consume_key(key, character)


class WritingScreen(SheetScreen[Callable[[], Outcome] | None]):
    """A sheet with a field of several lines; it returns what is to be done with the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False, priority=True),
        Binding(f"{KEEP_KEY},enter", "keep", "Keep", show=False, priority=True),
    ]

    def __init__(self, prompt: LongPrompt) -> None:
        hints = (
            SheetHint(KEEP_KEY, "keeps it", "screen.keep"),
            SheetHint("Enter", "a new line"),
            SheetHint("Esc", "back", "screen.leave"),
        )
        super().__init__(prompt.title, "", hints)
        self._prompt = prompt
        self._field = LinesField(prompt.text)
        self._asked_about: str | None = None
        self._comes_with_message = False

    def contents(self) -> ComposeResult:
        if self._prompt.about:
            yield Static(self._prompt.about, id="about", markup=False)
        yield self._field

    def on_mount(self) -> None:
        super().on_mount()
        self.set_focus(self._field)

    def lay_out(self, size: Size) -> None:
        about = 0 if self.takes_window or not self._prompt.about else 3
        rows = max(1, self.room - about)
        self._field.styles.height = (
            rows if self.takes_window else min(rows, max(LEAST_FIELD_ROWS, min(MOST_FIELD_ROWS, size.height // 3)))
        )

    @on(TextArea.Changed)
    def _typed(self) -> None:
        """Tell of the text after each change, so that it survives an end of the program."""
        self._prompt.typed(self._field.text)
        if self._comes_with_message:
            self._comes_with_message = False
        elif self.message and self._asked_about != self._field.text:
            self._asked_about, self._field.takes_enter = None, True
            self.say("")

    def say_of_paste(self, notice: str) -> None:
        """Show a notice on what is pasted next until the text is changed again."""
        self._comes_with_message = True
        self.say(notice)

    async def action_keep(self) -> None:
        """Close the sheet, and keep what was written."""
        await wait_for_typed_keys(self._field)
        if message := self._prompt.validate(self._field.text):
            self.say(message)
        else:
            self.dismiss(partial(self._prompt.answer, self._field.text))

    async def kept_at_once(self) -> Callable[[], Outcome] | None:
        """Close the sheet without a question; return what keeps what was typed, None if nothing was."""
        await wait_for_typed_keys(self._field)
        text = self._field.text
        self.dismiss(None)
        return partial(self._prompt.answer, text) if text.strip() and text != self._prompt.text else None

    async def action_leave(self) -> None:
        """Close the sheet; if something was typed, only when asked for a second time."""
        await wait_for_typed_keys(self._field)
        text = self._field.text
        if text != self._prompt.text and self._asked_about != text:
            self._asked_about, self._field.takes_enter = text, False
            self.say(ASKS_BEFORE_LEAVING)
            return
        self.dismiss(partial(self._prompt.dropped, text))
