"""The screen of the open statements: a list, newest first, that can be filtered; it leads to one of them."""

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from onrecord.commands.screens import STATEMENTS_TYPING_GROUP
from onrecord.navigation import RowTarget
from onrecord.navigation.row_lines import Arrangement
from onrecord.navigation.statement_rows import statement_rows
from onrecord.session import SessionCommands
from onrecord.text.cell_width import cell_width
from onrecord.text.signs import own_words, signs
from onrecord.tui.actions import STATEMENTS_ACTIONS, Actions
from onrecord.tui.arrangement import apply_breakpoint, arrangement
from onrecord.tui.header import brief_text, clickable_counts
from onrecord.tui.screens.command_screen import CommandScreen
from onrecord.tui.widgets.list_pane import ListPane

_NEWEST_FIRST = "Newest first"
_FILTER = "filter by title, party, place, year"


class StatementChoice(NamedTuple):
    """The choice in the list of statements: one of them, perhaps at a glance, or a search of all."""

    pack_id: str = ""
    at_a_glance: bool = False
    searches: bool = False


class StatementsScreen(CommandScreen[StatementChoice | None]):
    """The list of the open statements; the one in use stands out, and the cursor begins there."""

    AUTO_FOCUS = "#statements"
    ACTIONS: ClassVar[Actions] = STATEMENTS_ACTIONS

    def __init__(self, commands: SessionCommands) -> None:
        super().__init__(commands, commands.session.preferences.keymap.statements)
        self.pane = ListPane(id="statements", has_head=True)
        self.field = Input(placeholder=_FILTER, select_on_focus=False, id="statements-filter")
        self._filtered_by = ""

    def compose(self) -> ComposeResult:
        apply_breakpoint(self)
        yield self.header
        with Horizontal(id="statements-line"):
            key = next(command.key for group in self.groups for command in group.commands if command.name == "filter")
            yield Static(
                f" {key} " if cell_width(key) == 1 else f" {signs().prompt} ", id="statements-sign", markup=False
            )
            yield self.field
        yield self.pane
        yield self.status_bar

    def on_mount(self) -> None:
        self._share_window()
        self._show_rows(RowTarget(self.session.browser.pack.id))

    def on_resize(self) -> None:
        self._share_window()
        self._show_header()

    def _share_window(self) -> None:
        how = arrangement(*self.app.size)
        self.pane.arrangement = how
        self.query_one("#statements-line").display = how is not Arrangement.SINGLE or self._is_typing

    @property
    def _is_typing(self) -> bool:
        return self.focused is self.field or bool(self._filtered_by)

    def _show_rows(self, target: RowTarget | None) -> None:
        self.pane.show_noted(self.session.browser.noted)
        self.pane.show(statement_rows(self.session.browser, self._filtered_by), target)
        self._show_header()

    def _show_header(self) -> None:
        count, total = self.pane.count, len(self.session.browser.titles)
        number = f"{count:,} of {total:,} open" if self._filtered_by else f"{total:,} open"
        is_single = self.pane.arrangement is Arrangement.SINGLE
        collected = brief_text(self.session.brief.count, self.app.size)
        right = signs().separator.join(filter(None, [collected, self.pane.position if is_single else ""]))
        self.header.show([(" Statements", "bold"), (f"  {number}", "quiet")], clickable_counts(f"{right} ", collected))
        self.pane.show_head(
            _NEWEST_FIRST, own_words("“") + self._filtered_by + own_words("”") if self._filtered_by else ""
        )

    def make_room_above(self, row: int | None) -> None:
        """Keep the statement under the cursor above the row in which a sheet begins."""
        self.pane.cover(0 if row is None else max(0, self.pane.region.bottom - row))

    @on(ListPane.Moved)
    def _moved(self) -> None:
        self.clear_message()
        self._show_header()

    def action_move(self, steps: int) -> None:
        self._filter()
        self.pane.move(steps)

    def action_page(self, pages: float) -> None:
        self.pane.page(pages)

    def action_end(self, end: int) -> None:
        self.pane.to_end(end)

    def action_note(self) -> None:
        """Write a note of the user's own on the statement under the cursor."""
        if self.pane.row and self.pane.row.target:
            self.session.host.carry_out(self.commands.noting.write_on_statement(self.pane.row.target.pack))

    # The filter

    def action_filter(self) -> None:
        """Focus the line that filters the list."""
        self.query_one("#statements-line").display = True
        self.set_focus(self.field)
        self.status_bar.set_hints((STATEMENTS_TYPING_GROUP,))

    def action_head_part(self, part: str) -> None:
        """Change the filter, which a click on it in the head of the list asks for."""
        self.action_filter()

    @on(Input.Changed)
    def _filter(self) -> None:
        """List what has the words that were typed, unless it is listed: the next key may come before the message."""
        typed = self.field.value.strip()
        if typed == self._filtered_by:
            return
        self._filtered_by = typed
        row = self.pane.row
        self._show_rows(row.target if row else None)
        self._tell_if_none()

    def _tell_if_none(self) -> None:
        self.clear_message()
        if not self.pane.count:
            self.say(f"no open statement has “{self._filtered_by}”; Esc shows all")

    def _to_list(self) -> None:
        self.set_focus(self.pane)
        self.status_bar.set_hints(self.groups)
        self._share_window()

    # Leaving

    @on(ListPane.Chosen)
    def action_open(self) -> None:
        """Read the statement under the cursor; from the filter, go to the list."""
        if self.focused is self.field:
            self._filter()
            self._to_list()
            self._tell_if_none()
        elif row := self.pane.row:
            self.dismiss(StatementChoice(row.target.pack if row.target else ""))

    def action_glance(self) -> None:
        """Show the statement under the cursor at a glance."""
        if row := self.pane.row:
            self.dismiss(StatementChoice(row.target.pack if row.target else "", at_a_glance=True))

    def action_search(self) -> None:
        """Search in all statements."""
        self.dismiss(StatementChoice(searches=True))

    def action_leave(self) -> None:
        """Drop the filter, or go back to what was read before."""
        if self.focused is self.field or self._filtered_by:
            self.field.value = ""
            self._filter()
            self._to_list()
        else:
            self.dismiss(None)
