"""Base class of panes: while a sheet covers their lowest lines, their cursor stays in sight above it."""

from typing import NamedTuple

from textual.scroll_view import ScrollView


class PlaceBefore(NamedTuple):
    """What a pane's cursor was on, and its first visible line, before a sheet covered the pane."""

    cursor: object
    top: int


class CoveredPane(ScrollView, can_focus=True, inherit_bindings=False):
    """A pane of a page over which sheets rise."""

    covered_lines = 0
    _place_before: PlaceBefore | None = None

    @property
    def has_keys(self) -> bool:
        """Whether the pane has the focus, and no sheet over its screen has taken it."""
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

    def _cursor_place(self) -> object:
        """Return what the cursor is on, which is another value after the contents have changed."""
        raise NotImplementedError

    def _set_height(self) -> None:
        """Let the pane scroll over all of its lines, and over those that are covered."""
        raise NotImplementedError

    def _reveal(self) -> None:
        """Scroll to show what the cursor is on."""
        raise NotImplementedError
