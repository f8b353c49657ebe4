"""The pane of the page “At a glance”: it draws the visible lines, with a cursor on one of the rows or on none."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from onrecord.navigation import Browser
from onrecord.navigation.glance import (
    GlanceContent,
    GlancePage,
    GlanceRow,
    GlanceShape,
    PageCell,
    glance_content,
    glance_page,
)
from onrecord.navigation.glance_entries import Goal
from onrecord.navigation.location import AT_A_GLANCE
from onrecord.navigation.row_lines import spans_text
from onrecord.text.cell_width import blanks_before, fit
from onrecord.text.signs import has_ascii_signs, signs
from onrecord.tui.cursor_place import HasCursor
from onrecord.tui.page_steps import page_step
from onrecord.tui.row_segments import line_segments
from onrecord.tui.text_styles import TextStyles, text_styles
from onrecord.tui.widgets.covered_pane import CoveredPane
from onrecord.tui.widgets.rules import rule_strip

_BAR_CELLS = 2  # before each row: the bar of the cursor and a blank
_MORE = "more lines below"


class GlancePane(HasCursor, CoveredPane):
    """The page, drawn for the pane's size by `glance_page`. `cursor` is the number of a row; None at first.

    Where the page is longer than the pane, the last line says how many more lines there are.
    """

    class Moved(Message):
        """The cursor has moved to another row, or from the rows."""

    class Chosen(Message):
        """The row was clicked a second time; the first click only moves the cursor."""

    def __init__(self, has_rule: Callable[[], bool]) -> None:
        super().__init__(id="glance")
        self.cursor: int | None = None
        self._has_rule = has_rule
        self._content: GlanceContent | None = None
        self._page = GlancePage((), ())
        self._clicked: int | None = None

    @property
    def row(self) -> GlanceRow | None:
        return None if self.cursor is None else self._page.rows[self.cursor]

    @property
    def name_of_row(self) -> str:
        """The first line of the row under the cursor; empty if it is on none."""
        if self.row is None:
            return ""
        cells = self._page.lines[self.row.top]
        return next((cell.line.text for cell in cells if cell.row == self.cursor), "")

    @property
    def goal(self) -> Goal | None:
        return self.row.goal if self.row else None

    @property
    def position(self) -> str:
        """The position of the cursor among the rows; empty if it is on none."""
        return "" if self.cursor is None else f"{self.cursor + 1}/{len(self._page.rows)}"

    @property
    def cursor_place(self) -> Offset:
        line = self.row.top if self.row else self.scroll_offset.y
        cells = self._page.lines[line] if line < len(self._page.lines) else ()
        cell = next((cell for cell in cells if cell.row == self.cursor), None)
        x = cell.start + _BAR_CELLS + blanks_before(spans_text(cell.line.left)) if cell else 0
        return Offset(x, max(self._rule_lines, self._rule_lines + line - self.scroll_offset.y))

    def show_browser(self, browser: Browser, key: Callable[[str], str]) -> None:
        """Show the pack in use from its top, with the cursor on no row; a page that is shown already stays as it is.

        `key` returns the displayed key of a command.
        """
        before, content = self._content, glance_content(browser, key)
        if before is not None and before._replace(expanded=False) == content:
            return
        self._content, self.cursor = content, None
        self._lay_out()
        self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def begin(self) -> None:
        """Put the cursor on no row, and show the top of the page."""
        self.cursor = None
        self.refresh()
        self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def show_all_due(self) -> None:
        """Show all of what is due; the cursor stays where it is, which is then on the first row that was left out."""
        if self._content:
            self._content = self._content._replace(expanded=True)
            self._lay_out()
            self._reveal()

    def move(self, steps: int) -> None:
        """Move the cursor by so many rows, from no row to the first; it stops at the ends.

        Where the next row is far away, or there is none, the lines before it come into sight first.
        """
        number = (steps - 1 if steps > 0 else 0) if self.cursor is None else self.cursor + steps
        number = max(0, min(len(self._page.rows) - 1, number))
        away = self._page.rows[number].top - self.scroll_offset.y if self._page.rows else 0
        room = max(1, self._body_height - 1)
        if number == self.cursor or away > 2 * room or away < -room:
            self._scroll_by(max(-room, min(room, away if number != self.cursor else steps)))
        else:
            self._move_cursor(number)

    def page(self, pages: float) -> None:
        """Move the cursor by so many pages, to the row that is nearest."""
        top = (self.row.top if self.row else self.scroll_offset.y) + page_step(pages, self._body_height - 1)
        tops = [abs(row.top - top) for row in self._page.rows]
        self._move_cursor(tops.index(min(tops)) if tops else -1)

    def to_end(self, end: int) -> None:
        """Move the cursor to the last row if `end` is above 0, else to the first."""
        self._move_cursor(len(self._page.rows) - 1 if end > 0 else 0)

    def step_column(self, step: int) -> bool:
        """Move to the column to the right (step 1) or left (-1); return whether there is one."""
        beside = self._page.row_beside(self.cursor, step) if self.cursor is not None else None
        if beside is not None:
            self._move_cursor(beside)
        return beside is not None

    def fit_to_size(self) -> None:
        self._lay_out()
        self._reveal()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        line = offset.y - self._rule_lines + self.scroll_offset.y if offset else -1
        number = self._page.row_at(line, offset.x) if offset and offset.y >= self._rule_lines else None
        if number is None:
            return
        is_second = event.chain > 1 or number == self._clicked
        self._move_cursor(number)
        self._clicked = None if is_second else number
        if is_second:
            self.post_message(self.Chosen())

    def render_line(self, y: int) -> Strip:
        width, style = self.scrollable_content_region.width, self.visual_style.rich_style
        if width <= 0:
            return Strip.blank(0, style)
        styles = text_styles(self.app)
        if y < self._rule_lines:
            return rule_strip(AT_A_GLANCE, "", self.position, width, styles, focused=self.has_keys).apply_style(style)
        line = y - self._rule_lines + self.scroll_offset.y
        hidden = len(self._page.lines) - self.scroll_offset.y - self._body_height
        if hidden > 0 and y == self.size.height - 1:
            return Strip([Segment(fit(f"  {hidden + 1} {_MORE}", width), style + styles["quiet"])])
        cells = self._page.lines[line] if line < len(self._page.lines) else ()
        return self._strip(cells, width, styles, style)

    @property
    def _rule_lines(self) -> int:
        return int(self._has_rule())

    @property
    def _body_height(self) -> int:
        return self.size.height - self._rule_lines

    def lay_out_again(self) -> None:
        """Lay the page out again because the cell width of characters has changed."""
        self._lay_out()

    def _lay_out(self) -> None:
        """Lay the page out for the pane's size; the cursor stays on its row as far as there is one."""
        columns = self.scrollable_content_region.width
        if self._content is None or columns <= 0 or self._body_height <= 0:
            return
        goal = self.goal
        shape = GlanceShape(columns, self._body_height, ascii_signs=has_ascii_signs())
        self._page = glance_page(self._content, shape)
        if self.cursor is not None:
            goals = [row.goal for row in self._page.rows]
            last = len(goals) - 1
            self.cursor = goals.index(goal) if goal in goals else (min(self.cursor, last) if last >= 0 else None)
        self._set_height()
        self.refresh()

    def _scroll_by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True, force=True)

    def _move_cursor(self, number: int) -> None:
        if number == self.cursor or not 0 <= number < len(self._page.rows):
            self._reveal()
            return
        before, self.cursor = self.row, number
        self._clicked = None
        for row in (before, self.row):
            if row:
                self.refresh_lines(row.top + self._rule_lines, row.height)
        self.refresh_lines(self.scroll_offset.y, self._rule_lines)
        self._reveal()
        self.post_message(self.Moved())

    def _cursor_place(self) -> object:
        return self.goal

    def _set_height(self) -> None:
        self.virtual_size = Size(0, len(self._page.lines) + self._rule_lines + self.covered_lines)

    def _reveal(self) -> None:
        """Scroll to show the cursor's row, with the first row the lines above it, with the last the lines below it."""
        row, height = self.row, self._body_height - self.covered_lines
        if row is None or height <= 0:
            return
        first, last = row.top, row.top + row.height - 1
        if self.cursor == 0 and last < height - 1:
            first = 0
        if self.cursor == len(self._page.rows) - 1:
            last = min(len(self._page.lines), first + height) - 1
        top = self.scroll_offset.y
        room = height - int(len(self._page.lines) > top + height)  # the last line may say how many there are more
        if first < top or last >= top + room:
            line = max(0, first if first < top else last - height + 1 + int(last + 1 < len(self._page.lines)))
            self.scroll_to(y=min(line, first), animate=False, immediate=True, force=True)

    def _strip(self, cells: tuple[PageCell, ...], width: int, styles: TextStyles, style: Style) -> Strip:
        segments: list[Segment] = []
        column = 0
        for cell in cells:
            segments.append(Segment(" " * (cell.start - column), style))
            segments += self._cell(cell, styles, style)
            column = cell.start + cell.width
        return Strip([segment for segment in segments if segment.text]).adjust_cell_length(width, style)

    def _cell(self, cell: PageCell, styles: TextStyles, style: Style) -> list[Segment]:
        is_current = cell.row is not None and cell.row == self.cursor
        on_cursor = is_current and self.has_keys
        bar = Segment(f"{signs().cursor_bar} ", styles["bar on cursor" if on_cursor else "bar"])
        start = bar if is_current else Segment("  ")
        if is_current:  # on its ground every other color would be hard to read
            style += styles["row cursor" if on_cursor else "row cursor away"]
        segments = [
            start,
            *line_segments(cell.line, cell.width - start.cell_length, styles, on_cursor=on_cursor, is_away=is_current),
        ]
        return list(Strip(segments).apply_style(style).adjust_cell_length(cell.width, style))
