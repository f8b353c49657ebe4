"""A list widget that draws only its visible lines, so that long lists cost no more than short ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from onrecord.navigation import AnyRow, RowTarget
from onrecord.navigation.result_rows import heading_rows, row_of_target
from onrecord.navigation.row_details import choose_form
from onrecord.text.cell_width import cell_width, fit
from onrecord.tui.text_styles import text_styles
from onrecord.tui.widgets.list_note import lead_lines
from onrecord.tui.widgets.pane_border import set_subtitle


class ListPane(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of rows with a cursor, which skips headings; with `counted`, the border shows the cursor's position.

    A `lead` is a note in the first lines that says what the rows are; it does not scroll.
    """

    class Moved(Message):
        """The cursor has moved to another row."""

        def __init__(self, pane: ListPane, row: AnyRow) -> None:
            super().__init__()
            self.pane = pane
            self.row = row

        @property
        def control(self) -> ListPane:
            return self.pane

    class Chosen(Moved):
        """The row was clicked a second time; the first click only moves the cursor."""

    def __init__(self, *, id: str, counted: bool = True) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._counted = counted
        self.rows: Sequence[AnyRow] = ()
        self.cursor = -1
        self.lead: Sequence[str] = ()
        self._lead_text: list[str] = []
        self._headings: list[int] = []
        self._clicked: int | None = None

    @property
    def row(self) -> AnyRow | None:
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    @property
    def count(self) -> int:
        """The number of rows that the cursor can rest on."""
        return len(self.rows) - len(self._headings)

    def show(self, rows: Sequence[AnyRow], target: RowTarget | None, lead: Sequence[str] = ()) -> None:
        """Replace the rows, with the cursor on `target`, else on the first row that is not a heading.

        `lead` has the forms of the note above them, longest first; the last is wrapped if none fits.

        The same rows are not drawn again, since drawing takes the time.
        """
        if rows != self.rows or lead != self.lead:
            self.rows, self.lead = rows, lead if rows else ()
            self._headings = heading_rows(rows)
            self._lay_out_lead()
            self.refresh()
        self._set_cursor(self._index_of(target, self._index_at(0) if self.count else -1))

    def point_at(self, target: RowTarget | None) -> None:
        """Put the cursor on `target` if it is listed, without posting a message."""
        self._set_cursor(self._index_of(target, self.cursor))

    def _index_of(self, target: RowTarget | None, default: int) -> int:
        index = row_of_target(self.rows, target)
        return default if index is None else index

    def move(self, steps: int) -> None:
        """Move the cursor by so many rows, skipping headings; it stops at the ends."""
        if self.count:
            self._move_cursor(self._index_at(max(0, min(self.count - 1, self._position(self.cursor) + steps))))

    def page(self, pages: int) -> None:
        self.move(pages * max(1, self._row_lines - 1))

    def to_end(self, end: int) -> None:
        """Move the cursor to the last row if `end` is above 0, else to the first."""
        self.move(end * len(self.rows))

    def on_resize(self) -> None:
        self._lay_out_lead()
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = offset.y - self._lead_lines + self.scroll_offset.y
        if offset.y < self._lead_lines or not 0 <= index < len(self.rows) or not self.rows[index].target:
            return
        is_second = event.chain > 1 or index == self._clicked
        self._move_cursor(index)
        self._clicked = None if is_second else index
        if is_second:
            self.post_message(self.Chosen(self, self.rows[index]))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if y < self._lead_lines and width > 0:
            return self._render_lead(self._lead_text[y], width)
        index = y - self._lead_lines + self.scroll_offset.y
        if width <= 0 or not 0 <= index < len(self.rows):
            return Strip.blank(max(0, width), self.visual_style.rich_style)
        return self._render_row(index, width)

    @property
    def _lead_lines(self) -> int:
        return len(self._lead_text)

    def _lay_out_lead(self) -> None:
        """Wrap the lead to the current width, and make room for it above the rows."""
        text = lead_lines(self.lead, self.scrollable_content_region.width - 1, self.size.height)
        if text != self._lead_text:
            self._lead_text = text
            self.refresh()
        self.virtual_size = Size(0, len(self.rows) + self._lead_lines)

    @property
    def _row_lines(self) -> int:
        """The number of rows visible at once."""
        return self.size.height - self._lead_lines

    def _render_lead(self, text: str, width: int) -> Strip:
        return Strip([Segment(fit(f" {text}", width), self.visual_style.rich_style + text_styles(self.app)["detail"])])

    def _render_row(self, index: int, width: int) -> Strip:
        styles = text_styles(self.app)
        row, style = self.rows[index], self.visual_style.rich_style
        if index == self.cursor:  # on its bar every other color would be hard to read
            style += styles["row cursor" if self.has_focus else "row cursor away"]
            segments = _segments(row, width, Style.null(), styles["match on cursor"])
        else:
            style += styles["row" if row.target else "heading"]
            segments = _segments(row, width, styles["detail"], styles["match"])
        return Strip(segments).apply_style(style).adjust_cell_length(width, style)

    def _position(self, index: int) -> int:
        """Return the number of selectable rows above a row."""
        return index - bisect_left(self._headings, index)

    def _index_at(self, number: int) -> int:
        """Return the index of the row that has so many selectable rows above it."""
        index = number
        for heading in self._headings:
            if heading > index:
                break
            index += 1
        return index

    def _move_cursor(self, index: int) -> None:
        if index == self.cursor or not 0 <= index < len(self.rows):
            return
        self._set_cursor(index)
        self.post_message(self.Moved(self, self.rows[index]))

    def _set_cursor(self, index: int) -> None:
        """Put the cursor on a row and redraw the two lines that change; scrolling redraws all lines by itself."""
        if index != self.cursor:
            self._clicked = None
            self.refresh_line(self.cursor + self._lead_lines)
            self.refresh_line(index + self._lead_lines)
            self.cursor = index
        self._reveal()
        self._show_position()

    def _show_position(self) -> None:
        if not self._counted:
            return
        set_subtitle(self, f"{self._position(self.cursor) + 1}/{self.count}" if self.cursor >= 0 else "")

    def _reveal(self) -> None:
        """Scroll to show the cursor, a heading directly above it, and with the last row the lines below it."""
        height = self._row_lines
        if self.cursor < 0 or height <= 0:
            return
        is_last = self._position(self.cursor) == self.count - 1
        below = min(len(self.rows), self.cursor + height) - 1 if is_last else self.cursor
        above = (
            self.cursor - 1 if self.cursor - 1 in self._headings and below - self.cursor < height - 1 else self.cursor
        )
        top = self.scroll_offset.y
        if above < top:
            self.scroll_to(y=above, animate=False, immediate=True)
        elif below >= top + height:
            self.scroll_to(y=below - height + 1, animate=False, immediate=True)


