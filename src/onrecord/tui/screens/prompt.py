"""The prompt: a sheet with one line to type."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from onrecord.session.outcome import Prompt
from onrecord.text.signs import signs
from onrecord.tui.input_gate import wait_for_typed_keys
from onrecord.tui.screens.sheet import SheetHint, SheetScreen
from onrecord.tui.widgets.text_field import TextField


class PromptScreen(SheetScreen[str | None]):
    """A sheet for one line of text; it returns the text, or None.

    If the text is not valid, the sheet shows why, and stays open for a correction.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False, priority=True),
        Binding("enter", "enter", "Go", show=False, priority=True),
    ]

    def __init__(self, prompt: Prompt) -> None:
        hints = (SheetHint("Enter", "go", "screen.enter"), SheetHint("Esc", "back", "screen.dismiss(None)"))
        super().__init__(prompt.title, "", hints)
        self._field = TextField(prompt.placeholder)
        self._message = Static("", id="wrong", markup=False)
        self._validate, self._suggest = prompt.validate, prompt.suggest
        self._rejected_text = ""
        self._first_text = prompt.text

    def contents(self) -> ComposeResult:
        with Horizontal(id="sheet-field"):
            yield Static(f"{signs().prompt} ", id="sheet-sign", markup=False)
            yield self._field
        yield self._message

    def on_mount(self) -> None:
        super().on_mount()
        self._field.value = self._first_text
        self._field.cursor_position = len(self._first_text)
        self.set_focus(self._field)

    @on(Input.Changed)
    def _typed(self) -> None:
        """Clear the error once the text is changed; the event may be older than the refusal."""
        if self._field.value.strip() != self._rejected_text:
            self._message.update("")

    async def action_enter(self) -> None:
        await wait_for_typed_keys(self._field)
        text = self._field.value.strip()
        if text and (message := self._validate(text)):
            suggestion = self._suggest(text)
            if suggestion and text == self._rejected_text:
                self.dismiss(suggestion)
                return
            self._rejected_text = text
            self._message.update(f"{message} Enter again goes there" if suggestion else message)
            # again: a sheet whose styles have just arrived was measured without the further lines of the message
            self.call_after_refresh(self.refresh, layout=True)
            return
        self.dismiss(text or None)
