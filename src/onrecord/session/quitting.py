"""Quit, and ask first if clippings or saved searches would be lost; offer another place for an unsaved brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import briefs
from onrecord.session.dialogs import Choice, ChoiceList, Prompt, Quit
from onrecord.session.message import message_parts
from onrecord.session.notes_elsewhere import offer_other_place
from onrecord.session.other_file import other_file, write_other_file
from onrecord.session.outcome import Outcome
from onrecord.session.session import Session

if TYPE_CHECKING:
    from onrecord.session.copy_queue import CopyQueue

ELSEWHERE, LEAVE = "elsewhere", "leave"
DEFAULT_FILE = "brief.toml"


class QuitCommands:
    """The command that quits. `copies` is the queue of running copies, None before the first copy."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.copies: CopyQueue | None = None

    def quit(self) -> Outcome:
        """Quit after all copies are done, asking first if clippings would be lost; the second time, quit at once."""
        leaving = self.copies is not None and self.copies.leaving
        if not leaving:
            self._session.brief.store_now()
        self._session.notes.save_now()
        lost = "" if leaving else self._would_be_lost()
        confirmation = self._session.confirmation
        if lost and self._is_unsaved and self._session.host.keys_waiting <= 0:  # else a key would choose unseen
            if not confirmation.is_pending("quit"):  # it is while the choices are shown
                confirmation.ask("quit")
                return Outcome(lost, follow_up=self._other_place())
        elif lost and self._session.notes.unsaved_count and self._session.host.keys_waiting <= 0:
            if not confirmation.is_pending("quit"):
                confirmation.ask("quit")
                key = self._session.key("quit")
                return Outcome(lost, follow_up=offer_other_place(self._session.notes, key, self._leave))
        elif lost and not confirmation.confirm("quit"):
            return Outcome(lost)
        return self._leave()

    def _leave(self, message: str | None = None) -> Outcome:
        if self.copies is None or message:
            return Outcome(follow_up=Quit(message))
        return self.copies.leave()

    def report(self, outcome: str) -> None:
        """Report the outcome of a copy; an open question about quitting is asked again, as it now is."""
        question = self._would_be_lost() if self._session.confirmation.is_pending("quit") else ""
        self._session.host.say(f"{message_parts(outcome)[0].text}. {question}" if question else outcome)

    def _would_be_lost(self) -> str:
        """Return the question that says what quitting would lose; empty if nothing."""
        again = f"{self._session.key('quit')} again quits"
        brief, searches = self._session.brief.open_now, len(self._session.unsaved_searches())
        waiting = brief.unsaved_count if brief else 0
        lost = []
        if notes := self._session.notes.unsaved_count:
            are = "note of yours is" if notes == 1 else "notes of yours are"
            lost.append(f"{notes} {are} not saved ({self._session.notes.problem}): {again}")
        if waiting:
            are = "clipping was" if waiting == 1 else "clippings were"
            keys = f"{again}, {self._session.key('clippings')} shows them"
            others = ", with other changes" if brief and brief.has_other_changes else ""
            lost.append(f"{waiting} {are} not safely copied out and will be gone{others}: {keys}")
        elif brief and brief.has_other_changes:
            lost.append(f"the last changes to the brief are not saved and will be gone: {again}")
        if searches:
            are = "kept search" if searches == 1 else "kept searches"
            lost.append(f"{searches} {are} could not be remembered: {again} and writes down what they were")
        return "; ".join(lost)

    # A brief that could not be saved where briefs are

    @property
    def _is_unsaved(self) -> bool:
        brief = self._session.brief.open_now
        return brief is not None and brief.writer is not None and not brief.is_stored

    def _other_place(self) -> ChoiceList:
        """Offer to save the brief to another file."""
        key = self._session.key("quit")
        brief = self._session.clippings
        why = f"The brief could not be saved: {brief.problem}"
        choices = (
            Choice(ELSEWHERE, "Save it to another file, and quit", "s", why),
            Choice(LEAVE, "Quit without it", key if len(key) == 1 else "", f"{why}\n\nThe last changes will be gone."),
        )
        waiting = brief.unsaved_count
        what = f"{waiting} clipping{'s are' if waiting != 1 else ' is'}" if waiting else "The last changes are"
        if waiting and brief.has_other_changes:
            what = f"{waiting} clipping{'s' * (waiting != 1)} and other changes are"
        return ChoiceList(f"{what} not saved", choices, self._chosen, verb="do that")

    def _chosen(self, value: str) -> Outcome:
        if value == LEAVE:
            return self._leave()
        hint = "a folder, or a new file such as /media/usb/memo.toml"
        return Outcome(
            follow_up=Prompt("Save the brief to", hint, self._why_not_there, self._save_elsewhere, verb="save it")
        )

    def _why_not_there(self, typed: str) -> str | None:
        """Save the brief to the file that was typed; return why that failed."""
        brief = self._session.clippings.brief
        return write_other_file(other_file(typed, DEFAULT_FILE), lambda path: briefs.write_brief(path, brief))

    def _save_elsewhere(self, typed: str) -> Outcome:
        path = other_file(typed, DEFAULT_FILE)
        return self._leave(f"onrecord: the brief is in {path}; onrecord brief import {path} adds it to the others")
