"""Quit, and ask first if clippings or saved searches would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.session.message import message_parts
from onrecord.session.outcome import Outcome, Quit
from onrecord.session.session import Session

if TYPE_CHECKING:
    from onrecord.session.copy_queue import CopyQueue


class QuitCommands:
    """The command that quits. `copies` is the queue of running copies, None before the first copy."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.copies: CopyQueue | None = None

    def quit(self) -> Outcome:
        """Quit after all copies are done, asking first if clippings would be lost; the second time, quit at once."""
        leaving = self.copies is not None and self.copies.leaving
        lost = "" if leaving else self._would_be_lost()
        if lost and not self._session.confirmation.confirm("quit"):
            return Outcome(lost)
        return Outcome(follow_up=Quit()) if self.copies is None else self.copies.leave()

    def report(self, outcome: str) -> None:
        """Report the outcome of a copy; an open question about quitting is asked again, as it now is."""
        question = self._would_be_lost() if self._session.confirmation.is_pending("quit") else ""
        self._session.host.say(f"{message_parts(outcome)[0].text}. {question}" if question else outcome)

    def _would_be_lost(self) -> str:
        """Return the question that says what quitting would lose; empty if nothing."""
        again = f"{self._session.key('quit')} again quits"
        waiting, searches = self._session.clippings.unsaved_count, len(self._session.unsaved_searches())
        lost = []
        if waiting:
            are = "clipping was" if waiting == 1 else "clippings were"
            keys = f"{again}, {self._session.key('clippings')} shows them"
            lost.append(f"{waiting} {are} not safely copied out and will be gone: {keys}")
        if searches:
            are = "kept search" if searches == 1 else "kept searches"
            lost.append(f"{searches} {are} could not be remembered: {again} and writes down what they were")
        return "; ".join(lost)
