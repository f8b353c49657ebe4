"""The screen of the current brief: its headings, notes and clippings, with a preview of each as it is copied."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import Input, Static

from onrecord.briefs import Brief
from onrecord.briefs.brief import BriefItem, Clipping
from onrecord.briefs.held import Standing
from onrecord.commands.brief_screens import CLIPPINGS_TYPING_GROUP
from onrecord.navigation import RowTarget
from onrecord.navigation.brief_document import item_document
from onrecord.navigation.brief_rows import brief_rows, count_words
from onrecord.navigation.open_packs import not_open_sentence
from onrecord.navigation.row_lines import Arrangement
from onrecord.navigation.window_title import WindowPlace
from onrecord.session import SessionCommands
from onrecord.session.collecting import count_clippings
from onrecord.session.current_brief import UNNAMED
from onrecord.session.outcome import Outcome
from onrecord.text.cell_width import shorten
from onrecord.text.signs import signs
from onrecord.tui.actions import CLIPPINGS_ACTIONS, Actions
from onrecord.tui.arrangement import apply_breakpoint, arrangement
from onrecord.tui.follow_up import FollowUp
from onrecord.tui.screens.command_screen import CommandScreen
from onrecord.tui.widgets.list_pane import ListPane
from onrecord.tui.widgets.reading_pane import ReadingPane

LONG_NAME_CELLS, SHORT_NAME_CELLS, SHORTEST_NAME_CELLS = 40, 14, 6


class ClippingsScreen(CommandScreen[str | None]):
    """The screen of the current brief; it returns the address to go to, or None."""

    ACTIONS: ClassVar[Actions] = CLIPPINGS_ACTIONS
    AUTO_FOCUS = "#clip-list"

    def __init__(self, commands: SessionCommands) -> None:
        super().__init__(commands, commands.session.preferences.keymap.clippings)
        self.pane = ListPane(id="clip-list", has_head=True)
        self.field = Input(placeholder="words of the brief", select_on_focus=False, id="statements-filter")
        self._preview = ReadingPane(id="clip-preview")
        self._preview.can_focus = False
        self._body = Container(id="clip-body")
        self._preview_follows = FollowUp(lambda: self.app, self._show_preview)
        self._shown: tuple[Brief, frozenset[int]] | None = None
        commands.arranging.filter("")

    def compose(self) -> ComposeResult:
        apply_breakpoint(self)
        yield self.header
        with Horizontal(id="statements-line"):
            yield Static(f" {signs().prompt} ", id="statements-sign", markup=False)
            yield self.field
        with self._body:
            yield self.pane
            yield self._preview
        yield self.status_bar

    @property
    def window_place(self) -> WindowPlace:
        return WindowPlace(self.pane.row.label if self.pane.row else "", self.pane.position, "Clippings")

    def on_mount(self) -> None:
        self.query_one("#statements-line").display = False
        self._share_window()
        self.show_all()
        self.watch(self.app, "app_focus", self._look_again, init=False)
        if not self.session.clippings.items:
            key = self.key("collect")
            self.say(f"nothing collected yet: {key} in the list or the reading pane collects; Esc closes")

    def _look_again(self, is_focused: bool) -> None:
        """Show what another window wrote meanwhile, when the user comes back to this one."""
        if is_focused and (message := self.session.brief.look_again()):
            self.session_changed()
            self.say(message)

    def on_resize(self) -> None:
        self._share_window()
        self._show_header()

    def _share_window(self) -> None:
        """Put the preview beside the brief where the window is wide, else below it; a small one has the brief alone."""
        how = arrangement(*self.app.size)
        is_beside = how is Arrangement.SIDE_BY_SIDE
        self.pane.arrangement = self._preview.arrangement = how
        self._preview.has_rule = is_beside
        self._body.styles.layout = "horizontal" if is_beside else "vertical"
        self._body.set_class(is_beside, "-beside")

    @property
    def index(self) -> int:
        """The place of the item under the cursor in the brief; -1 if there is none."""
        target = self.pane.row.target if self.pane.row else None
        return int(target.address or -1) if target else -1

    @property
    def item(self) -> BriefItem | None:
        items = self.session.clippings.items
        return items[self.index] if 0 <= self.index < len(items) else None

    def show_all(self, cursor: int = 0) -> None:
        """Show the brief with the cursor on the given item, counted from 0, or on the next one in sight."""
        brief, arranging = self.session.clippings, self.commands.arranging
        marked, places = arranging.marked, arranging.in_sight
        self._shown = (brief.brief, marked)
        rows = brief_rows(brief.brief, brief.proofs, self.session.browser.titles)
        at = next((place for place in places if place >= cursor), places[-1] if places else 0)
        self.pane.show(tuple(rows[place] for place in places), RowTarget("", str(at)))
        self.pane.show_marks(frozenset(RowTarget("", str(place)) for place in marked))
        words = count_words(sum(len(clipping.anchors) for clipping in brief.clippings), brief.brief.length)
        self.pane.show_head("Collected", arranging.marked_words or (words if brief.clippings else ""))
        self._show_header()
        self._show_preview()

    def session_changed(self) -> None:
        """Show the brief as it is now, with the cursor where the last command put it."""
        arranging = self.commands.arranging
        cursor, arranging.cursor = arranging.cursor, None
        if cursor is None and self._shows(self.session.clippings.brief, arranging.marked):
            self._show_header()
            self._show_preview()
            return
        self.show_all(self.index if cursor is None else cursor)

    def _shows(self, brief: Brief, marked: frozenset[int]) -> bool:
        return self._shown is not None and self._shown[0] is brief and self._shown[1] == marked

    def _show_header(self) -> None:
        """Show the name of the brief, the number of its clippings, and the style in which they are copied."""
        brief, count = self.session.clippings, self.session.brief.count
        is_single = arrangement(*self.app.size) is Arrangement.SINGLE
        marked = self.commands.arranging.marked_words if is_single else ""  # else the head of the list has them
        name_cells = LONG_NAME_CELLS if not is_single else SHORTEST_NAME_CELLS if marked else SHORT_NAME_CELLS
        name = shorten(brief.name or UNNAMED, name_cells)
        number = f"  {marked or count_clippings(len(brief))}"
        unsafe = "" if count is None or count.is_safe else "not saved"
        style = "" if is_single else f"style {self.session.plain_style.name}"
        position = self.pane.position if is_single else ""
        right = signs().separator.join(filter(None, [unsafe, style, position]))
        self.header.show([(f" {name}", "bold"), (number, "quiet")], f"{right} ")

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self._shown is not None:  # another brief, or another style of plain copies, may have been chosen
            self.session_changed()

    def make_room_above(self, row: int | None) -> None:
        """Keep the item under the cursor above the row in which a sheet begins."""
        self.pane.cover(0 if row is None else max(0, self.pane.region.bottom - row))

    @on(ListPane.Moved)
    def _moved(self) -> None:
        self._show_header()
        self._preview_follows.ask()

    def catch_up(self) -> None:
        self._preview_follows.catch_up()

    def _show_preview(self) -> None:
        self._preview_follows.drop()
        style, keys = self.session.plain_style, (self.key("take-wording"), self.key("keep-wording"))
        title = ("As copied", style.title) if isinstance(self.item, Clipping) else ("Your own words", "")
        self._preview.show_head(*title)
        self._preview.show(item_document(self.item, self.session.clippings.proofs, style, keys), ())

    def action_move(self, steps: int) -> None:
        self._filter()
        self.pane.move(steps)

    def action_page(self, pages: int) -> None:
        self.pane.page(pages)

    def action_end(self, end: int) -> None:
        self.pane.to_end(end)

    # What the session does

    def action_copy_all(self) -> None:
        self._carry_out(self.commands.collecting.copy_all())

    def action_copy_all_as(self) -> None:
        self._carry_out(self.commands.collecting.copy_all_as())

    def action_remove(self) -> None:
        self._carry_out(self.commands.arranging.remove(self.index))

    def action_remove_all(self) -> None:
        self._carry_out(self.commands.arranging.remove_all())

    def action_move_item(self, step: int) -> None:
        if self.commands.arranging.filtered_by:
            self.say("all of the brief is shown where items are moved: Esc drops the filter")
        else:
            self._carry_out(self.commands.arranging.move(self.index, step))

    def action_add_heading(self) -> None:
        self._carry_out(self.commands.arranging.add_heading(self.index))

    def action_add_note(self) -> None:
        self._carry_out(self.commands.arranging.add_note(self.index))

    def action_edit(self) -> None:
        self._carry_out(self.commands.arranging.edit(self.index))

    def action_mark(self) -> None:
        self._carry_out(self.commands.arranging.mark(self.index))

    def action_undo(self) -> None:
        self._carry_out(self.commands.arranging.undo())

    def action_redo(self) -> None:
        self._carry_out(self.commands.arranging.redo())

    def action_take_wording(self) -> None:
        self._carry_out(self.commands.arranging.take_wording(self.index))

    def action_keep_wording(self) -> None:
        self._carry_out(self.commands.arranging.keep_wording(self.index))

    def action_preview(self) -> None:
        self._carry_out(self.commands.exporting.preview())

    def _carry_out(self, outcome: Outcome) -> None:
        """Show the brief as it is now, then the outcome of the command that changed or copied it."""
        self.session_changed()
        self.session.host.carry_out(outcome)

    # The filter, and leaving

    def action_filter(self) -> None:
        """Focus the line that filters the brief."""
        self.query_one("#statements-line").display = True
        self.set_focus(self.field)
        self.status_bar.set_hints((CLIPPINGS_TYPING_GROUP,))

    @on(Input.Changed)
    def _filter(self) -> None:
        """List what has the words that were typed, unless it is listed: the next key may come before the message."""
        typed = self.field.value.strip()
        if typed == self.commands.arranging.filtered_by:
            return
        self.commands.arranging.filter(typed)
        self.show_all(self.index)
        if not self.pane.count:
            self.say(f"nothing in the brief has “{typed}”; Esc shows all")

    def _to_list(self) -> None:
        self.set_focus(self.pane)
        self.status_bar.set_hints(self.groups)
        self.query_one("#statements-line").display = bool(self.commands.arranging.filtered_by)

    @on(ListPane.Chosen)
    def action_open(self) -> None:
        """Go to the passage; from the filter, go to the list."""
        if self.focused is self.field:
            self._filter()
            self._to_list()
        elif isinstance(self.item, Clipping):
            held, packs = self.session.clippings.proofs.held(self.item.anchors[0]), self.session.browser.packs
            if held.standing is Standing.PACK_MISSING:
                self.say(not_open_sentence(held.anchor.pack, packs))
                return
            self.dismiss(f"{held.anchor.pack}:{held.ref}")
        elif self.item:
            self.action_edit()
        else:
            self.say("nothing collected yet, so there is nowhere to go")

    def action_leave(self) -> None:
        """Drop the filter or the marks, or close the brief."""
        if self.focused is self.field or self.commands.arranging.filtered_by:
            self.field.value = ""
            self._filter()
            self._to_list()
        elif self.commands.arranging.marked:
            self._carry_out(self.commands.arranging.unmark())
        else:
            self.dismiss(None)
