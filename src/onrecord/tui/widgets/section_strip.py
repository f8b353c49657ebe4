"""The strip of sections: one line with a tab for each section, which a click opens."""

from __future__ import annotations

from textual import events
from textual.message import Message

from onrecord.navigation import Browser, Section
from onrecord.text.cell_width import cell_width
from onrecord.tui.bar_run import StyledText
from onrecord.tui.header import Tab, strip_text, tab_at, tabs
from onrecord.tui.widgets.two_sided_bar import TwoSidedBar


class SectionStrip(TwoSidedBar):
    """The sections with their keys and counts; the open one is set off."""

    class Opened(Message):
        """A section was clicked."""

        def __init__(self, section: Section) -> None:
            super().__init__()
            self.section = section

    def __init__(self) -> None:
        super().__init__(id="strip")
        self._tabs: list[Tab] = []

    def show_sections(self, browser: Browser, right: StyledText = ()) -> None:
        """Show the sections of the pack in use, and a text at the right end."""
        self._tabs = tabs(browser, self.app.size, sum(1 + cell_width(run[0]) for run in right))
        self.show(strip_text(self._tabs, browser), right)

    def on_click(self, event: events.Click) -> None:
        if section := tab_at(self._tabs, event.x):
            self.post_message(self.Opened(section))
