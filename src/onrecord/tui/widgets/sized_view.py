"""Base class of the panes that find their lines for their size: before they are drawn at a new size, not after."""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class SizedView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scroll view whose lines depend on its size.

    Textual's event of a new size comes only after the view was drawn at that size, with the lines of the former one.
    """

    _fitted = Size(0, 0)

    def fit_to_size(self) -> None:
        """Find the lines for the present size, and scroll as far as that asks for."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        self._fit()
        return super().render_lines(crop)

    def on_resize(self) -> None:
        self._fit()

    def on_hide(self) -> None:
        """Find the lines again when it is shown again: while it is hidden it has no room, whatever it is to show."""
        self._fitted = Size(0, 0)

    def _fit(self) -> None:
        if self.size != self._fitted:
            self._fitted = self.size
            self.fit_to_size()
