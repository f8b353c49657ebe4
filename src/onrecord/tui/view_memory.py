"""The scroll position, cursor and pane of each place: going back leads to the same line."""

from typing import TYPE_CHECKING, NamedTuple

from onrecord.navigation import Location
from onrecord.tui.arrangement import Pane

if TYPE_CHECKING:
    from onrecord.navigation.word_positions import SelectionState
    from onrecord.tui.widgets.list_pane import ListPane
    from onrecord.tui.widgets.reading_pane import ReadingPane

MAX_PLACES = 200


class ViewPosition(NamedTuple):
    """The pane with the keys, what is selected in the text, and the first visible lines of panes of a given width."""

    pane: Pane
    selection: "SelectionState"
    text_top: int
    text_width: int
    list_top: int
    list_width: int


class ViewMemory:
    """The positions of the panes at the last locations."""

    def __init__(self) -> None:
        self._positions: dict[Location, ViewPosition] = {}

    def remember(self, location: Location, pane: Pane, reading: "ReadingPane", rows: "ListPane") -> None:
        """Remember how the panes stand at a location."""
        self._positions.pop(location, None)
        self._positions[location] = ViewPosition(
            pane,
            reading.selection.state,
            reading.scroll_offset.y,
            reading.size.width,
            rows.scroll_offset.y,
            rows.size.width,
        )
        while len(self._positions) > MAX_PLACES:
            del self._positions[next(iter(self._positions))]

    def pane_at(self, location: Location) -> Pane | None:
        """Return the pane that had the keys at a location; None if that is not remembered."""
        position = self._positions.get(location)
        return position.pane if position else None

    def restore(self, location: Location, reading: "ReadingPane", rows: "ListPane") -> None:
        """Let the panes stand at a location as they did; where their width has changed, only the cursor does."""
        position = self._positions.get(location)
        if position is None:
            return
        selected = position.selection if position.pane is Pane.READING else None
        reading.return_to(selected, position.text_top, position.text_width)
        rows.return_to(position.list_top, position.list_width)
