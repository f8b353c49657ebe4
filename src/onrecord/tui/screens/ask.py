"""One line to be typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from onrecord.tui.screens.command_screen import all_typed


class AskScreen(ModalScreen[None]):
    """`then` gets what was typed, if anything was. Its keys have priority: those that follow are not typed into it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False, priority=True),
        Binding("enter", "enter", "Go", show=False, priority=True),
    ]

    def __init__(self, title: str, placeholder: str, then: Callable[[str], None]) -> None:
        super().__init__()
        self._title = title
        self._placeholder = placeholder
        self._then = then

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = "Enter goes · Esc closes"
            yield Input(placeholder=self._placeholder)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Input))

    async def action_enter(self) -> None:
        field = self.query_one(Input)
        await all_typed(field)
        self.dismiss()
        if written := field.value.strip():
            self._then(written)
