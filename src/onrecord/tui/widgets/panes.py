"""The three panes of the main screen: their visibility and focus."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from onrecord.tui.breakpoints import Pane, visible_panes
from onrecord.tui.widgets.list_pane import ListPane
from onrecord.tui.widgets.reading_pane import ReadingPane


class Panes(Horizontal):
    """Section list, list and reading pane. `current` is the one that has the focus, or had it last."""

    def __init__(self) -> None:
        super().__init__(id="panes")
        self.current = Pane.LIST
        self.sections = ListPane(id=Pane.SECTIONS.value, counted=False)
        self.list_pane = ListPane(id=Pane.LIST.value)
        self.reading = ReadingPane(id=Pane.READING.value)

    def compose(self) -> ComposeResult:
        yield self.sections
        yield self.list_pane
        yield self.reading

    def widget(self, pane: Pane) -> ListPane | ReadingPane:
        """Return the widget of a pane."""
        return {Pane.SECTIONS: self.sections, Pane.LIST: self.list_pane}.get(pane, self.reading)

    @property
    def focused(self) -> ListPane | ReadingPane:
        """The pane that cursor keys act on; while the search box has the focus, the list."""
        if not any(pane.has_focus for pane in (self.sections, self.list_pane, self.reading)):
            return self.list_pane
        return self.widget(self.current)

    def go(self, pane: Pane) -> None:
        """Focus a pane, and show the other panes that fit beside it."""
        self.current = pane
        self.show_visible()
        self.screen.set_focus(self.widget(pane))

    def neighbor(self, step: int) -> Pane:
        """Return the pane to the right or left, stopping at the outermost ones."""
        panes = list(Pane)
        return panes[max(0, min(len(panes) - 1, panes.index(self.current) + step))]

    def show_visible(self) -> None:
        """Show as many panes as fit into the window."""
        visible = visible_panes(self.app.size.width, self.current)
        for pane in Pane:
            self.widget(pane).display = pane in visible

    def on_resize(self) -> None:
        self.show_visible()
