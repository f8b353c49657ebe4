"""The body of the main screen: the page “At a glance” with its keys, or the panes, shared as the user wants it."""

from __future__ import annotations

from onrecord.commands.footer_hints import (
    EMPTY_LIST_HINTS,
    LIST_HINTS,
    RECORD_HINTS,
    RESULT_HINTS,
    TEXT_HINTS,
    HintTable,
    hints_of,
)
from onrecord.commands.glance_hints import LEAVING_COMMANDS, glance_hints
from onrecord.commands.screens import FILTERING_GROUP, TYPING_GROUP
from onrecord.navigation.row_lines import Arrangement
from onrecord.navigation.section import Section
from onrecord.session.message import one_part
from onrecord.tui.arrangement import STACKED_COLUMNS, STACKED_ROWS, Pane
from onrecord.tui.screens.location_screen import LocationScreen


class BodyScreen(LocationScreen):
    """The main screen with its body; header, sections, footer and all keys stay while the page takes it."""

    def action_search(self) -> None:
        """Focus the search box."""
        raise NotImplementedError

    def show_hints(self) -> None:
        """Show the key hints of what has the focus."""
        if self.is_typing:
            self.status_bar.set_hints((FILTERING_GROUP if self.finder.filters else TYPING_GROUP,))
        elif self.browser.is_glance:
            way_out = "open" if self.glance.row else self.commands.glance.way_out
            has_commitments = self.browser.whole_count(Section.COMMITMENTS) > 0
            has_several = len(self.browser.titles) > 1
            hints = glance_hints(self.groups, way_out, has_commitments=has_commitments, has_several=has_several)
            self.status_bar.set_hints(hints)
        else:
            self.status_bar.set_hints(hints_of(self.groups, self._hint_table))

    @property
    def _hint_table(self) -> HintTable:
        """The hints for the pane that has the keys."""
        if self.panes.current is Pane.READING:
            return TEXT_HINTS if self.reading.document.is_continuous else RECORD_HINTS
        if self.browser.is_search:
            return RESULT_HINTS
        return EMPTY_LIST_HINTS if self.browser.lists_nothing else LIST_HINTS

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

    # The panes

    def action_move_border(self, step: int) -> None:
        """Give the list more or less room."""
        if not self.panes.move_border(step):
            self.say("the border can be moved no further" if self.panes.shows_both else self._way_to_both_panes())

    def action_zoom(self) -> None:
        """Show one pane alone, or both again."""
        alone = self.panes.zoom()
        if alone is None:
            self.say(self._way_to_both_panes())
        elif alone:
            self.say(f"{self.key('zoom')} shows both panes again")
        elif not self.panes.shows_both:
            self.say(self._way_to_both_panes())

    def _way_to_both_panes(self) -> str:
        """Return why only one pane is shown, and what shows both."""
        if self.panes.one_pane:
            return 'only one pane is shown, as layout in config.toml has it; layout = "auto" shows both'
        if self.panes.arrangement is Arrangement.SINGLE:
            least = f"{STACKED_COLUMNS} columns and {STACKED_ROWS} rows"
            brief = f"one pane: {STACKED_COLUMNS}x{STACKED_ROWS} has room for both"
            return one_part(f"only one pane is shown: a window of {least} has room for both", brief)
        if self.panes.is_zoomed:
            return f"only one pane is shown; {self.key('zoom')} shows both"
        return f"the text has the whole window; {self.key('previous-pane')} shows the list beside it"
