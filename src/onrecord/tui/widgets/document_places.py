"""A document on the screen, in which a place of the mouse is one in the text: a line, a link, or an official word."""

from __future__ import annotations

from textual import events

from onrecord.navigation import Anchor, Voice
from onrecord.text.cell_width import cell_width, cut
from onrecord.tui.layout import Fragment
from onrecord.tui.widgets.document_view import DocumentView

TextPlace = tuple[Anchor, int]  # a passage, and an offset in its text


class DocumentPlaces(DocumentView):
    """A document view that says what is under the mouse."""

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
