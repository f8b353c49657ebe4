"""Copy an editor's note by itself: marked as one, with its day and source, and never as official text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.clipboard import Content
from onrecord.quoting.record_copy import compose_note
from onrecord.quoting.styles import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from onrecord.navigation import Browser
    from onrecord.session.view import View


def styles_for_notes(styles: Sequence[Style]) -> tuple[Style, ...]:
    """Return the styles that can copy a note: none that cites the statement, and none of the user's own."""
    return tuple(style for style in styles if style.takes_notes)


def note_content(browser: Browser, view: View, style: Style) -> Content | None:
    """Return the note under the cursor in a style, in the built-in quotation style if that takes no notes.

    It is None if there is no note under the cursor.
    """
    record = browser.record()
    if record is None or view.note is None or view.note >= len(record.notes):
        return None
    tree = compose_note(record.notes[view.note], record, browser.today)
    style = style if style.takes_notes else DEFAULT_STYLE
    return Content(style.render_tree(tree), style.tree_as_html(tree))
