"""The clippings screen: the collected passages, with a preview of each as it is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult

from onrecord.briefs import Clipping
from onrecord.clipboard import Content
from onrecord.navigation import Block, Document, Piece, Row, RowTarget, Voice
from onrecord.navigation.row_details import format_short_date
from onrecord.quoting.styles import Style
from onrecord.tui.breakpoints import apply_breakpoint
from onrecord.tui.copy_content import caution_notice
from onrecord.tui.copying import Session
from onrecord.tui.screens.command_screen import CommandScreen
from onrecord.tui.widgets.list_pane import ListPane
from onrecord.tui.widgets.pane_border import set_title
from onrecord.tui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from onrecord.tui.app import OnrecordApp

NOTHING_COLLECTED = "nothing collected yet, so nothing was copied"


class ClippingsScreen(CommandScreen[str | None]):
    """The screen of collected clippings; it returns the address to go to, or None."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.preferences.keymap.clippings, session.preferences.keymap.key_for_message)
        self.session = session
        self.pane = ListPane(id="clip-list")
        self._preview = ReadingPane(id="clip-preview")
        self._preview.can_focus = False

    def compose(self) -> ComposeResult:
        apply_breakpoint(self)
        yield self.header
        yield self.pane
        yield self._preview
        yield self.status_bar

    def on_mount(self) -> None:
        self.pane.focus()
        self.show_all()

    @property
    def onrecord(self) -> OnrecordApp:
        return cast("OnrecordApp", self.app)

    @property
    def clipping(self) -> Clipping | None:
        items = self.session.clippings.items
        return items[self.pane.cursor] if 0 <= self.pane.cursor < len(items) else None

    def show_all(self, cursor: int = 0) -> None:
        """Show the clippings with the cursor on the given one, counted from 0."""
        items = self.session.clippings.items
        several = len({excerpt.pack for item in items for excerpt in item.excerpts}) > 1
        rows = tuple(_row(item, number, several=several) for number, item in enumerate(items))
        self.pane.show(rows, RowTarget("", str(max(0, min(cursor, len(rows) - 1)))))
        set_title(self.pane, "Collected")
        style = self.session.preferences.styles.default
        self.header.show(" Clippings", f"{_count(len(items))} · style {style.name} ")
        self._show_preview()
        if not items:
            self.say(
                f"nothing collected yet: {self.key('collect')} in the list or the reading pane collects; Esc closes"
            )

    @on(ListPane.Moved)
    def _show_preview(self) -> None:
        set_title(self._preview, f"As copied: {self.session.preferences.styles.default.title}")
        self._preview.show(_preview(self.clipping, self.session.preferences.styles.default), ())

    def action_move(self, steps: int) -> None:
        self.pane.move(steps)

    def action_page(self, pages: int) -> None:
        self.pane.page(pages)

    def action_end(self, end: int) -> None:
        self.pane.to_end(end)

    def action_copy_all(self) -> None:
        self.copy_in(self.session.preferences.styles.default)

    def action_copy_as(self) -> None:
        if len(self.session.clippings):
            self.onrecord.pickers.style(self.copy_in, self.session.clippings.render)
        else:
            self.say(NOTHING_COLLECTED)

    def copy_in(self, style: Style) -> None:
        """Copy every clipping in a style."""
        if not len(self.session.clippings):
            self.say(NOTHING_COLLECTED)
            return
        self.show_all(self.pane.cursor)
        clippings, items = self.session.clippings, self.session.clippings.items
        content = Content(clippings.render(style), clippings.render_rich(style))
        caution = caution_notice(
            [excerpt for item in items for excerpt in item.excerpts], style, self.session.preferences, self.size.width
        )
        self.onrecord.leaving_commands.copy(
            content,
            _count(len(items)),
            lambda report: self.session.note_export(items, content, style, report),
            caution=caution,
        )

    def action_remove(self) -> None:
        cursor = self.pane.cursor
        if self.clipping is None:
            self.say("nothing to remove")
            return
        removed = self.session.clippings.remove(cursor)
        self.show_all(cursor)
        self.say(f"removed {removed.title}; {self.key('undo')} brings it back")

    def action_clear(self) -> None:
        count = len(self.session.clippings)
        self.session.clippings.clear()
        self.show_all()
        self.say(f"removed all {count}; {self.key('undo')} brings them back" if count else "nothing to remove")

    def action_undo(self) -> None:
        undone = self.session.clippings.undo()
        self.show_all(self.pane.cursor)
        self.say("undone" if undone else "nothing to undo")

    @on(ListPane.Chosen)
    def action_open(self) -> None:
        if self.clipping:
            excerpt = self.clipping.excerpts[0]
            self.dismiss(f"{excerpt.pack}:{excerpt.ref}")


def _count(number: int) -> str:
    return f"{number} clipping{'' if number == 1 else 's'}"


def _row(clipping: Clipping, number: int, *, several: bool) -> Row:
    """Return the row of a clipping: a record's label or the passage's text, and its ref.

    With `several` statements, the ref is followed by the statement's date.
    """
    first = clipping.excerpts[0]
    label = first.text if clipping.title == clipping.refs else clipping.title
    source = f"{clipping.refs} · {format_short_date(first.statement.date)}" if several else clipping.refs
    return Row(label, source, RowTarget("", str(number)))


def _preview(clipping: Clipping | None, style: Style) -> Document:
    """Return a document of the clipping's lines as they are copied in the style."""
    if clipping is None:
        return Document("", ())
    text = style.render_all(clipping.excerpts)
    return Document(clipping.title, tuple(Block((Piece(line, Voice.EDITOR),)) for line in text.split("\n")))
