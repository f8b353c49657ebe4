"""Commands that lead to another location: an address, a section, an area, another pack, back and forward."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model import Ref
from onrecord.navigation import Location, NotInOpenPacks, Section
from onrecord.navigation.resolve import suggested_address
from onrecord.session.choice_lists import pack_choices, record_choices
from onrecord.session.dialogs import Prompt
from onrecord.session.message import one_part
from onrecord.session.outcome import Focus, Outcome, Stale
from onrecord.session.session import Session
from onrecord.session.view import View

_EXAMPLES = "p6.s7, missions/slim, a published number or a name"


class LocationCommands:
    """Moves the browser to another location, or says why it could not move."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._browser = session.browser

    def to(self, address: str) -> Outcome:
        """Go to an address, a published label or a name as typed; if it does not exist, say why."""
        before = self._browser.location, self._browser.area
        try:
            note = self._browser.go_to(address)
        except NotInOpenPacks as error:
            return Outcome(str(error))
        is_same = (self._browser.location, self._browser.area) == before
        return self._arrived()._replace(message="this is the place already" if is_same else note)

    def ask_address(self) -> Outcome:
        """Ask for an address to go to."""
        return Outcome(follow_up=Prompt("Go to", _EXAMPLES, self._address_error, self.to, self._suggestion))

    def into_context(self, view: View) -> Outcome:
        """Go to the sentence under the cursor in the full text."""
        if not view.refs:
            return Outcome(self._browser.unreadable or "there is no official text here to show in context")
        return self.to(f"{self._browser.pack.id}:{view.refs[0]}")

    def back(self) -> Outcome:
        return self._return(self._browser.back, self._browser.beginning_message)

    def forward(self) -> Outcome:
        return self._return(self._browser.forward, f"there is nothing ahead; {self._session.key('back')} goes back")

    def _return(self, step: Callable[[], bool], explanation: str) -> Outcome:
        """Step through the history; if there is no such step, say `explanation`, or why it could not be made."""
        before = self._browser.location
        try:
            if not step():
                return Outcome(explanation)
        except NotInOpenPacks as error:
            return Outcome(str(error))
        arrived = self._arrived()._replace(returns=True)
        if arrived.message or not self._shows_the_same(before):
            return arrived
        return arrived._replace(message="this is the passage that was open already; the same key goes further")

    def _shows_the_same(self, before: Location) -> bool:
        """Return whether the step led to the same passage, perhaps with another ref: `p3` and `p3.s1-s6`."""
        here = self._browser.location
        if here._replace(target=None) != before._replace(target=None) or not (here.target and before.target):
            return False
        refs = [target.ref for target in (here.target, before.target) if target.ref and not target.address]
        statement = self._browser.pack.statement
        return len(refs) == 2 and statement.sentences_at(refs[0]) == statement.sentences_at(refs[1])

    def enter(self, section: Section) -> Outcome:
        """Show a section, at the row that was selected there last."""
        self._browser.enter(section)
        return Outcome(stale=Stale.EVERYTHING, focus=Focus.LIST, query="")

    def step_area(self, step: int) -> Outcome:
        """Show only the next (step 1) or previous (-1) area; after the last and before the first, all of them."""
        self._browser.step_area(step)
        area, key = self._browser.area, self._session.key("next-area")
        if not area:
            return Outcome("all areas", Stale.EVERYTHING)
        words = f"area {area} only; {key} for the next, Esc for all"
        return Outcome(one_part(words, f"area {area}; {key} next, Esc all"), Stale.EVERYTHING)

    def show_all_areas(self) -> Outcome:
        self._browser.filter_area(None)
        return Outcome(stale=Stale.EVERYTHING)

    def choose_pack(self) -> Outcome:
        """Offer the open packs, and switch to the chosen one."""
        titles = self._browser.titles
        if len(titles) < 2:
            return Outcome("only one pack is open; onrecord DIR ... opens others")

        def use_pack(pack_id: str) -> Outcome:
            try:
                self._browser.choose_pack(pack_id)
            except NotInOpenPacks as error:
                return Outcome(str(error))
            return Outcome(stale=Stale.EVERYTHING, query=self._browser.location.text)

        return Outcome(follow_up=pack_choices(titles, self._browser.pack.id, use_pack))

    def read_statement(self, pack_id: str, *, at_a_glance: bool = False) -> Outcome:
        """Go to another statement: to the same section, or to its text if it has no records there."""
        try:
            if at_a_glance:
                self._browser.show_glance_of(pack_id)
            else:
                self._browser.read_statement(pack_id)
        except NotInOpenPacks as error:
            return Outcome(str(error))
        return Outcome(stale=Stale.EVERYTHING, focus=Focus.LIST, query="")

    def choose_record_at(self, ref: Ref | None) -> Outcome:
        """Offer the records that rest on a sentence, and go to the chosen one."""
        records = self._browser.pack.records_at(ref) if ref else ()
        if ref is None or not records:
            return Outcome(self._browser.unreadable or "no record rests on this sentence")
        return Outcome(follow_up=record_choices(ref, records, self.to))

    def _address_error(self, address: str) -> str | None:
        """Return why a typed address cannot be opened; None if it can."""
        try:
            self._browser.resolve(address)
        except NotInOpenPacks as error:
            return str(error)
        return None

    def _suggestion(self, address: str) -> str:
        """Return the address that a mistyped one may be."""
        return suggested_address(address, self._browser.pack)

    def _arrived(self) -> Outcome:
        """Return the outcome of having moved; a passage of the full text is read on in the reading pane."""
        target = self._browser.location.target
        is_in_text = target and target.ref and not self._browser.is_search
        focus = Focus.READING if is_in_text else Focus.LAST_PANE
        return Outcome(stale=Stale.EVERYTHING, focus=focus, query=self._browser.location.text)
