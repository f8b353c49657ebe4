"""The reading pane: a document, with a cursor on its passages and links."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from onrecord.model import Ref
from onrecord.navigation import Anchor, Document, Selection, Voice
from onrecord.navigation.document import EMPTY_DOCUMENT
from onrecord.navigation.row_lines import Arrangement
from onrecord.text.cell_width import cell_width
from onrecord.tui.arrangement import MAX_MEASURE
from onrecord.tui.layout import DocumentLayout, Fragment, HighlightKind, LayoutLine, lay_out
from onrecord.tui.text_styles import TextStyles, text_styles
from onrecord.tui.widgets.rules import joint, rule_strip, vertical_rule

if TYPE_CHECKING:
    from onrecord.search import Plan

GUTTER = 3  # columns before the text: a blank, the bar, a blank
RIGHT_MARGIN = 2
BAR, ASCII_BAR, CURSOR_BAR, ASCII_CURSOR_BAR = "│", "|", "┃", "#"


class ReadingPane(ScrollView, can_focus=True, inherit_bindings=False):
    """The pane that shows one document. Lines of official text have a bar beside them; the cursor's a thicker one.

    The text never runs wider than is easy to read. Beside a list there is a rule at the left.
    """

    class Moved(Message):
        """The cursor was moved, or the pane was scrolled by a key."""

    class Followed(Message):
        """A link was clicked, or another anchor twice."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.arrangement = Arrangement.STACKED
        self.has_rule = False
        self.shows_marks = True
        self.name_and_position = ("", "")
        self.document = EMPTY_DOCUMENT
        self.plan: Plan | None = None
        self.selection = Selection(EMPTY_DOCUMENT)
        self._keep_visible = False
        self._hit_line: int | None = None
        self._cached_layout: DocumentLayout | None = None

    def show(self, document: Document, refs: tuple[Ref, ...], plan: Plan | None = None) -> None:
        """Show a document, with `refs` selected until the cursor moves, and the cursor on the first of them."""
        is_same = document is self.document and plan is self.plan and self._cached_layout is not None
        self.document = document
        self.plan = plan
        self.selection = Selection(document, refs)
        self._keep_visible = document.is_continuous and bool(self.selection.opened)
        self._hit_line = None
        if not is_same:
            self._lay_out()
        self.scroll_to(y=0, animate=False, immediate=True)
        if self._keep_visible:
            self._reveal(margin=2)
        self.refresh()

    def show_head(self, name: str, position: str) -> None:
        """Show a name and what is selected in the rule above the text."""
        if (name, position) != self.name_and_position:
            self.name_and_position = (name, position)
            self._refresh_head()

    def extend(self) -> None:
        """Start or end a selection at the cursor."""
        was_selecting = bool(self.selection.opened)
        self.selection.extend()
        if was_selecting:
            self._reveal()
        self.refresh()

    def widen(self, refs: tuple[Ref, ...]) -> None:
        """Select all of `refs` again, unless the user has started a selection."""
        self.selection.widen(refs)
        self.refresh()

    def narrow(self) -> None:
        """Reduce the selection to the passage under the cursor."""
        self.selection.narrow()
        self.refresh()

    def move(self, steps: int) -> None:
        """Move to the next or previous anchor if it is visible, else scroll by a line, so that nothing is skipped."""
        step = 1 if steps > 0 else -1
        self.selection.opened = ()
        for _ in range(abs(steps)):
            following = self.selection.neighbor(step)
            if following is not None and (self._is_visible(following, step) or not self._can_scroll(step)):
                self.selection.rest_on(following)
                self._reveal()
            elif self._can_scroll(step):
                self.scroll_relative(y=step, animate=False, immediate=True)
        self._moved()

    def page(self, pages: int) -> None:
        """Scroll by whole pages; the cursor moves to the first visible anchor."""
        self.scroll_relative(y=pages * max(1, self._body_height - 2), animate=False, immediate=True)
        top, bottom = self._window()
        line_spans = self._layout().line_spans
        visible = [anchor for anchor in self.document.anchors if top <= line_spans[anchor][0] < bottom]
        if visible:
            self.selection.rest_on(visible[0])
        self._moved()

    def to_end(self, end: int) -> None:
        """Move to the last line and anchor if `end` is above 0, else to the first."""
        if anchors := self.document.anchors:
            self.selection.rest_on(anchors[-1] if end > 0 else anchors[0])
        self.scroll_to(y=len(self._layout().lines) if end > 0 else 0, animate=False, immediate=True)
        self._moved()

    def jump_paragraph(self, step: int) -> bool:
        """Move to the first sentence of the next or previous paragraph; return whether there is one."""
        first = self.selection.paragraph(step)
        if first is None:
            return False
        self.selection.rest_on(first)
        self._reveal(margin=2)
        self._moved()
        return True

    def next_match(self, step: int) -> tuple[int, int] | None:
        """Move to the next line with a match, wrapping around; return its number and the total, None if there is none.

        It posts no message, since handling a move would clear the notice about the match.
        """
        layout = self._layout()
        if not layout.match_lines:
            return None
        here = self.selection.cursor
        first, last = layout.line_spans.get(here, self._window()) if here else self._window()
        base = self._hit_line if self._hit_line is not None else first - 1 if step > 0 else last + 1
        line = min(layout.match_lines, key=lambda line: ((line - base) * step <= 0, (line - base) * step))
        self._hit_line = line
        anchor = next(
            (f.anchor for f in layout.lines[line].fragments if f.highlight is HighlightKind.MATCH and f.anchor), None
        )
        if anchor is not None:
            self.selection.rest_on(anchor)
        top, bottom = self._window()
        if not top <= line < bottom:
            self.scroll_to(y=max(0, line - self._body_height // 3), animate=False, immediate=True)
        self.refresh()
        return layout.match_lines.index(line) + 1, len(layout.match_lines)

    def on_resize(self) -> None:
        """Wrap the lines again and redraw: lines of the former width may have been drawn already."""
        self._lay_out()
        self.refresh()
        if self._keep_visible:
            self._reveal(margin=2)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        lines = self._layout().lines
        number = offset.y - self._head_lines + self.scroll_offset.y
        if offset.y < self._head_lines or not 0 <= number < len(lines):
            return
        column = self._text_column
        for fragment in lines[number].fragments:
            column += Segment(fragment.text).cell_length
            if offset.x < column:
                if fragment.anchor:
                    self.selection.rest_on(fragment.anchor)
                    self._moved()
                    if event.chain > 1 or fragment.voice is Voice.LINK:
                        self.post_message(self.Followed())
                return

    def on_focus(self) -> None:
        self._refresh_head()

    def on_blur(self) -> None:
        self._refresh_head()

    def render_line(self, y: int) -> Strip:
        width, styles = self.scrollable_content_region.width, text_styles(self.app)
        style = self.visual_style.rich_style
        if width <= 0:
            return Strip.blank(0, style)
        if y < self._head_lines:
            return self._render_head(width, styles).apply_style(style)
        lines = self._layout().lines
        number = y - self._head_lines + self.scroll_offset.y
        segments = [vertical_rule(styles)] if self.has_rule else []
        if 0 <= number < len(lines):
            segments += self._render_text(lines[number], styles)
        return Strip(segments).apply_style(style).adjust_cell_length(width, style)

    def _render_head(self, width: int, styles: TextStyles) -> Strip:
        beside = [joint(styles)] if self.has_rule else []
        name, position = self.name_and_position
        return Strip([*beside, *rule_strip(name, "", position, width - len(beside), styles, focused=self.has_focus)])

    def _render_text(self, line: LayoutLine, styles: TextStyles) -> list[Segment]:
        selected = self.selection.anchor_set
        segments = [Segment(" "), self._bar(line, selected, styles), Segment(" ")]
        segments += [Segment(f.text, self._style(f, selected, styles)) for f in line.fragments]
        if line.right:
            cells = sum(cell_width(fragment.text) for fragment in (*line.fragments, *line.right))
            segments.append(Segment(" " * max(1, self._measure - cells)))
            segments += [Segment(f.text, styles[f.voice]) for f in line.right]
        return segments

    def _bar(self, line: LayoutLine, selected: Set[Anchor], styles: TextStyles) -> Segment:
        if any(fragment.anchor in selected for fragment in line.fragments):
            bar = CURSOR_BAR if cell_width(CURSOR_BAR) == 1 else ASCII_CURSOR_BAR
            return Segment(bar, styles["bar cursor" if self.has_focus else "bar"])
        bar = BAR if cell_width(BAR) == 1 else ASCII_BAR
        return Segment(bar if line.is_official else " ", styles["bar"])

    @property
    def _head_lines(self) -> int:
        return int(self.arrangement is not Arrangement.SINGLE)

    @property
    def _body_height(self) -> int:
        return self.size.height - self._head_lines

    @property
    def _text_column(self) -> int:
        return GUTTER + int(self.has_rule)

    @property
    def _measure(self) -> int:
        """The width of the text."""
        return min(MAX_MEASURE, max(1, self.scrollable_content_region.width - self._text_column - RIGHT_MARGIN))

    def _refresh_head(self) -> None:
        if self._head_lines:
            self.refresh_lines(self.scroll_offset.y, 1)

    def _style(self, fragment: Fragment, selected: Set[Anchor], styles: TextStyles) -> Style:
        style, is_selected = styles[fragment.voice], fragment.anchor in selected
        if is_selected and self.has_focus:
            style += styles["cursor"]
        if fragment.highlight is HighlightKind.MATCH:
            return style + styles["match"]
        if not self.shows_marks or fragment.voice is not Voice.OFFICIAL:
            return style
        if self.document.is_continuous:  # in the full text, only those of the sentence under the cursor
            return style + styles["mentioned"] if is_selected and fragment.highlight is HighlightKind.MENTION else style
        return style + styles[fragment.highlight]

    def toggle_marks(self) -> bool:
        """Show or hide the marks of what records rest on; return whether they are shown."""
        self.shows_marks = not self.shows_marks
        self.refresh()
        return self.shows_marks

    def lay_out_again(self) -> None:
        """Wrap the lines again because the cell width of characters has changed."""
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        """Drop the layout and compute it again; for a hidden pane, which has no width, only when it is needed."""
        self._cached_layout = None
        if self.size.width > 0:
            self._layout()

    def _layout(self) -> DocumentLayout:
        if self._cached_layout is None:
            self._cached_layout = lay_out(self.document, self._measure, self.plan)
            self.virtual_size = Size(0, len(self._cached_layout.lines) + self._head_lines)
        return self._cached_layout

    def _window(self) -> tuple[int, int]:
        return self.scroll_offset.y, self.scroll_offset.y + max(1, self._body_height)

    def _is_visible(self, anchor: Anchor, step: int) -> bool:
        """Return whether the end of the anchor that is reached first is visible."""
        first, last = self._layout().line_spans[anchor]
        top, bottom = self._window()
        return top <= (first if step > 0 else last) < bottom

    def _can_scroll(self, step: int) -> bool:
        top, bottom = self._window()
        return bottom < len(self._layout().lines) if step > 0 else top > 0

    def _reveal(self, margin: int = 0) -> None:
        """Scroll just far enough to show the cursor's lines, or as many of them as fit.

        If a range of the full text is selected, show the lines of the range.
        """
        here, span = self.selection.cursor, self.selection.opened
        if here is None or self._body_height <= 0:
            return
        line_spans = self._layout().line_spans
        first, last = line_spans.get(here, (0, 0))
        if span and self.document.is_continuous:
            last = line_spans.get(span[-1], (0, last))[1]
        top, bottom = self._window()
        if last >= bottom:
            top = last - self._body_height + 1 + margin
        if first < top + margin:
            top = first - margin
        # forced: a pane that is shown for the first time does not know yet that it can scroll
        self.scroll_to(y=max(0, top), animate=False, immediate=True, force=True)

    def _moved(self) -> None:
        self.selection.opened = ()
        self._keep_visible = True
        self._hit_line = None
        self.refresh()
        self.post_message(self.Moved())
