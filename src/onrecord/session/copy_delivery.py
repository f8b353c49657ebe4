"""Deliver copies: to a clipboard, one after another, or as plain text if only that is configured."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from onrecord.clipboard import Content, Report
from onrecord.navigation import NotInOpenPacks
from onrecord.session.copy_queue import CopyQueue
from onrecord.session.outcome import NO_OUTCOME, Outcome, PlainText
from onrecord.session.quitting import QuitCommands
from onrecord.session.session import Session


class CopyDelivery:
    """The way of every copy out of a session. Clipboard code is imported with this module, on the first copy."""

    def __init__(self, session: Session, quitting: QuitCommands) -> None:
        self._session = session
        self._quitting = quitting

    @cached_property
    def copies(self) -> CopyQueue:
        """The queue of running copies, created on the first copy; quitting waits for it."""
        self._session.host.import_everything()  # the queue's thread imports the same modules
        self._quitting.copies = copies = CopyQueue(self._session, self._quitting.report)
        return copies

    def deliver(
        self, content: Content, what: str, then: Callable[[Report], None] | None = None, *, caution: str = ""
    ) -> Outcome:
        """Copy content to a clipboard on another thread and report how that went; or show it, if that is configured.

        `then` is called with the report if the copy succeeded. `caution` is shown with the report.
        """
        self._session.last_copy = content
        if self._session.shows_only:
            return self._shown_plainly(content, caution)
        self.copies.add(content, what, then, caution=caution)
        return NO_OUTCOME

    def deliver_made(self, make: Callable[[], Content], what: Callable[[], str]) -> Outcome:
        """Copy content that takes a while to make: it is made on another thread, after the copies before it."""

        def made() -> Content:
            self._session.last_copy = content = make()
            return content

        if not self._session.shows_only:
            self.copies.add(made, what)
            return NO_OUTCOME
        try:
            return self.deliver(make(), what())
        except NotInOpenPacks as error:
            return Outcome(f"nothing was copied: {error}")

    def deliver_text(self, text: str) -> Outcome:
        """Copy the text that was selected in a text field."""
        return self.deliver(Content(text), "the text")

    def show_last(self) -> Outcome:
        """Leave the screen, print the last copy as plain text, and return on a key; y copies it again."""
        last = self._session.last_copy
        if last is None:
            return Outcome(f"nothing copied yet; {self._session.key('copy')} copies")
        return self._shown_plainly(last)

    def _shown_plainly(self, content: Content, caution: str = "") -> Outcome:
        return Outcome(follow_up=PlainText(content.text, lambda: self.deliver(content, "the last copy"), caution))
