"""The prompt: a sheet with one line to type."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from onrecord.session.dialogs import Prompt
from onrecord.session.outcome import Outcome
from onrecord.text.signs import signs
from onrecord.tui.input_gate import wait_for_typed_keys
from onrecord.tui.screens.sheet import ASKS_BEFORE_LEAVING, SheetHint, SheetScreen
from onrecord.tui.widgets.text_field import TextField


class PromptScreen(SheetScreen[Callable[[], Outcome] | None]):
    """A sheet for one line of text; it returns what is to be done with the text, or None.

    If the text is not valid, the sheet shows why, and stays open for a correction. Words of the user's own are told of
    while they are typed, and Esc asks before they are left.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False, priority=True),
        Binding("enter", "enter", "Go", show=False, priority=True),
    ]

    def __init__(self, prompt: Prompt) -> None:
        hints = (SheetHint("Enter", prompt.verb, "screen.enter"), SheetHint("Esc", "back", "screen.leave"))
        super().__init__(prompt.title, "", hints)
        self._field = TextField(prompt.placeholder)
        self._message = Static("", id="wrong", markup=False)
        self._prompt = prompt
        self._rejected_text = ""
        self._asked_about: str | None = None

    def contents(self) -> ComposeResult:
        with Horizontal(id="sheet-field"):
            yield Static(f"{signs().prompt} ", id="sheet-sign", markup=False)
            yield self._field
        yield self._message

    def on_mount(self) -> None:
        super().on_mount()
        self._field.value = self._prompt.text
        self._field.cursor_position = len(self._prompt.text)
        self.set_focus(self._field)

    @on(Input.Changed)
    def _typed(self) -> None:
        """Clear the error once the text is changed; the event may be older than the refusal."""
        text = self._field.value.strip()
        if self._prompt.typed:
            self._prompt.typed(text)
        if text not in (self._rejected_text, self._asked_about):
            self._asked_about = None
            self._message.update("")

    async def action_enter(self) -> None:
        await wait_for_typed_keys(self._field)
        text = self._field.value.strip()
        is_emptied = not text and self._prompt.text
        if (text or is_emptied) and (message := self._prompt.validate(text)):
            suggestion = self._prompt.suggest(text)
            if suggestion and text == self._rejected_text:
                self.dismiss(partial(self._prompt.answer, suggestion))
                return
            self._rejected_text = text
            self._show(f"{message} Enter again goes there" if suggestion else message)
            return
        self.dismiss(partial(self._prompt.answer, text) if text or self._prompt.takes_empty else None)

    async def kept_at_once(self) -> Callable[[], Outcome] | None:
        """Close the sheet without a question; return what keeps words of the user's own, None if there are none."""
        await wait_for_typed_keys(self._field)
        text = self._field.value.strip()
        self.dismiss(None)
        is_own = self._prompt.typed and text and text != self._prompt.text and not self._prompt.validate(text)
        return partial(self._prompt.answer, text) if is_own else None

    async def action_leave(self) -> None:
        """Close the sheet; if it would lose words of the user's own, only when asked for a second time."""
        await wait_for_typed_keys(self._field)
        text, dropped = self._field.value.strip(), self._prompt.dropped
        if dropped is None:
            self.dismiss(None)
            return
        if text and text != self._prompt.text and self._asked_about != text:
            self._asked_about = text
            self._show(ASKS_BEFORE_LEAVING)
            return
        self.dismiss(partial(dropped, text))

    def _show(self, message: str) -> None:
        """Show a message below the field."""
        self._message.update(message)
        # again: a sheet whose styles have just arrived was measured without the further lines of the message
        self.call_after_refresh(self.refresh, layout=True)
