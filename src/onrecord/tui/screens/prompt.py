"""The prompt: a dialog with one line to type."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from onrecord.session.outcome import Prompt
from onrecord.tui.input_gate import wait_for_typed_keys
from onrecord.tui.screens.dialog import DialogScreen


class PromptScreen(DialogScreen[str | None]):
    """A dialog for one line of text; it returns the text, or None.

    If the text is not valid, the dialog shows why, and stays open for a correction.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False, priority=True),
        Binding("enter", "enter", "Go", show=False, priority=True),
    ]

    def __init__(self, prompt: Prompt) -> None:
        super().__init__(prompt.title, "Enter goes · Esc closes")
        self._field = Input(placeholder=prompt.placeholder, select_on_focus=False)
        self._message = Static("", id="wrong", markup=False)
        self._validate = prompt.validate
        self._rejected_text = ""

    def contents(self) -> ComposeResult:
        yield self._field
        yield self._message

    def on_mount(self) -> None:
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
            self._rejected_text = text
            self._message.update(message)
            # again: a dialog whose styles have just arrived was measured without the further lines of the message
            self.call_after_refresh(self.refresh, layout=True)
            return
        self.dismiss(text or None)
