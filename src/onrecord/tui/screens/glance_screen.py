"""The page “At a glance” on the main screen: its cursor, where its rows lead, and the keys that leave it."""

from __future__ import annotations

from onrecord.commands.footer_hints import LIST_HINTS, RECORD_HINTS, RESULT_HINTS, TEXT_HINTS, HintTable, hints_of
from onrecord.commands.glance_hints import LEAVING_COMMANDS, glance_hints
from onrecord.commands.screens import FILTERING_GROUP, TYPING_GROUP
from onrecord.tui.arrangement import Pane
from onrecord.tui.screens.arranging import ArrangingScreen


class GlanceScreen(ArrangingScreen):
    """The main screen while the page takes its body: header, sections, footer and all keys stay."""

    def action_search(self) -> None:
        """Focus the search box."""
        raise NotImplementedError

    def show_hints(self) -> None:
        """Show the key hints of what has the focus."""
        if self.is_typing:
            self.status_bar.set_hints((FILTERING_GROUP if self.finder.filters else TYPING_GROUP,))
        elif self.browser.is_glance:
            way_out = "open" if self.glance.row else self.commands.glance.way_out
            self.status_bar.set_hints(glance_hints(self.groups, way_out))
        else:
            self.status_bar.set_hints(hints_of(self.groups, self._hint_table))

    @property
    def _hint_table(self) -> HintTable:
        """The hints for the pane that has the keys."""
        if self.panes.current is Pane.READING:
            return TEXT_HINTS if self.reading.document.is_continuous else RECORD_HINTS
        return RESULT_HINTS if self.browser.is_search else LIST_HINTS

    async def action_command(self, name: str) -> None:
        """Run a command; one that acts on a list or a text leaves the page “At a glance” first."""
        if self.browser.is_glance and name in LEAVING_COMMANDS:
            self.show_outcome(self.commands.glance.leave())
        if name == "glance" and not self.browser.is_glance:
            self.glance.begin()
        await super().action_command(name)

    def glance_moved(self) -> None:
        """Let the record under the page's cursor be what is copied."""
        self.status_bar.clear_message()
        self.commands.glance.point_at(self.glance.goal)
        self.show_hints()

    def on_glance_pane_moved(self) -> None:
        self.glance_moved()

    def on_glance_pane_chosen(self) -> None:
        self.open_from_glance()

    def step_column(self, step: int) -> None:
        """Move to the column at the right (step 1) or left (-1)."""
        self.focus_body(Pane.LIST)
        if self.glance.step_column(step):
            self.glance_moved()
        else:
            self.say(f"there is nothing beside this; {self.key('down')} and {self.key('up')} move on this page")

    def open_from_glance(self) -> None:
        """Go where the row under the cursor leads; without one, return to where the user left off."""
        goal = self.glance.goal
        if goal is None:
            self.show_outcome(self.commands.glance.leave())
        elif goal.expands:
            self.glance.show_all_due()
            self.glance_moved()
        elif goal.searches:
            self.action_search()
        else:
            self.show_outcome(self.commands.glance.open(goal))
