"""The two panes of the main screen, list and reading pane: their arrangement, sizes and focus."""

from textual.app import ComposeResult
from textual.containers import Container

from onrecord.navigation.row_lines import Arrangement
from onrecord.settings import PaneSizes
from onrecord.tui.arrangement import NO_SHIFT, Pane, arrangement, has_strip, list_columns, list_rows
from onrecord.tui.widgets.list_pane import ListPane
from onrecord.tui.widgets.reading_pane import ReadingPane

HEADERS_AND_FOOTER = 2  # rows of the window that are no pane's
STEP = 2  # columns or rows by which a key moves the border


class Panes(Container):
    """List and reading pane. `current` is the one that has the focus, or had it last.

    If `reads_alone` is set, the reading pane takes the whole body while it is the current one. `has_results` gives the
    list more room where it stands above the text. With `one_pane` only the current one is shown, whatever the window.
    """

    def __init__(self, sizes: PaneSizes = NO_SHIFT, *, one_pane: bool = False) -> None:
        super().__init__(id="panes")
        self.one_pane = one_pane
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

    @property
    def is_zoomed(self) -> bool:
        """Return whether one pane is alone where there is room for both; each arrangement remembers that for itself."""
        how = self.arrangement
        return {
            Arrangement.SIDE_BY_SIDE: self.sizes.zoomed_beside,
            Arrangement.STACKED: self.sizes.zoomed_stacked,
            Arrangement.SINGLE: False,
        }[how]

    def move_border(self, step: int) -> bool:
        """Give the list more or less room; return False where there is no border between two panes, or no room."""
        is_beside = self.arrangement is Arrangement.SIDE_BY_SIDE
        if self._shows_one:
            return False
        before, room = (self._list_columns, self._list_rows), self.sizes
        if is_beside:
            self.sizes = room._replace(columns=room.columns + step * STEP)
        else:
            self.sizes = room._replace(rows=room.rows + step * STEP)
        if (self._list_columns, self._list_rows) == before:
            self.sizes = room
            return False
        self.share_window()
        return True

    def zoom(self) -> bool | None:
        """Show the current pane alone, or both again; return whether it is alone, None if no window would show both."""
        if self.one_pane:
            return None
        match self.arrangement:
            case Arrangement.SIDE_BY_SIDE:
                self.sizes = self.sizes._replace(zoomed_beside=not self.sizes.zoomed_beside)
            case Arrangement.STACKED:
                self.sizes = self.sizes._replace(zoomed_stacked=not self.sizes.zoomed_stacked)
            case Arrangement.SINGLE:
                return None
        self.share_window()
        return self.is_zoomed

    @property
    def _shows_one(self) -> bool:
        is_single = self.one_pane or self.arrangement is Arrangement.SINGLE
        return is_single or self.is_zoomed or (self.reads_alone and self.current is Pane.READING)

    @property
    def _list_columns(self) -> int:
        return list_columns(self.app.size.width, self.sizes.columns)

    @property
    def _list_rows(self) -> int:
        columns, rows = self.app.size
        body = rows - HEADERS_AND_FOOTER - int(has_strip(columns, rows))
        return list_rows(body, self.sizes.rows, has_results=self.has_results)

    def share_window(self) -> None:
        """Show one pane or both, as the window's size and the user want it."""
        how, alone = self.arrangement, self._shows_one
        for pane in Pane:
            widget = self.widget(pane)
            widget.display = not alone or pane is self.current
            widget.arrangement = how
        is_beside = how is Arrangement.SIDE_BY_SIDE
        self.reading.has_rule = is_beside and not alone
        self.styles.layout = "horizontal" if is_beside else "vertical"
        self.list_pane.styles.width = self._list_columns if is_beside and not alone else "1fr"
        self.list_pane.styles.height = self._list_rows if how is Arrangement.STACKED and not alone else "1fr"

    def on_resize(self) -> None:
        self.share_window()
