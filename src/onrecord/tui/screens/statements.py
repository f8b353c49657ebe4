"""The screen of the open statements: a list to order, filter and mark, which leads to one of them or to a search."""

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from onrecord.commands import CommandGroups
from onrecord.commands.screens import STATEMENTS_TYPING_GROUP
from onrecord.navigation import RowTarget
from onrecord.navigation.row_lines import Arrangement
from onrecord.navigation.window_title import WindowPlace
from onrecord.session import SessionCommands
from onrecord.session.outcome import Outcome
from onrecord.session.statement_listing import StatementListCommands
from onrecord.text.cell_width import cell_width
from onrecord.text.signs import own_words, signs
from onrecord.tui.actions import STATEMENTS_ACTIONS, Actions
from onrecord.tui.arrangement import apply_breakpoint, arrangement
from onrecord.tui.header import brief_text, clickable_counts
from onrecord.tui.screens.command_screen import CommandScreen
from onrecord.tui.widgets.list_pane import ListPane

_FILTER = "filter by title, party, place, year"


class StatementChoice(NamedTuple):
    """The choice in the list of statements: one of them, perhaps at a glance, or a search that begins with `words`."""

    pack_id: str = ""
    at_a_glance: bool = False
    searches: bool = False
    words: str = ""


class StatementsScreen(CommandScreen[StatementChoice | None]):
    """The list of the open statements; the one in use stands out, and the cursor begins there."""

    AUTO_FOCUS = "#statements"
    ACTIONS: ClassVar[Actions] = STATEMENTS_ACTIONS

    def __init__(self, commands: SessionCommands) -> None:
        super().__init__(commands, commands.session.preferences.keymap.statements)
        self._listing = StatementListCommands(commands.session, commands.delivery)
        self.pane = ListPane(id="statements", has_head=True)
        self.field = Input(placeholder=_FILTER, select_on_focus=False, id="statements-filter")
        self._filtered_by = ""
        self._marked_before: RowTarget | None = None

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

    @property
    def window_place(self) -> WindowPlace:
        return WindowPlace(self.pane.row.label if self.pane.row else "", self.pane.position, "Statements")

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
        self.pane.show(self._listing.statements.rows(self.session.browser, self._filtered_by), target)
        self.pane.show_marks(self._listing.statements.marks.targets)
        self._show_header()

    def _show_header(self) -> None:
        count, total = self.pane.count, len(self.session.browser.titles)
        number = f"{count:,} of {total:,} open" if self._filtered_by else f"{total:,} open"
        is_single = self.pane.arrangement is Arrangement.SINGLE
        collected = brief_text(self.session.brief.count, self.app.size)
        right = signs().separator.join(filter(None, [collected, self.pane.position if is_single else ""]))
        self.header.show([(" Statements", "bold"), (f"  {number}", "quiet")], clickable_counts(f"{right} ", collected))
        order = self._listing.statements.order.value
        marked = self._listing.marked_words({row.target for row in self.pane.rows})
        parts = (marked, own_words(f"“{self._filtered_by}”") if self._filtered_by else "")
        self.pane.show_head(order[:1].upper() + order[1:], signs().separator.join(filter(None, parts)))
        if self.focused is not self.field:
            self.status_bar.set_hints(self._hinted_groups)

    @property
    def _hinted_groups(self) -> CommandGroups:
        """The commands, with the hint of the search that says whether it covers all statements or the marked ones."""
        if not self._listing.statements.marks:
            return self.groups
        return tuple(group.with_hint("search", "search marked") for group in self.groups)

    def make_room_above(self, row: int | None) -> None:
        """Keep the statement under the cursor above the row in which a sheet begins."""
        self.pane.cover(0 if row is None else max(0, self.pane.region.bottom - row))

    @on(ListPane.Moved)
    def _moved(self) -> None:
        if self._target != self._marked_before:  # the message on a mark is of this step, and stays
            self.clear_message()
        self._marked_before = None
        self._show_header()

    def action_move(self, steps: int) -> None:
        self._filter()
        self.pane.move(steps)

    def action_page(self, pages: float) -> None:
        self.pane.page(pages)

    def action_end(self, end: int) -> None:
        self.pane.to_end(end)

    # The list

    def action_order(self) -> None:
        self._change(self._listing.order())

    def action_group(self) -> None:
        self._change(self._listing.group())

    def action_mark(self) -> None:
        """Mark the row and step down."""
        outcome = self._listing.mark(self._target)
        self.pane.move(1)
        self._marked_before = self._target
        self.pane.show_marks(self._listing.statements.marks.targets)
        self._show_header()
        self.session.host.carry_out(Outcome(outcome.message))

    def action_copy(self) -> None:
        """Copy the citation of the statement under the cursor, or of the marked ones."""
        self.session.host.carry_out(self._listing.copy(self._target))

    @property
    def _target(self) -> RowTarget | None:
        return self.pane.row.target if self.pane.row else None

    def _change(self, outcome: Outcome) -> None:
        """Show the list as it is now, with the cursor on the same statement, and what was changed."""
        self._show_rows(self._target)
        self.session.host.carry_out(Outcome(outcome.message))

    def action_note(self) -> None:
        """Write a note of the user's own on the statement under the cursor."""
        if self._target:
            self.session.host.carry_out(self.commands.noting.write_on_statement(self._target.pack))

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
        self._show_rows(self._target)
        self._tell_if_none()

    def _tell_if_none(self) -> None:
        self.clear_message()
        if not self.pane.count:
            self.say(f"no open statement has “{self._filtered_by}”; Esc shows all")

    def _to_list(self) -> None:
        self.set_focus(self.pane)
        self.status_bar.set_hints(self._hinted_groups)
        self._share_window()

    # Leaving

    @on(ListPane.Chosen)
    def action_open(self) -> None:
        """Read the statement under the cursor; from the filter, go to the list."""
        if self.focused is self.field:
            self._filter()
            self._to_list()
            self._tell_if_none()
        elif self._target:
            self.dismiss(StatementChoice(self._target.pack))

    def action_glance(self) -> None:
        """Show the statement under the cursor at a glance."""
        if self._target:
            self.dismiss(StatementChoice(self._target.pack, at_a_glance=True))

    def action_search(self) -> None:
        """Search in all statements, or in the marked ones."""
        words = self._listing.search_words()
        if words is None:
            self.say(f"{len(self._listing.statements.marks)} statements are too many for one search; unmark some")
        else:
            self.dismiss(StatementChoice(searches=True, words=words))

    def action_leave(self) -> None:
        """Drop the filter or the marks, or go back to what was read before."""
        if self.focused is not self.field and self._listing.statements.marks:
            self._listing.statements.marks.clear()
            self.pane.show_marks(frozenset())
            self._show_header()
            self.clear_message()
        elif self.focused is self.field or self._filtered_by:
            self.field.value = ""
            self._filter()
            self._to_list()
        else:
            self.dismiss(None)