def _segments(row: AnyRow, width: int, detail: Style, match: Style) -> list[Segment]:
    """Return the segments of a row: its label or short form, cut to fit, and its detail at the right end."""
    text, marks, detail_text = " " + _one_line(row.label), row.marks, _detail(row, width)
    room = width - cell_width(detail_text) - 2 if detail_text else width - 1
    if row.short_label and cell_width(text) > room:
        text, marks = " " + _one_line(row.short_label), ()
    segments = list(_highlighted(fit(text, max(0, room)), marks, match))
    if detail_text:
        segments += [Segment(" "), Segment(detail_text, detail)]
    return segments


def _detail(row: AnyRow, width: int) -> str:
    """Return the longest form of the detail that fits; the shortest is cut in the narrowest list."""
    forms = (row.detail, *row.shorter_details)
    if not row.detail:
        return ""
    form = forms[choose_form([cell_width(form) for form in forms], cell_width(row.label) + 1, width)]
    return fit(form, min(cell_width(form), max(1, width - 1)))


def _highlighted(text: str, marks: tuple[tuple[int, int], ...], style: Style) -> Iterator[Segment]:
    """Yield the text as segments, with `marks` highlighted, which are spans counted from the second character.

    Invalid spans never change the text.
    """
    position = 0
    for mark in marks:
        start, end = (max(position, offset + 1) for offset in mark)
        yield Segment(text[position:start])
        yield Segment(text[start:end], style)
        position = end
    yield Segment(text[position:])


def _one_line(text: str) -> str:
    """Return the text with a blank for each line end, which would write into other rows and panes; marks stay valid."""
    return text.replace("\n", " ")
