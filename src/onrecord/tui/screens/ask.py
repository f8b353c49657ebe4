"""One line to be typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from onrecord.tui.breakpoints import settle
from onrecord.tui.screens.command_screen import all_typed
from onrecord.tui.screens.left_once import LeftOnce


class AskScreen(LeftOnce[None]):
    """`then` gets what was typed, if anything was; while `wrong` says why it will not do, it can be mended.

    Its keys have priority: those that follow are not typed into it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False, priority=True),
        Binding("enter", "enter", "Go", show=False, priority=True),
    ]

    def __init__(
        self, title: str, placeholder: str, wrong: Callable[[str], str | None], then: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._title = title
        self._placeholder = placeholder
        self._wrong = wrong
        self._then = then
        self._refused = ""

    def compose(self) -> ComposeResult:
        settle(self)
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = "Enter goes · Esc closes"
            yield Input(placeholder=self._placeholder, select_on_focus=False)
            yield Static("", id="wrong", markup=False)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Input))

    @on(Input.Changed)
    def _typed(self) -> None:
        """What was wrong is being mended; the message may be older than the refusal."""
        if self.query_one(Input).value.strip() != self._refused:
            self.query_one("#wrong", Static).update("")

    async def action_enter(self) -> None:
        field = self.query_one(Input)
        await all_typed(field)
        if self.left:
            return
        written = field.value.strip()
        if written and (message := self._wrong(written)):
            self._refused = written
            self.query_one("#wrong", Static).update(message)
            return
        self.dismiss()
        if written:
            self._then(written)
