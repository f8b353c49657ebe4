"""A list widget that draws only its visible lines, so that long lists cost no more than short ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from onrecord.navigation import RowTarget
from onrecord.navigation.list_lines import ListLines
from onrecord.navigation.listed_rows import row_of_target
from onrecord.navigation.row_lines import Arrangement, RowLine, RowShape, spans_text
from onrecord.text.cell_width import blanks_before, fit
from onrecord.text.signs import has_ascii_signs, signs
from onrecord.tui.cursor_place import HasCursor
from onrecord.tui.page_steps import page_step
from onrecord.tui.row_segments import line_segments
from onrecord.tui.text_styles import TextStyles, text_styles
from onrecord.tui.widgets.covered_pane import CoveredPane
from onrecord.tui.widgets.list_note import lead_lines
from onrecord.tui.widgets.rules import rule_strip

if TYPE_CHECKING:
    from onrecord.navigation.collected_rows import CollectedRows
    from onrecord.navigation.listed_rows import AnyRow
    from onrecord.navigation.noted import Noted

_GUTTER = 2  # columns before a row: the bar of the cursor, and the mark
_RIGHT_MARGIN = 2


class ListPane(HasCursor, CoveredPane):
    """A list of rows of one or more lines, with a cursor, which skips headings.

    With a `head`, its name and the cursor's position stand in a rule above the rows. A `lead` is a note in the first
    lines that says what the rows are. Neither scrolls. Rows whose targets are in `marked` or `collected` have a mark.
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

    def __init__(self, *, id: str, has_head: bool = False) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.has_head = has_head
        self.name_and_info = ("", "")
        self.arrangement = Arrangement.STACKED
        self.rows: Sequence[AnyRow] = ()
        self.cursor = -1
        self.lead: Sequence[str] = ()
        self.marked: frozenset[RowTarget] = frozenset()
        self.collected: CollectedRows | None = None
        self.noted: Noted | None = None
        self._lead_text: list[str] = []
        self._lines = ListLines((), self.shape)
        self._clicked: int | None = None

    @property
    def row(self) -> AnyRow | None:
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    @property
    def count(self) -> int:
        """The number of rows that the cursor can rest on."""
        return self._lines.count

    @property
    def position(self) -> str:
        """The position of the cursor among them: `9/19`; empty if there is none."""
        return f"{self._lines.position(self.cursor) + 1}/{self.count}" if self.cursor >= 0 else ""

    @property
    def cursor_place(self) -> Offset:
        if self.row is None:
            return Offset(_GUTTER, self._top_lines)
        lines = self.row.lines(self.shape)
        y = self._top_lines + self._lines.top(self.cursor) - self.scroll_offset.y
        return Offset(_GUTTER + blanks_before(spans_text(lines[0].left) if lines else ""), max(self._top_lines, y))

    @property
    def shape(self) -> RowShape:
        """The room for each row."""
        columns = self.scrollable_content_region.width - _GUTTER - _RIGHT_MARGIN
        return RowShape(max(1, columns), self.arrangement, ascii_signs=has_ascii_signs())

    def show(self, rows: Sequence[AnyRow], target: RowTarget | None, lead: Sequence[str] = ()) -> None:
        """Replace the rows, with the cursor on `target`, else on the first row that is not a heading.

        `lead` has the forms of the note above them, longest first; the last is wrapped if none fits.

        The same rows are not drawn again, since drawing takes the time.
        """
        self._scrolls_back_to = None
        if rows != self.rows or lead != self.lead:
            self.rows, self.lead = rows, lead if rows else ()
            self._lay_out()
            self.refresh()
        self._set_cursor(self._index_of(target, self._lines.index_at(0) if self.count else -1))

    def show_head(self, name: str, info: str = "") -> None:
        """Show a name, and what more there is to say of the list, in the rule above the rows."""
        if (name, info) != self.name_and_info:
            self.name_and_info = (name, info)
            self._refresh_head()

    def show_marks(self, marked: frozenset[RowTarget], collected: CollectedRows | None = None) -> None:
        """Show which rows are marked, and which the current brief has."""
        if marked != self.marked or collected is not self.collected:
            self.marked, self.collected = marked, collected
            self.refresh()

    def show_noted(self, noted: Noted | None) -> None:
        """Show at the right which rows have a note of the user's own."""
        if noted is not self.noted:
            self.noted = noted
            self.refresh()

    def point_at(self, target: RowTarget | None) -> None:
        """Put the cursor on `target` if it is listed, without posting a message."""
        self._set_cursor(self._index_of(target, self.cursor))

    def return_to(self, line: int, width: int) -> None:
        """Begin with the line that came first in a pane of that width, as far as the cursor stays visible."""
        if self.scroll_back(line, width):
            self._reveal()

    def _cursor_place(self) -> object:
        return self.row

    def _index_of(self, target: RowTarget | None, default: int) -> int:
        index = row_of_target(self.rows, target)
        return default if index is None else index

    def move(self, steps: int) -> None:
        """Move the cursor by so many rows, skipping headings; it stops at the ends."""
        if self.count:
            position = self._lines.position(self.cursor) + steps
            self._move_cursor(self._lines.index_at(max(0, min(self.count - 1, position))))

    def lay_out_again(self) -> None:
        """Find the lines of the rows again because the cell width of characters has changed."""
        self._lay_out()
        self.refresh()

    def page(self, pages: float) -> None:
        self.move(page_step(pages, self._body_height // self._lines.row_height - 1))

    def to_end(self, end: int) -> None:
        """Move the cursor to the last row if `end` is above 0, else to the first."""
        self.move(end * len(self.rows))

    def fit_to_size(self) -> None:
        self._lay_out()
        self.scroll_back_when_sized()
        self._reveal()

    def on_focus(self) -> None:
        self._refresh_head()

    def on_blur(self) -> None:
        self._refresh_head()

    def on_click(self, event: events.Click) -> None:
        if (offset := event.get_content_offset(self)) is None or offset.y < self._top_lines:
            return
        index = self._lines.index_at_line(offset.y - self._top_lines + self.scroll_offset.y)
        if index is None or not self.rows[index].target:
            return
        is_second = event.chain > 1 or index == self._clicked
        self._move_cursor(index)
        self._clicked = None if is_second else index
        if is_second:
            self.post_message(self.Chosen(self, self.rows[index]))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        style = self.visual_style.rich_style
        if width <= 0:
            return Strip.blank(0, style)
        if y < self._head_lines:
            name, info = self.name_and_info
            styles = text_styles(self.app)
            head = rule_strip(name, info, self.position, width, styles, focused=self.has_keys, clickable=True)
            return head.apply_style(style)
        if y < self._top_lines:
            return self._render_lead(self._lead_text[y - self._head_lines], width)
        line = y - self._top_lines + self.scroll_offset.y
        index = self._lines.index_at_line(line)
        blank = Strip.blank(width, style)
        return blank if index is None else self._render_row(index, line - self._lines.top(index), width)

    @property
    def _head_lines(self) -> int:
        return int(self.has_head and self.arrangement is not Arrangement.SINGLE)

    @property
    def _top_lines(self) -> int:
        """The number of lines above the rows, which do not scroll."""
        return self._head_lines + len(self._lead_text)

    @property
    def _body_height(self) -> int:
        return self.size.height - self._top_lines - self.covered_lines

    def _lay_out(self) -> None:
        """Wrap the lead to the current width, and find the lines of the rows below it."""
        text = lead_lines(self.lead, self.scrollable_content_region.width - _GUTTER, self.size.height)
        if text != self._lead_text:
            self._lead_text = text
            self.refresh()
        self._lines = ListLines(self.rows, self.shape)
        self._set_height()

    def _set_height(self) -> None:
        self.virtual_size = Size(0, self._lines.total + self._top_lines + self.covered_lines)

    def _render_lead(self, text: str, width: int) -> Strip:
        style = self.visual_style.rich_style + text_styles(self.app)["quiet"]
        return Strip([Segment(fit(f"{' ' * _GUTTER}{text}", width), style)])

    def _render_row(self, index: int, line: int, width: int) -> Strip:
        styles, style = text_styles(self.app), self.visual_style.rich_style
        row, is_current = self.rows[index], index == self.cursor
        on_cursor = is_current and self.has_keys
        lines = row.lines(self.shape)
        content = lines[line] if line < len(lines) else RowLine(())
        if is_current:  # on its ground every other color would be hard to read
            style += styles["row cursor" if on_cursor else "row cursor away"]
        look = "mark on cursor" if on_cursor else "accent on away" if is_current else "mark"
        mark = Segment(self._sign(row) if line == 0 else " ", styles[look])
        line_of_row = line_segments(content, self.shape.columns, styles, on_cursor=on_cursor, is_away=is_current)
        segments = [self._bar(styles, is_current=is_current), mark, *line_of_row]
        if line == 0 and self.noted and self.noted.has_row(row.target):
            segments.append(Segment(f" {signs().note}", styles[look]))
        return Strip(segments).apply_style(style).adjust_cell_length(width, style)

    def _bar(self, styles: TextStyles, *, is_current: bool) -> Segment:
        style = styles["bar on cursor" if self.has_keys else "bar"]
        return Segment(signs().cursor_bar, style) if is_current else Segment(" ")

    def _sign(self, row: AnyRow) -> str:
        if row.target in self.marked:
            return signs().mark
        return signs().collected if self.collected and self.collected.has_row(row.target) else " "

    def _move_cursor(self, index: int) -> None:
        if index == self.cursor or not 0 <= index < len(self.rows):
            return
        self._set_cursor(index)
        self.post_message(self.Moved(self, self.rows[index]))

    def _set_cursor(self, index: int) -> None:
        """Put the cursor on a row and redraw the two rows that change; scrolling redraws all lines by itself."""
        if index != self.cursor:
            self._clicked = None
            before, self.cursor = self.cursor, index
            self._refresh_row(before)
            self._refresh_row(index)
            self._refresh_head()
        self._reveal()

    def _refresh_row(self, index: int) -> None:
        if 0 <= index < len(self.rows):
            top = self._lines.top(index) + self._top_lines
            self.refresh_lines(top, self._lines.height(index))

    def _refresh_head(self) -> None:
        if self._head_lines:
            self.refresh_lines(self.scroll_offset.y, 1)

    def _reveal(self) -> None:
        """Scroll to show the cursor, a heading directly above it, and with the last row the lines below it.

        Where the cursor leaves the visible part, the list moves on by half of its height.
        """
        height = self._body_height
        if self.cursor < 0 or height <= 0:
            return
        first, last = self._lines.visible_with(self.cursor, height)
        top = self.scroll_offset.y
        if first < top or last >= top + height:
            line = self._lines.start_with(first, last, height, down=last >= top + height)
            self.scroll_to(y=line, animate=False, immediate=True, force=True)
