"""Read the cells of the screen as they go to the terminal: what the compositor has after all filters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.color import Color
from rich.style import Style

from onrecord.tui import OnrecordApp
from tests.support.color_science import RGB


class Run(NamedTuple):
    """Adjoining cells of one style: their text, and what is drawn on what, reverse video resolved."""

    line: int
    column: int
    text: str
    color: Color | None
    ground: Color | None
    style: Style

    @property
    def pair(self) -> tuple[RGB, RGB]:
        """The colors as RGB; there must be both."""
        assert self.color, self
        assert self.ground, self
        return rgb(self.color), rgb(self.ground)


def runs(app: OnrecordApp) -> Iterator[Run]:
    """Yield all runs on the screen that are not blank."""
    width, height = app.size
    for line, strip in enumerate(app.screen._compositor.render_strips()[:height]):
        column = 0
        for segment in strip.crop(0, width):
            style = segment.style or Style.null()
            color, ground = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
            if segment.text.strip() or style.underline:
                yield Run(line, column, segment.text, color, ground, style)
            column += segment.cell_length


def rgb(color: Color) -> RGB:
    """Return the red, green and blue of a color that does not depend on the terminal."""
    assert not color.is_default, color
    assert not color.is_system_defined, color
    triplet = color.get_truecolor()
    return triplet.red, triplet.green, triplet.blue
