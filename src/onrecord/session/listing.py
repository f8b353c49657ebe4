"""Commands on the list as a whole: its order, its groups, its filter, and the rows that are marked."""

from __future__ import annotations

from onrecord.session.message import Message, MessagePart, message_parts, one_part
from onrecord.session.outcome import Outcome, Stale
from onrecord.session.session import Session
from onrecord.session.view import View

IN_A_SEARCH = "the results of a search are in the order of how well they match"


class ListCommands:
    """The commands that order, group, filter and mark the list of a section."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._browser = session.browser

    def order(self, _view: View) -> Outcome:
        """Order the list by the next of its orders."""
        if self._browser.is_search:
            return Outcome(IN_A_SEARCH)
        order = self._browser.lists.step_order(self._browser.location.section)
        if order is None:
            return Outcome("the full text has one order")
        self._browser.reorder()
        return Outcome(f"{order.value}; {self._session.key('order')} for the next order", Stale.EVERYTHING)

    def group(self, _view: View) -> Outcome:
        """Show or hide headings over the groups of the order."""
        if self._browser.is_search:
            return Outcome(f"{self._session.key('fold')} folds and unfolds the groups of a search")
        grouped = self._browser.lists.toggle_groups(self._browser.location.section)
        if grouped is None:
            return Outcome("the full text has no groups")
        self._browser.reorder()
        return Outcome("with headings" if grouped else "without headings", Stale.EVERYTHING)

    def mark(self) -> Outcome:
        """Mark the row under the cursor, or take its mark away."""
        count = self._browser.marks.toggle(self._browser.row_target())
        if count is None:
            return Outcome("there is no row to mark")
        rows = f"{count} row{'' if count == 1 else 's'} marked"
        if self._browser.hides_marks:
            rows = self._browser.marked_words
        keys = f"{self._session.key('copy')} copies, {self._session.key('collect')} collects"
        message = one_part(f"{rows}; {keys}, Esc unmarks them", f"{count} marked; {keys}")
        return Outcome(message if count else "no row is marked", Stale.COUNTS)

    def with_marks(self, message: str) -> str:
        """Return the message of what changed the list, with what became of marked rows: no key takes them unseen."""
        words = ""
        if dropped := self._browser.marks.take_dropped():
            words = f"unmarked {dropped} row{'s' * (dropped > 1)} of the list before"
        elif self._browser.hides_marks:
            words = f"{self._browser.marked_words}; {self._session.key('copy')} copies all of them, Esc unmarks them"
        if not words:
            return message
        return Message(*message_parts(message), MessagePart(words)) if message else words

    def unmark_all(self) -> Outcome:
        """Take all marks away."""
        self._browser.marks.clear()
        return Outcome(stale=Stale.COUNTS)

    def filter(self, text: str) -> Outcome:
        """List only what has the words of a text."""
        self._browser.filter_list(text)
        return Outcome(stale=Stale.EVERYTHING)
