"""The list of briefs: which there are, how much each has, and which is the current one."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from onrecord.navigation import RowTarget
from onrecord.navigation.brief_list_rows import brief_list_rows
from onrecord.navigation.window_title import WindowPlace
from onrecord.session import SessionCommands
from onrecord.session.outcome import Outcome
from onrecord.tui.actions import BRIEFS_ACTIONS, Actions
from onrecord.tui.arrangement import apply_breakpoint, arrangement
from onrecord.tui.screens.command_screen import CommandScreen
from onrecord.tui.widgets.list_pane import ListPane


class BriefsScreen(CommandScreen[bool]):
    """The screen of all briefs; it returns whether the current one is to be opened."""

    ACTIONS: ClassVar[Actions] = BRIEFS_ACTIONS
    AUTO_FOCUS = "#briefs"

    def __init__(self, commands: SessionCommands) -> None:
        super().__init__(commands, commands.session.preferences.keymap.briefs)
        self.pane = ListPane(id="briefs", has_head=True)
        self._commands = commands.brief_list

    def compose(self) -> ComposeResult:
        apply_breakpoint(self)
        yield self.header
        yield self.pane
        yield self.status_bar

    @property
    def window_place(self) -> WindowPlace:
        return WindowPlace(self.pane.row.label if self.pane.row else "", self.pane.position, "Briefs")

    @property
    def path(self) -> Path | None:
        """The file of the brief under the cursor."""
        target = self.pane.row.target if self.pane.row else None
        return Path(target.address) if target and target.address else None

    def on_mount(self) -> None:
        self.pane.arrangement = arrangement(*self.app.size)
        self._show(self._commands.current)

    def on_resize(self) -> None:
        self.pane.arrangement = arrangement(*self.app.size)

    def session_changed(self) -> None:
        """Show the briefs as they are now."""
        at, self._commands.at = self._commands.at or self.path, None
        self._show(at)

    def _show(self, at: Path | None) -> None:
        listed, problem = self._commands.listed()
        rows = brief_list_rows(listed, self._commands.current)
        self.pane.show(rows, RowTarget("", str(at)) if at else None)
        self.pane.show_head("Changed last first")
        count = f"  {len(listed)}" if listed else ""
        self.header.show([(" Briefs", "bold"), (count, "quiet")], "")
        if problem or not rows:
            self.say(problem or f"no brief yet: {self.key('new-brief')} makes one, and so does {self.key('collect')}")

    def make_room_above(self, row: int | None) -> None:
        """Keep the brief under the cursor above the row in which a sheet begins."""
        self.pane.cover(0 if row is None else max(0, self.pane.region.bottom - row))

    def action_move(self, steps: int) -> None:
        self.pane.move(steps)

    def action_page(self, pages: int) -> None:
        self.pane.page(pages)

    def action_end(self, end: int) -> None:
        self.pane.to_end(end)

    @on(ListPane.Chosen)
    def action_open(self) -> None:
        if self.path is None:
            self.say(f"no brief yet: {self.key('new-brief')} makes one")
            return
        outcome = self._commands.choose(self.path)
        self.session.host.carry_out(outcome)
        if not outcome.message:
            self.dismiss(True)

    def action_new(self) -> None:
        self._carry_out(self._commands.create())

    def action_rename(self) -> None:
        self._carry_out(self._commands.rename(self.path) if self.path else None)

    def action_copy(self) -> None:
        self._carry_out(self._commands.copy(self.path) if self.path else None)

    def action_archive(self) -> None:
        self._carry_out(self._commands.archive(self.path) if self.path else None)

    def action_delete(self) -> None:
        self._carry_out(self._commands.delete(self.path) if self.path else None)

    def action_undo(self) -> None:
        self._carry_out(self._commands.undo())

    def _carry_out(self, outcome: Outcome | None) -> None:
        if outcome is None:
            self.say("there is no brief here")
            return
        self.session.host.carry_out(outcome)
