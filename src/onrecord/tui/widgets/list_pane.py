"""A list drawn line by line: only what is seen costs anything, however long it is."""

from __future__ import annotations

from bisect import bisect_left
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from onrecord.reading import AnyRow, Target


class ListPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with a cursor; headings cannot be landed on."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--row",
        "list--heading",
        "list--detail",
        "list--match",
        "list--cursor",
        "list--cursor-away",
    }

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
        """The row was clicked."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.rows: tuple[AnyRow, ...] = ()
        self.cursor = -1
        self._places: list[int] = []

    @property
    def row(self) -> AnyRow | None:
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def show(self, rows: tuple[AnyRow, ...], target: Target | None) -> None:
        """Replace the rows, with the cursor on `target`, else on the first row that can have it."""
        self.rows = rows
        self._places = [n for n, row in enumerate(rows) if row.target]
        self.cursor = self._places[0] if self._places else -1
        self.virtual_size = Size(0, len(rows))
        self.point_at(target)

    def point_at(self, target: Target | None) -> None:
        """Put the cursor on `target` if it is listed, without telling anyone."""
        if target is not None:
            self.cursor = next((n for n, row in enumerate(self.rows) if row.target == target), self.cursor)
        self._reveal()
        self._tell_position()
        self.refresh()

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
        if 0 <= index < len(self.rows) and self.rows[index].target:
            self._land(index)
            self.post_message(self.Chosen(self, self.rows[index]))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        if width <= 0 or not 0 <= index < len(self.rows):
            return Strip.blank(max(0, width), self.visual_style.rich_style)
        row = self.rows[index]
        style = self._row_style(index)
        plain = index == self.cursor  # on the cursor's bar every other colour would be hard to read
        detail = Style() if plain else self.get_component_rich_style("list--detail", partial=True)
        match = Style(underline=True) if plain else self.get_component_rich_style("list--match", partial=True)
        strip = Strip(list(_row_text(row, width, detail, match).render(self.app.console)))
        return strip.apply_style(style).adjust_cell_length(width, style)

    def _row_style(self, index: int) -> Style:
        if self.rows[index].target is None:
            return self.get_component_rich_style("list--heading")
        if index != self.cursor:
            return self.get_component_rich_style("list--row")
        return self.get_component_rich_style("list--cursor" if self.has_focus else "list--cursor-away")

    def _from(self, index: int, step: int) -> range:
        return range(index + step, len(self.rows) if step > 0 else -1, step)

    def _land(self, index: int) -> None:
        if index == self.cursor or not 0 <= index < len(self.rows):
            return
        self.cursor = index
        self._reveal()
        self._tell_position()
        self.refresh()
        self.post_message(self.Moved(self, self.rows[index]))

    def _tell_position(self) -> None:
        at = bisect_left(self._places, self.cursor) + 1
        self.border_subtitle = f"{at}/{len(self._places)}" if self.cursor >= 0 else ""

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


def _row_text(row: AnyRow, width: int, detail: Style, match: Style) -> Text:
    """The label, or else its short form, cut to fit, and the detail at the right end if there is room for both."""
    room = width - len(row.detail) - 2 if row.detail and width >= len(row.detail) * 2 + 8 else width - 1
    text = Text(" " + row.label)
    for start, end in row.marks:
        text.stylize(match, start + 1, end + 1)
    if row.short and text.cell_len > room:
        text = Text(" " + row.short)
    text.truncate(max(1, room), overflow="ellipsis", pad=True)
    if room < width - 1:
        text.append(" ").append(row.detail, detail)
    return text
