"""The search line: a box to type in, and what is listed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from onrecord.tui.widgets.bar import Bar


class Finder(Horizontal):
    """Posts Input.Changed and Input.Submitted when somebody types."""

    def __init__(self) -> None:
        super().__init__(id="finder")

    def compose(self) -> ComposeResult:
        yield Static(" / ", id="finder-key", markup=False)
        yield Input(placeholder="search the record…", id="finder-input", select_on_focus=False)
        yield Bar(id="finder-info")

    @property
    def box(self) -> Input:
        return self.query_one(Input)

    def tell(self, text: str) -> None:
        """Show what is listed, at the right end."""
        info = self.query_one(Bar)
        info.styles.width = len(text) + 3
        info.show("", text)

    def put(self, text: str) -> None:
        """Fill the box without anything being searched for."""
        with self.prevent(Input.Changed):
            self.box.value = text
