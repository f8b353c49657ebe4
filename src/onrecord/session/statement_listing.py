"""Commands on the list of the open statements: its order, headings, marks, and what is copied or searched of it."""

from __future__ import annotations

from collections.abc import Container

from onrecord.clipboard import Content
from onrecord.navigation import NotInOpenPacks, RowTarget
from onrecord.navigation.open_packs import find_pack
from onrecord.navigation.statement_list import StatementList
from onrecord.quoting.citation import statement_citation
from onrecord.session.copy_delivery import CopyDelivery
from onrecord.session.message import one_part
from onrecord.session.outcome import Outcome, Stale
from onrecord.session.session import Session

_MAX_CHARS = 160  # of a search that go to the names of statements; the rest is for words


class StatementListCommands:
    """The commands of the list of statements; `statements` is that list as this session has it."""

    def __init__(self, session: Session, delivery: CopyDelivery) -> None:
        self._session = session
        self._delivery = delivery
        session.statement_list = self.statements = session.statement_list or StatementList()

    def order(self) -> Outcome:
        """Order the list by the next of its orders."""
        order = self.statements.step_order()
        return Outcome(f"{order.value}; {self._session.key('order')} for the next order", Stale.EVERYTHING)

    def group(self) -> Outcome:
        """Show or hide headings over the groups of the order."""
        self.statements.has_headings = not self.statements.has_headings
        return Outcome("with headings" if self.statements.has_headings else "without headings", Stale.EVERYTHING)

    def mark(self, target: RowTarget | None) -> Outcome:
        """Mark a row, or take its mark away."""
        count = self.statements.marks.toggle(target)
        if not count:
            return Outcome("there is no row to mark" if count is None else "no row is marked", Stale.COUNTS)
        marked = f"{count} statement{'s' * (count > 1)} marked"
        keys = f"{self._session.key('search')} searches {'it' if count == 1 else 'them'}, {self._session.key('copy')}"
        words = f"{marked}; {keys} copies {'its citation' if count == 1 else 'their citations'}, Esc unmarks"
        return Outcome(one_part(words, f"{count} marked; {keys} cites"), Stale.COUNTS)

    def copy(self, target: RowTarget | None) -> Outcome:
        """Copy the citations of the marked statements, or of the one of a row, a line for each."""
        packs = self.statements.marked(self._session.browser) or ([target.pack] if target else [])
        if not packs:
            return Outcome("there is no statement here to cite")
        try:
            statements = [find_pack(pack_id, self._session.browser.packs).statement for pack_id in packs]
        except NotInOpenPacks as error:
            return Outcome(str(error))
        lines = [", ".join(filter(None, (statement_citation(each), each.url))) for each in statements]
        what = "the citation of a statement" if len(lines) == 1 else f"the citations of {len(lines)} statements"
        return self._delivery.deliver(Content("\n".join(lines)), what)

    def marked_words(self, listed: Container[RowTarget | None]) -> str:
        """Return how many statements are marked, and how many of them are not listed; empty if none is marked."""
        marks = self.statements.marks
        hidden = sum(target not in listed for target in marks.targets)
        return f"{len(marks)} marked{f', {hidden} not in sight' if hidden else ''}" if marks else ""

    def search_words(self) -> str | None:
        """Return the words that keep a search to the marked statements; None if these are too many for one."""
        packs = self.statements.marked(self._session.browser)
        words = f"pack:{','.join(packs)} " if packs else ""
        return words if len(words) <= _MAX_CHARS else None
