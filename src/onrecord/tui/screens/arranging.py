"""The main screen's commands on its panes: move the border between them, show one of them alone."""

from __future__ import annotations

from onrecord.navigation.row_lines import Arrangement
from onrecord.session.message import one_part
from onrecord.tui.arrangement import STACKED_COLUMNS, STACKED_ROWS
from onrecord.tui.screens.location_screen import LocationScreen


class ArrangingScreen(LocationScreen):
    """A screen whose panes share the window as the user wants it."""

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
