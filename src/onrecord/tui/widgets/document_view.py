"""A widget that draws the visible lines of one document: layout, columns and lines of the reading pane."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from onrecord import navigation as room
from onrecord.model import Ref
from onrecord.navigation import Anchor, Document, Selection, Voice
from onrecord.navigation.document import EMPTY_DOCUMENT
from onrecord.navigation.row_lines import Arrangement, RowShape
from onrecord.text.cell_width import cell_width, cut_start, fit
from onrecord.text.signs import has_ascii_signs, own_words, signs
from onrecord.text.wrap import wrap
from onrecord.tui.cursor_place import HasCursor
from onrecord.tui.layout import DocumentLayout, lay_out
from onrecord.tui.reading_columns import ReadingColumns, reading_columns
from onrecord.tui.terminal import takes_strings
from onrecord.tui.text_line import TextLook, text_segments
from onrecord.tui.text_styles import TextStyles, text_styles
from onrecord.tui.widgets.covered_pane import CoveredPane
from onrecord.tui.widgets.rules import joint, rule_strip, vertical_rule

if TYPE_CHECKING:
    from onrecord.navigation.margin import MarginNote
    from onrecord.search import Plan

MAX_BELOW_LINES = 3  # of what stands below the text
LEFT_OUT = "(…) "  # before the end of a text whose middle is not shown; an ellipsis alone may be part of it
MIN_LINES_ABOVE = 8  # of the text, so that something may stand below it


class Below(NamedTuple):
    """Lines below the text, under a rule with a name: the words as they are copied, or a whole address."""

    name: str
    position: str
    text: str
    voice: Voice = Voice.OFFICIAL


NOTHING_BELOW = Below("", "", "")


class DocumentView(HasCursor, CoveredPane):
    """A document with a cursor, wrapped to the width of the widget.

    Lines of official text have a bar beside them; before it those of the cursor have a thick one. The text never runs
    wider than is easy to read. Beside a list there is a rule at the left; the full text has refs beside it, and notes
    in the margin.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.arrangement = Arrangement.STACKED
        self.has_rule = False
        self.shows_marks = True
        self.collected: frozenset[Ref] = frozenset()
        self.head = ("", "", "")
        self.below = NOTHING_BELOW
        self.document = EMPTY_DOCUMENT
        self.plan: Plan | None = None
        self.selection = Selection(EMPTY_DOCUMENT)
        self._cached_layout: DocumentLayout | None = None
        self._columns_key: tuple[int, Document, bool] | None = None
        self._cached_columns = ReadingColumns(0, 1, 1)
        self._margin: dict[int, MarginNote] = {}
        self._refs: dict[int, Anchor] = {}

    def show_head(self, name: str, position: str, info: str = "") -> None:
        """Show a name, what more there is to say, and what is selected in the rule above the text."""
        if (name, info, position) != self.head:
            self.head = (name, info, position)
            self._refresh_head()

    def show_below(self, name: str, position: str, text: str, voice: Voice = Voice.OFFICIAL) -> None:
        """Show something below the text, where there is room; without a text, nothing."""
        below = Below(name, position, text, voice)
        if below != self.below:
            self.below = below
            self._set_height()
            self.refresh()

    def show_collected(self, refs: frozenset[Ref]) -> None:
        """Show which passages the current brief has: the bar beside them is double."""
        if refs != self.collected:
            self.collected = refs
            self.refresh()

    def toggle_marks(self) -> bool:
        """Show or hide the marks of what records rest on; return whether they are shown."""
        self.shows_marks = not self.shows_marks
        self.refresh()
        return self.shows_marks

    def lay_out_again(self) -> None:
        """Wrap the lines again because the cell width of characters has changed."""
        self._lay_out()
        self.refresh()

    def on_focus(self) -> None:
        self._refresh_head()

    def on_blur(self) -> None:
        self._refresh_head()

    def render_line(self, y: int) -> Strip:
        width, styles = self.scrollable_content_region.width, text_styles(self.app)
        style = self.visual_style.rich_style
        if width <= 0:
            return Strip.blank(0, style)
        beside = [vertical_rule(styles)] if self.has_rule else []
        if y < self._head_lines:
            strip = self._render_head(width, styles)
        elif y >= self.size.height - self._below_lines:
            line = y - self.size.height + self._below_lines
            strip = Strip([*beside, *self._render_below(line, width - len(beside), styles)])
        else:
            number = y - self._head_lines + self.scroll_offset.y
            strip = Strip([*beside, *self._render_text(number, styles)])
        return strip.apply_style(style).adjust_cell_length(width, style)

    def _render_head(self, width: int, styles: TextStyles) -> Strip:
        beside = [joint(styles)] if self.has_rule else []
        name, info, position = self.head
        return Strip([*beside, *rule_strip(name, info, position, width - len(beside), styles, focused=self.has_keys)])

    def _render_below(self, line: int, width: int, styles: TextStyles) -> Iterator[Segment]:
        if line == 0:
            yield from rule_strip(self.below.name, "", self.below.position, width, styles, focused=False)
            return
        texts = self._below_text
        yield Segment(" " * (self._columns.text_start - self._columns.rule))
        yield Segment(texts[line - 1] if line <= len(texts) else "", styles[self.below.voice])

    def _render_text(self, number: int, styles: TextStyles) -> Iterator[Segment]:
        layout, columns = self._layout(), self._columns
        if not 0 <= number < len(layout.lines):
            return
        line = layout.lines[number]
        anchors = {fragment.anchor for fragment in line.fragments if fragment.anchor in self.selection.anchor_set}
        is_current = any(first <= number <= last for first, last in (layout.line_spans[a] for a in anchors if a))
        sentence = self._refs.get(number)
        is_selected = sentence in self.selection.anchor_set
        ref = f" {sentence.ref}" if sentence else ""
        yield Segment(fit(ref, columns.refs - 1), styles["position focused" if is_selected else "quiet"])
        yield self._cursor_bar(styles) if is_current else Segment(" ")
        is_collected = any(fragment.anchor and fragment.anchor.ref in self.collected for fragment in line.fragments)
        bar = signs().collected_bar if is_collected else signs().bar
        yield Segment(bar if line.is_official else " ", styles["bar"])
        yield Segment(" ")
        look = TextLook(self.has_keys, self.document.is_continuous, self.shows_marks, self._takes_links)
        yield from text_segments(line.fragments, self.selection, look, styles)
        cells = sum(cell_width(fragment.text) for fragment in line.fragments)
        if line.right:
            cells += sum(cell_width(fragment.text) for fragment in line.right)
            yield Segment(" " * max(1, columns.measure - cells))
            yield from (Segment(fragment.text, styles[fragment.voice]) for fragment in line.right)
            cells = columns.measure
        if columns.margin:
            yield Segment(" " * max(1, columns.measure + 1 - cells))
            yield vertical_rule(styles)
            yield Segment(" ")
            note = self._margin.get(number) if self.shows_marks else None
            yield from (Segment(span.text, styles[span.look]) for span in (note.spans if note else ()))

    def _cursor_bar(self, styles: TextStyles) -> Segment:
        """Return the bar of the cursor, which stands before that of official text: editor's words have no other."""
        return Segment(signs().cursor_bar, styles["bar cursor" if self.has_keys else "bar"])

    @cached_property
    def _takes_links(self) -> bool:
        return takes_strings()

    @property
    def _head_lines(self) -> int:
        return int(self.arrangement is not Arrangement.SINGLE)

    @property
    def _below_text(self) -> list[str]:
        """The lines of what stands below the text; of a long one its beginning and its end."""
        text, room = self.below.text.replace("\n", " "), self._below_columns  # a line end would write into other lines
        lines = [text[start:end] for start, end in wrap(text, room)]
        if len(lines) <= MAX_BELOW_LINES:
            return lines
        left_out = own_words(LEFT_OUT)
        end = cut_start(text, room - cell_width(left_out))
        return [*lines[: MAX_BELOW_LINES - 1], left_out + (end.partition(" ")[2] if " " in end else end)]

    @property
    def _below_columns(self) -> int:
        return max(1, self.scrollable_content_region.width - self._columns.text_start - 2)

    @property
    def _below_lines(self) -> int:
        """The number of lines below the text, their rule included; none where there is no room."""
        if not self.below.text:
            return 0
        lines = 1 + len(self._below_text)
        return lines if self.size.height - self._head_lines - lines >= MIN_LINES_ABOVE else 0

    @property
    def _body_height(self) -> int:
        return self.size.height - self._head_lines - self._below_lines - self.covered_lines

    @property
    def _columns(self) -> ReadingColumns:
        key = (self.scrollable_content_region.width, self.document, self.has_rule)
        if self._columns_key is None or any(a is not b for a, b in zip(key, self._columns_key, strict=True)):
            self._columns_key = key
            self._cached_columns = reading_columns(key[0], key[1], has_rule=key[2])
        return self._cached_columns

    @property
    def _text_column(self) -> int:
        """The column of the pane in which the text begins."""
        return self._columns.text_start

    def _refresh_head(self) -> None:
        if self._head_lines:
            self.refresh_lines(self.scroll_offset.y, 1)

    def _set_height(self) -> None:
        if self._cached_layout is not None:
            lines = len(self._cached_layout.lines) + self._head_lines + self._below_lines + self.covered_lines
            self.virtual_size = Size(0, lines)

    def _lay_out(self) -> None:
        """Drop the layout and compute it again; for a hidden pane, which has no width, only when it is needed."""
        self._cached_layout = None
        if self.size.width > 0:
            self._layout()

    def _layout(self) -> DocumentLayout:
        if self._cached_layout is None:
            columns = self._columns
            self._cached_layout = layout = lay_out(self.document, columns.measure, self.plan)
            self._refs = _refs_by_line(layout) if columns.refs > 1 else {}
            self._margin = self._place_margin(columns) if columns.margin else {}
            self._set_height()
        return self._cached_layout

    def _place_margin(self, columns: ReadingColumns) -> "dict[int, MarginNote]":
        shape = RowShape(columns.margin, self.arrangement, ascii_signs=has_ascii_signs())
        return room.place_notes(self.document.records, self._layout().line_spans, shape)

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


def _refs_by_line(layout: DocumentLayout) -> dict[int, Anchor]:
    """Return each sentence by the line in which it begins, or the next where that has one already."""
    refs: dict[int, Anchor] = {}
    for anchor, (first, last) in layout.line_spans.items():
        line = first + 1 if first in refs else first
        if anchor.ref and line <= last and line not in refs:
            refs[line] = anchor
    return refs
