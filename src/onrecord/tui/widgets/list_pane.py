"""A list drawn line by line: only what is seen costs anything, however long it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from onrecord.reading import AnyRow, Target
from onrecord.tui.looks import looks
from onrecord.tui.widgets.border import tell_below


class ListPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with a cursor; headings cannot be landed on. `counted` says on the border which of how many it is on."""

    class Moved(Message):
        """The cursor rests on another row."""

        def __init__(self, pane: ListPane, row: AnyRow) -> None:
            super().__init__()
            self.pane = pane
            self.row = row

        @property
        def control(self) -> ListPane:
            return self.pane

    class Chosen(Moved):
        """The row was clicked a second time: the first click is what the moving keys are."""

    def __init__(self, *, id: str, counted: bool = True) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._counted = counted
        self.rows: tuple[AnyRow, ...] = ()
        self.cursor = -1
        self._places: list[int] = []
        self._clicked: int | None = None

    @property
    def row(self) -> AnyRow | None:
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def show(self, rows: tuple[AnyRow, ...], target: Target | None) -> None:
        """Replace the rows, with the cursor on `target`, else on the first row that can have it.

        The same rows again are not drawn again, since drawing is what takes time.
        """
        if rows != self.rows:
            self.rows = rows
            self._places = [n for n, row in enumerate(rows) if row.target]
            self.virtual_size = Size(0, len(rows))
            self.refresh()
        self._put(self._place_of(target, self._places[0] if self._places else -1))

    def point_at(self, target: Target | None) -> None:
        """Put the cursor on `target` if it is listed, without telling anyone."""
        self._put(self._place_of(target, self.cursor))

    def _place_of(self, target: Target | None, otherwise: int) -> int:
        if target is None:
            return otherwise
        return next((n for n, row in enumerate(self.rows) if row.target == target), otherwise)

    def move(self, steps: int) -> None:
        """Move the cursor by rows that can have it; it stops at the ends."""
        index = self.cursor
        step = 1 if steps > 0 else -1
        for _ in range(abs(steps)):
            following = next((n for n in self._from(index, step) if self.rows[n].target), None)
            if following is None:
                break
            index = following
        self._land(index)

    def page(self, pages: int) -> None:
        self.move(pages * max(1, self.size.height - 1))

    def to_end(self, end: int) -> None:
        """To the last row if `end` is above 0, else to the first."""
        self.move(end * len(self.rows))

    def on_resize(self) -> None:
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = offset.y + self.scroll_offset.y
        if not 0 <= index < len(self.rows) or not self.rows[index].target:
            return
        again = event.chain > 1 or index == self._clicked
        self._land(index)
        self._clicked = None if again else index
        if again:
            self.post_message(self.Chosen(self, self.rows[index]))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        if width <= 0 or not 0 <= index < len(self.rows):
            return Strip.blank(max(0, width), self.visual_style.rich_style)
        return self._drawn(index, width)

    def _drawn(self, index: int, width: int) -> Strip:
        parts = looks(self.app)
        row, style = self.rows[index], self.visual_style.rich_style
        if index == self.cursor:  # on its bar every other colour would be hard to read
            style += parts["row cursor" if self.has_focus else "row cursor away"]
            segments = _segments(row, width, Style.null(), parts["match on cursor"])
        else:
            style += parts["row" if row.target else "heading"]
            segments = _segments(row, width, parts["detail"], parts["match"])
        return Strip(segments).apply_style(style).adjust_cell_length(width, style)

    def _from(self, index: int, step: int) -> range:
        return range(index + step, len(self.rows) if step > 0 else -1, step)

    def _land(self, index: int) -> None:
        if index == self.cursor or not 0 <= index < len(self.rows):
            return
        self._put(index)
        self.post_message(self.Moved(self, self.rows[index]))

    def _put(self, index: int) -> None:
        """Draw the two lines anew that are not what they were; scrolling draws all of them by itself."""
        if index != self.cursor:
            self._clicked = None
            self.refresh_line(self.cursor)
            self.refresh_line(index)
            self.cursor = index
        self._reveal()
        self._tell_position()

    def _tell_position(self) -> None:
        if not self._counted:
            return
        at = bisect_left(self._places, self.cursor) + 1
        tell_below(self, f"{at}/{len(self._places)}" if self.cursor >= 0 else "")

    def _reveal(self) -> None:
        """Scroll so that the cursor is seen, with a heading just above it."""
        if self.cursor < 0 or self.size.height <= 0:
            return
        above = self.cursor - 1 if self.cursor > 0 and self.rows[self.cursor - 1].target is None else self.cursor
        top = self.scroll_offset.y
        if above < top:
            self.scroll_to(y=above, animate=False, immediate=True)
        elif self.cursor >= top + self.size.height:
            self.scroll_to(y=self.cursor - self.size.height + 1, animate=False, immediate=True)


def _segments(row: AnyRow, width: int, detail: Style, match: Style) -> list[Segment]:
    """The label, or else its short form, cut to fit, and the detail at the right end if there is room for both."""
    room = width - len(row.detail) - 2 if row.detail and width >= len(row.detail) * 2 + 8 else width - 1
    text, marks = " " + row.label, row.marks
    if row.short and cell_len(text) > room:
        text, marks = " " + row.short, ()
    segments = list(_marked(_fitted(text, max(1, room)), marks, match))
    if room < width - 1:
        segments += [Segment(" "), Segment(row.detail, detail)]
    return segments


def _fitted(text: str, width: int) -> str:
    """Exactly so many cells; where something is cut off, the last one says so."""
    return set_cell_size(text, width) if cell_len(text) <= width else set_cell_size(text, width - 1) + "…"


def _marked(text: str, marks: tuple[tuple[int, int], ...], look: Style) -> Iterator[Segment]:
    """`marks` are spans of what follows the first character. Whatever they are, the text stays what it is."""
    done = 0
    for mark in marks:
        start, end = (max(done, place + 1) for place in mark)
        yield Segment(text[done:start])
        yield Segment(text[start:end], look)
        done = end
    yield Segment(text[done:])
