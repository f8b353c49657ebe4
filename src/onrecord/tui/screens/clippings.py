"""The clippings screen: the collected passages, with a preview of each as it is copied."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from onrecord.briefs import OpenBrief
from onrecord.briefs.brief import BriefItem, Clipping
from onrecord.navigation import Document, RowTarget
from onrecord.navigation.brief_rows import brief_rows
from onrecord.navigation.copied_text import copied_document
from onrecord.navigation.window_title import WindowPlace
from onrecord.quoting.styles import Style
from onrecord.session import SessionCommands
from onrecord.session.collecting import count_clippings
from onrecord.session.outcome import Outcome
from onrecord.text.signs import signs
from onrecord.tui.actions import CLIPPINGS_ACTIONS, Actions
from onrecord.tui.arrangement import apply_breakpoint
from onrecord.tui.follow_up import FollowUp
from onrecord.tui.screens.command_screen import CommandScreen
from onrecord.tui.widgets.list_pane import ListPane
from onrecord.tui.widgets.reading_pane import ReadingPane


class ClippingsScreen(CommandScreen[str | None]):
    """The screen of collected clippings; it returns the address to go to, or None."""

    ACTIONS: ClassVar[Actions] = CLIPPINGS_ACTIONS

    def __init__(self, commands: SessionCommands) -> None:
        super().__init__(commands, commands.session.preferences.keymap.clippings)
        self.pane = ListPane(id="clip-list", has_head=True)
        self._preview = ReadingPane(id="clip-preview")
        self._preview.can_focus = False
        self._preview_follows = FollowUp(lambda: self.app, self._show_preview)

    def compose(self) -> ComposeResult:
        apply_breakpoint(self)
        yield self.header
        yield self.pane
        yield self._preview
        yield self.status_bar

    @property
    def window_place(self) -> WindowPlace:
        return WindowPlace(self.pane.row.label if self.pane.row else "", self.pane.position, "Clippings")

    def on_mount(self) -> None:
        self.pane.focus()
        self.show_all()

    @property
    def item(self) -> BriefItem | None:
        items = self.session.clippings.items
        return items[self.pane.cursor] if 0 <= self.pane.cursor < len(items) else None

    def show_all(self, cursor: int = 0) -> None:
        """Show the clippings with the cursor on the given one, counted from 0."""
        brief = self.session.clippings
        rows = brief_rows(brief.brief, brief.proofs, self.session.browser.titles)
        self.pane.show(rows, RowTarget("", str(max(0, min(cursor, len(rows) - 1)))))
        self.pane.show_head("Collected")
        self._show_style()
        if not rows:
            self.say(
                f"nothing collected yet: {self.key('collect')} in the list or the reading pane collects; Esc closes"
            )

    def _show_style(self) -> None:
        """Show the style in which the clippings are copied, and the one under the cursor in it."""
        count = count_clippings(len(self.session.clippings))
        self.header.show(" Clippings", f"{count}{signs().separator}style {self.session.plain_style.name} ")
        self._show_preview()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self._show_style()  # the list of styles may have made another one that of plain copies

    def make_room_above(self, row: int | None) -> None:
        """Keep the clipping under the cursor above the row in which a sheet begins."""
        self.pane.cover(0 if row is None else max(0, self.pane.region.bottom - row))

    @on(ListPane.Moved)
    def _moved(self) -> None:
        self._preview_follows.ask()

    def catch_up(self) -> None:
        self._preview_follows.catch_up()

    def _show_preview(self) -> None:
        self._preview_follows.drop()
        self._preview.show_head("As copied", self.session.plain_style.title)
        self._preview.show(_preview(self.item, self.session.clippings, self.session.plain_style), ())

    def action_move(self, steps: int) -> None:
        self.pane.move(steps)

    def action_page(self, pages: float) -> None:
        self.pane.page(pages)

    def action_end(self, end: int) -> None:
        self.pane.to_end(end)

    def action_copy_all(self) -> None:
        self._carry_out(self.commands.collecting.copy_all(), self.pane.cursor)

    def action_copy_all_as(self) -> None:
        self._carry_out(self.commands.collecting.copy_all_as(), self.pane.cursor)

    def action_remove(self) -> None:
        self._carry_out(self.commands.collecting.remove(self.pane.cursor), self.pane.cursor)

    def action_remove_all(self) -> None:
        self._carry_out(self.commands.collecting.remove_all())

    def action_undo(self) -> None:
        self._carry_out(self.commands.collecting.undo_in_list(), self.pane.cursor)

    def _carry_out(self, outcome: Outcome, cursor: int = 0) -> None:
        """Show the clippings as they are now, then the outcome of the command that changed or copied them."""
        self.show_all(cursor)
        self.session.host.carry_out(outcome)

    @on(ListPane.Chosen)
    def action_open(self) -> None:
        if isinstance(self.item, Clipping):
            held = self.session.clippings.proofs.held(self.item.anchors[0])
            self.dismiss(f"{held.anchor.pack}:{held.ref}")
        else:
            self.say("nothing collected yet, so there is nowhere to go")


def _preview(item: BriefItem | None, brief: OpenBrief, style: Style) -> Document:
    """Return a document of the item under the cursor: a clipping as it is copied in the style, or the user's words."""
    if item is None:
        return Document("", ())
    if not isinstance(item, Clipping):
        return copied_document("", item.text, ())
    excerpts = brief.proofs.excerpts(item)
    text = style.render_all(excerpts)
    return copied_document(item.title, text, [excerpt.text for excerpt in excerpts])
