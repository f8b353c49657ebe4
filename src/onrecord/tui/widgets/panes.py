"""The two panes of the main screen, list and reading pane: their arrangement, sizes and focus."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Container

from onrecord.navigation.row_lines import Arrangement
from onrecord.tui.arrangement import Pane, arrangement, has_strip, list_columns, list_rows
from onrecord.tui.widgets.list_pane import ListPane
from onrecord.tui.widgets.reading_pane import ReadingPane

HEADERS_AND_FOOTER = 2  # rows of the window that are no pane's
STEP = 2  # columns or rows by which a key moves the border


class PaneSizes(NamedTuple):
    """How far the user moved the border between the panes: columns beside each other, rows above each other."""

    columns: int = 0
    rows: int = 0
    zoomed: bool = False


NO_SHIFT = PaneSizes()


class Panes(Container):
    """List and reading pane. `current` is the one that has the focus, or had it last.

    If `reads_alone` is set, the reading pane takes the whole body while it is the current one. `has_results` gives the
    list more room where it stands above the text.
    """

    def __init__(self, sizes: PaneSizes = NO_SHIFT) -> None:
        super().__init__(id="panes")
        self.current = Pane.LIST
        self.sizes = sizes
        self.reads_alone = False
        self.has_results = False
        self.list_pane = ListPane(id=Pane.LIST.value, has_head=True)
        self.reading = ReadingPane(id=Pane.READING.value)

    def compose(self) -> ComposeResult:
        self.share_window()
        yield self.list_pane
        yield self.reading

    @property
    def arrangement(self) -> Arrangement:
        return arrangement(*self.app.size)

    @property
    def shows_both(self) -> bool:
        return all(self.widget(pane).display for pane in Pane)

    def widget(self, pane: Pane) -> ListPane | ReadingPane:
        """Return the widget of a pane."""
        return self.list_pane if pane is Pane.LIST else self.reading

    @property
    def focused(self) -> ListPane | ReadingPane:
        """The pane that cursor keys act on; while the search box has the focus, the list."""
        if not any(pane.has_focus for pane in (self.list_pane, self.reading)):
            return self.list_pane
        return self.widget(self.current)

    def go(self, pane: Pane) -> None:
        """Focus a pane, and show the other one if it fits beside it."""
        self.current = pane
        self.share_window()
        self.screen.set_focus(self.widget(pane))

    def neighbor(self, step: int) -> Pane:
        """Return the pane to the right or left, stopping at the outermost ones."""
        panes = list(Pane)
        return panes[max(0, min(len(panes) - 1, panes.index(self.current) + step))]

    def move_border(self, step: int) -> bool:
        """Give the list more or less room; return whether it could be moved: both panes are shown, and large enough."""
        if not self.shows_both:
            return False
        before = self.sizes
        if self.arrangement is Arrangement.SIDE_BY_SIDE:
            sizes = before._replace(columns=before.columns + step * STEP)
        else:
            sizes = before._replace(rows=before.rows + step * STEP)
        if self._list_room(sizes) == self._list_room(before):
            return False
        self.sizes = sizes
        self.share_window()
        return True

    def zoom(self) -> bool:
        """Show the current pane alone, or both again; return whether it is alone."""
        self.sizes = self.sizes._replace(zoomed=not self.sizes.zoomed)
        self.share_window()
        return self.sizes.zoomed

    def share_window(self) -> None:
        """Show one pane or both, as the window's size and the user want it."""
        how = self.arrangement
        alone = how is Arrangement.SINGLE or self.sizes.zoomed or (self.reads_alone and self.current is Pane.READING)
        for pane in Pane:
            widget = self.widget(pane)
            widget.display = not alone or pane is self.current
            widget.arrangement = how
        self.reading.has_rule = how is Arrangement.SIDE_BY_SIDE and not alone
        self.styles.layout = "horizontal" if how is Arrangement.SIDE_BY_SIDE else "vertical"
        is_beside = how is Arrangement.SIDE_BY_SIDE and not alone
        columns, rows = self._list_room(self.sizes)
        self.list_pane.styles.width = columns if is_beside else "1fr"
        is_above = how is Arrangement.STACKED and not alone
        self.list_pane.styles.height = rows if is_above else "1fr"

    def _list_room(self, sizes: PaneSizes) -> tuple[int, int]:
        """Return the columns of the list beside the text, and its rows above the text."""
        columns, rows = self.app.size
        body = rows - HEADERS_AND_FOOTER - int(has_strip(columns, rows))
        return list_columns(columns, sizes.columns), list_rows(body, sizes.rows, has_results=self.has_results)

    def on_resize(self) -> None:
        self.share_window()
