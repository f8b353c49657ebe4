"""How far each place was scrolled, and where its cursor was, so that going back leads to the same line."""

from typing import TYPE_CHECKING, NamedTuple

from onrecord.navigation import Anchor, Location

if TYPE_CHECKING:
    from onrecord.tui.widgets.list_pane import ListPane
    from onrecord.tui.widgets.reading_pane import ReadingPane

MAX_PLACES = 200


class ViewPosition(NamedTuple):
    """The cursor of the text, and the first visible lines of text and list in panes of a given width."""

    cursor: Anchor | None
    text_top: int
    text_width: int
    list_top: int
    list_width: int


class ViewMemory:
    """The positions of the panes at the last locations."""

    def __init__(self) -> None:
        self._positions: dict[Location, ViewPosition] = {}

    def remember(self, location: Location, reading: "ReadingPane", rows: "ListPane") -> None:
        """Remember how the panes stand at a location."""
        self._positions.pop(location, None)
        self._positions[location] = ViewPosition(
            reading.selection.cursor, reading.scroll_offset.y, reading.size.width, rows.scroll_offset.y, rows.size.width
        )
        while len(self._positions) > MAX_PLACES:
            del self._positions[next(iter(self._positions))]

    def restore(self, location: Location, reading: "ReadingPane", rows: "ListPane", *, reads: bool) -> None:
        """Let the panes stand at a location as they did; where their width has changed, only the cursor does."""
        position = self._positions.get(location)
        if position is None:
            return
        reading.return_to(
            position.cursor if reads else None, position.text_top if position.text_width == reading.size.width else None
        )
        if position.list_width == rows.size.width:
            rows.return_to(position.list_top)
