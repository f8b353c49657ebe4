"""Base class of panes: their cursor stays in sight above a sheet that covers them, and they scroll back to a line."""

from typing import NamedTuple

from onrecord.tui.widgets.sized_view import SizedView


class PlaceBefore(NamedTuple):
    """The place of a pane's cursor, and its first visible line, before a sheet covered the pane."""

    cursor: object
    top: int


class CoveredPane(SizedView):
    """A pane of a page over which sheets rise."""

    covered_lines = 0
    _place_before: PlaceBefore | None = None
    _scrolls_back_to: tuple[int, int] | None = None

    @property
    def has_keys(self) -> bool:
        """Return whether the pane has the focus, and no sheet over its screen has taken it."""
        return self.has_focus and self.screen.is_active

    def cover(self, lines: int) -> None:
        """Keep the cursor above so many of the lowest lines, which a sheet covers; with 0, be as before the sheet."""
        before = self._place_before or PlaceBefore(self._cursor_place(), self.scroll_offset.y)
        self._place_before = before if lines else None
        self.covered_lines = lines
        self._set_height()
        is_same = before.cursor == self._cursor_place()
        if is_same:
            self.scroll_to(y=before.top, animate=False, immediate=True, force=True)
        if lines or not is_same:
            self._reveal()
        self.refresh()

    def scroll_back(self, line: int, width: int) -> bool:
        """Begin with the line that came first in a pane of that width; return False in one of another width.

        A pane that was hidden has no width yet, and scrolls when it gets one.
        """
        self._scrolls_back_to = (line, width) if self.size.width == 0 else None
        if self.size.width == width:
            self.scroll_to(y=line, animate=False, immediate=True, force=True)
        return self.size.width == width

    def scroll_back_when_sized(self) -> None:
        """Scroll back if that waited until the pane is drawn."""
        if self._scrolls_back_to:
            self.scroll_back(*self._scrolls_back_to)

    def _cursor_place(self) -> object:
        """Return what the cursor is on, which is another value after the contents have changed."""
        raise NotImplementedError

    def _set_height(self) -> None:
        """Let the pane scroll over all of its lines, and over those that are covered."""
        raise NotImplementedError

    def _reveal(self) -> None:
        """Scroll to show what the cursor is on."""
        raise NotImplementedError
