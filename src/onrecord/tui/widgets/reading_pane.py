"""The reading pane: a document, with a cursor on its passages, links and notes, and words that can be selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from onrecord.model import Ref
from onrecord.navigation import Document, Selection
from onrecord.navigation.word_positions import SelectionState
from onrecord.tui.highlight_kind import HighlightKind
from onrecord.tui.page_steps import page_step
from onrecord.tui.widgets.document_places import DocumentPlaces, TextPlace
from onrecord.tui.widgets.document_view import NOTHING_BELOW

if TYPE_CHECKING:
    from onrecord.search import Plan


class ReadingPane(DocumentPlaces):
    """The pane that shows one document. Keys and the mouse move its cursor, and select words of official text."""

    class Moved(Message):
        """The cursor was moved, or the pane was scrolled by a key."""

    class Followed(Message):
        """A link was clicked, or a note twice; `address` is that of a record in the margin."""

        def __init__(self, address: str | None = None) -> None:
            super().__init__()
            self.address = address

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._keep_visible = False
        self._hit_line: int | None = None
        self._pressed: TextPlace | None = None
        self._is_dragging = False

    def show(self, document: Document, refs: tuple[Ref, ...], plan: Plan | None = None) -> None:
        """Show a document, with `refs` selected until the cursor moves, and the cursor on the first of them."""
        is_same = document is self.document and plan is self.plan and self._cached_layout is not None
        self.document = document
        self.plan = plan
        self.selection = Selection(document, refs)
        self._keep_visible = document.is_continuous and bool(self.selection.opened)
        self._hit_line = self._scrolls_back_to = None
        self.below = NOTHING_BELOW
        if not is_same:
            self._lay_out()
        self.scroll_to(y=0, animate=False, immediate=True)
        if self._keep_visible:
            self._reveal(margin=2)
        self.refresh()

    def return_to(self, selected: SelectionState | None, top: int, width: int) -> None:
        """Select what was selected, if that is given, and begin with the line that came first in that width."""
        if selected is not None:
            self.selection.restore(selected)
            self._reveal()
        self.scroll_back(top, width)
        self.refresh()

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
        """Move to the next or previous anchor if it is visible, else scroll by a line, so that nothing is skipped.

        While words are selected, move the end of the selection by sentences.
        """
        step = 1 if steps > 0 else -1
        if self.selection.opened:
            self.selection.opened = ()
            self._rest_in_sight()
        for _ in range(abs(steps)):
            if self.selection.word_ends:
                self.selection.step_sentence(step)
                self._reveal()
                continue
            following = self.selection.neighbor(step)
            if following is not None and (self._is_visible(following, step) or not self._can_scroll(step)):
                self.selection.rest_on(following)
                self._reveal()
            elif self._can_scroll(step):
                self.scroll_relative(y=step, animate=False, immediate=True)
        self._moved()

    def step_word(self, step: int, *, smallest: bool = False) -> bool:
        """Move the end of the selection by a word; return False at the end of the text."""
        return self._after_step(has_moved=self.selection.step_word(step, smallest=smallest))

    def step_sentence(self, step: int) -> bool:
        """Move the end of the selection by a sentence; return False at the end of the text."""
        return self._after_step(has_moved=self.selection.step_sentence(step))

    def swap_ends(self) -> bool:
        """Let the other end of the selection move from now on; return False if nothing is selected."""
        return self._after_step(has_moved=self.selection.swap_ends())

    def _after_step(self, *, has_moved: bool) -> bool:
        if has_moved:
            self._reveal_word()
            self._moved()
        return has_moved

    def page(self, pages: float) -> None:
        """Scroll by pages or half pages; the cursor moves to the first visible anchor.

        A range of the full text that was opened stays selected while one reads on.
        """
        self.scroll_relative(y=page_step(pages, self._body_height - 2), animate=False, immediate=True)
        if self.document.is_continuous and len(self.selection.opened) > 1:
            self._keep_visible = False
            self.refresh()
            self.post_message(self.Moved())
            return
        if visible := self._visible_anchors():
            self.selection.rest_on(visible[0])
        self._moved()

    def _rest_in_sight(self) -> None:
        """Move the cursor to the first visible anchor, if it was scrolled out of sight."""
        visible = self._visible_anchors()
        top, bottom = self._window()
        if self.selection.cursor and visible:
            first, last = self._layout().line_spans[self.selection.cursor]
            if last < top or first >= bottom:
                self.selection.rest_on(visible[0])

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

        While words are selected, move the end of the selection to it. It posts no message, since handling a move would
        clear the notice about the match.
        """
        if self.selection.is_selecting:
            places = self._match_places()
            number = self.selection.step_match(places, step)
            self._reveal_word()
            self.refresh()
            return None if number is None else (number + 1, len(places))
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

    def fit_to_size(self) -> None:
        """Wrap the lines again, and keep the cursor in sight if it was moved to."""
        self._lay_out()
        if self._keep_visible:
            self._reveal(margin=2)
        self.scroll_back_when_sized()

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._is_dragging = False
        self._pressed = self._place_at(event) if event.button == 1 else None
        if self._pressed:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select the words from where the button was pressed to the mouse."""
        if self._pressed is None or event.button != 1:
            return
        here = self._place_at(event)
        if here is None or (here == self._pressed and not self._is_dragging):
            return
        self._is_dragging = self.selection.select_words(self._pressed, here) or self._is_dragging
        self._moved()

    def on_mouse_up(self) -> None:
        if self._pressed:
            self.release_mouse()
        self._pressed = None

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to what was clicked; follow a link, also if its row is clicked, or a note in the margin.

        In official text a second click selects the word, and a third one the sentence.
        """
        if self._is_dragging:
            self._is_dragging = False
            return
        number = self._line_at(event)
        offset = event.get_content_offset(self)
        if number is None or offset is None:
            return
        if self._columns.margin and offset.x >= self._columns.margin_start - 1:
            note = self._margin.get(number) if self.shows_marks else None
            if note and note.address:
                self.post_message(self.Followed(note.address))
            return
        if event.chain > 1 and (place := self._place_at(event)):
            is_second = event.chain % 2 == 0
            if self.selection.select_word(place) if is_second else self.selection.select_passage(place[0]):
                self._moved()
            return
        fragment = self._fragment_at(number, offset.x) or self._only_link(number)
        if fragment and fragment.anchor:
            self.selection.rest_on(fragment.anchor)
            self._moved()
            if event.chain > 1 or fragment.anchor.address:
                self.post_message(self.Followed())

    def _cursor_place(self) -> object:
        return self.document, self.selection.cursor

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
        last = min(last, first + max(0, self._body_height - 1 - 2 * margin))  # of what is longer, the beginning
        top, bottom = self._window()
        if last >= bottom:
            top = last - self._body_height + 1 + margin
        if first < top + margin:
            top = first - margin
        # forced: a pane that is shown for the first time does not know yet that it can scroll
        self.scroll_to(y=max(0, top), animate=False, immediate=True, force=True)

    def _reveal_word(self) -> None:
        """Scroll to the line of the word at the end of the selection that moves, of a sentence longer than the pane."""
        self._reveal()
        anchor, offset = self._cursor_end
        if anchor is None or offset is None:
            return
        top, bottom = self._window()
        first, last = self._layout().line_spans[anchor]
        for line in range(first, last + 1):
            fragments = self._layout().lines[line].fragments
            if any(f.anchor == anchor and f.start <= offset < f.start + len(f.text) for f in fragments):
                if not top <= line < bottom:
                    self.scroll_to(y=max(0, line - self._body_height // 2), animate=False, immediate=True, force=True)
                return

    def _moved(self) -> None:
        self.selection.opened = ()
        self._keep_visible = True
        self._hit_line = None
        self.refresh()
        self.post_message(self.Moved())
