"""Places in a document on the screen: where its cursor stands, and what is under the mouse."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset

from onrecord.navigation import Anchor, Voice
from onrecord.text.cell_width import blanks_before, cell_width, cut
from onrecord.tui.highlight_kind import HighlightKind
from onrecord.tui.layout import Fragment
from onrecord.tui.widgets.document_view import DocumentView

TextPlace = tuple[Anchor, int]  # a passage, and an offset in its text


class DocumentPlaces(DocumentView):
    """A document view that says where its cursor stands, and what is under the mouse."""

    @property
    def cursor_place(self) -> Offset:
        """The first letter of what the cursor is on, as far as it is visible; of selected words the end that moves."""
        lines, (top, bottom) = self._layout().lines, self._window()
        anchor, offset = self._cursor_end
        first, last = self._layout().line_spans.get(anchor, (top, top)) if anchor else (top, top)
        for number in range(max(first, top), min(last + 1, bottom, len(lines))):
            column = self._text_column
            for fragment in lines[number].fragments:
                if fragment.anchor == anchor and (offset is None or offset < fragment.start + len(fragment.text)):
                    before = blanks_before(fragment.text)
                    if offset is not None:
                        before = cell_width(fragment.text[: max(0, offset - fragment.start)])
                    return Offset(column + before, number - top + self._head_lines)
                column += cell_width(fragment.text)
        return Offset(self._text_column, self._head_lines)

    @property
    def _cursor_end(self) -> tuple[Anchor | None, int | None]:
        """The anchor under the cursor; of selected words the last letter at the end that moves, as an offset in it."""
        ends = self.selection.word_ends
        span = self.selection.words_in(ends[1].anchor) if ends else None
        if ends is None or span is None:
            return self.selection.cursor, None
        return ends[1].anchor, span[1] - 1 if self.selection.moves_forward else span[0]

    def _visible_anchors(self) -> list[Anchor]:
        """Return the anchors that begin in the visible lines."""
        top, bottom = self._window()
        line_spans = self._layout().line_spans
        return [anchor for anchor in self.document.anchors if top <= line_spans[anchor][0] < bottom]

    def _match_places(self) -> list[tuple[Anchor, int, int]]:
        """Return where the matches of the search stand: passage, start and end, one for each piece of a line."""
        return [
            (fragment.anchor, fragment.start, fragment.start + len(fragment.text))
            for number in self._layout().match_lines
            for fragment in self._layout().lines[number].fragments
            if fragment.highlight is HighlightKind.MATCH and fragment.anchor and fragment.text.strip()
        ]

    def _line_at(self, event: events.MouseEvent) -> int | None:
        """Return the number of the line of text under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None or not self._head_lines <= offset.y < self._head_lines + self._body_height:
            return None
        number = offset.y - self._head_lines + self.scroll_offset.y
        return number if 0 <= number < len(self._layout().lines) else None

    def _fragment_at(self, number: int, x: int) -> Fragment | None:
        """Return the fragment of a line that has an anchor and is in a column of the pane."""
        column = self._text_column
        for fragment in self._layout().lines[number].fragments:
            column += cell_width(fragment.text)
            if x < column:
                return fragment if fragment.anchor else None
        return None

    def _only_link(self, number: int) -> Fragment | None:
        """Return the link of a line that has no other: all of its row follows it."""
        links = [fragment for fragment in self._layout().lines[number].fragments if fragment.anchor]
        return links[0] if len(links) == 1 and links[0].voice is Voice.LINK else None

    def _place_at(self, event: events.MouseEvent) -> TextPlace | None:
        """Return the place in official text under the mouse."""
        number, offset = self._line_at(event), event.get_content_offset(self)
        if number is None or offset is None:
            return None
        column = self._text_column
        for fragment in self._layout().lines[number].fragments:
            cells = cell_width(fragment.text)
            if offset.x < column + cells:
                is_passage = fragment.voice is Voice.OFFICIAL and fragment.anchor and offset.x >= column
                before = len(cut(fragment.text, offset.x - column)) if is_passage else 0
                return (fragment.anchor, fragment.start + before) if fragment.anchor and is_passage else None
            column += cells
        return None
