"""Commands of the page “At a glance”: show it, open what the cursor is on, and leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.navigation.rows import RowTarget
from onrecord.navigation.section import Section
from onrecord.session.outcome import Focus, Outcome, Stale
from onrecord.session.session import Session

if TYPE_CHECKING:
    from onrecord.navigation.glance_entries import Goal


class GlanceCommands:
    """The commands of the page, which shows the pack in use."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._browser = session.browser

    def toggle(self) -> Outcome:
        """Show the page; if it is shown, return to where the user left off."""
        if self._browser.is_glance:
            return self.leave()
        self._browser.show_glance()
        return Outcome(stale=Stale.EVERYTHING, focus=Focus.LAST_PANE, query="")

    def leave(self) -> Outcome:
        """Return to where the user left off."""
        self._browser.leave_glance()
        return Outcome(stale=Stale.EVERYTHING, focus=Focus.LAST_PANE, query=self._browser.location.text, returns=True)

    def open(self, goal: Goal) -> Outcome:
        """Go to a record, or to a section in the order that the goal names."""
        if goal.section is None:
            self._browser.go_to(f"{self._browser.pack.id}:{goal.address}")
        elif goal.order and goal.address:
            self._browser.lists.set_order(Section(goal.section), goal.order)
            self._browser.area = None  # the page counts the whole statement
            self._browser.go_to(f"{self._browser.pack.id}:{goal.address}")
        else:
            self._browser.enter(Section(goal.section))
        return Outcome(stale=Stale.EVERYTHING, focus=Focus.LIST, query="")

    def point_at(self, goal: Goal | None) -> None:
        """Let the record of a row, or the passage that it shows, be copied and collected; of others only a table is."""
        is_record = goal is not None and goal.is_record
        target = RowTarget(self._browser.pack.id, goal.address, goal.ref) if goal and is_record else None
        self._browser.glance_target = target
        has_list = goal is not None and goal.section not in (None, Section.TEXT.value)
        self._browser.glance_section = Section(goal.section) if goal and has_list else None

    @property
    def way_out(self) -> str:
        """The goal of Enter while the cursor is on no row: `to Missions`, `to the search`."""
        place = self._browser.place_behind_glance
        name = "the search" if place.is_search else place.section.title
        return f"to {name}"
