"""The baseline of first paint: a minimal Textual app of six widgets that shows the marker from its command line."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Footer, Header, Input, OptionList, Static


class BaselineApp(App[None]):
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
    BaselineApp().run()
