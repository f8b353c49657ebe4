"""The floor of the first paint: a Textual app of six widgets that does nothing but show the marker it is given."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Footer, Header, Input, OptionList, Static


class SixWidgets(App[None]):
    CSS = "OptionList, Static { width: 1fr; height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield Header()
        yield Input()
        with Horizontal():
            yield OptionList("Sections")
            yield OptionList(sys.argv[1])
            yield Static("Text")
        yield Footer()


if __name__ == "__main__":
    SixWidgets().run()
