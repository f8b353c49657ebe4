"""Deliver copies: to a clipboard, one after another, or as plain text if only that is configured."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from itertools import count

from onrecord.clipboard import Content, Report
from onrecord.session.copy_message import CautionOffer, caution_parts
from onrecord.session.copy_queue import CopyQueue, NotCopied, QueuedCopy
from onrecord.session.dialogs import PlainText
from onrecord.session.message import Message, MessagePart
from onrecord.session.outcome import NO_OUTCOME, Outcome
from onrecord.session.quitting import QuitCommands
from onrecord.session.session import Session


class CopyDelivery:
    """The way of every copy out of a session. Clipboard code is imported with this module, on the first copy."""

    def __init__(self, session: Session, quitting: QuitCommands) -> None:
        self._session = session
        self._quitting = quitting
        self._numbers = count(1)
        self._last_number = 0  # of the session's last copy, in the order in which copies were asked for

    @cached_property
    def copies(self) -> CopyQueue:
        """The queue of running copies, created on the first copy; quitting waits for it."""
        self._session.host.import_everything()  # the queue's thread imports the same modules
        self._quitting.copies = copies = CopyQueue(self._session, self._quitting.report)
        return copies

    def deliver(
        self,
        content: Content,
        what: str,
        then: Callable[[Report], None] | None = None,
        *,
        offer: CautionOffer | None = None,
        hint: MessagePart | None = None,
    ) -> Outcome:
        """Copy content to a clipboard on another thread and report how that went; or show it, if that is configured.

        `then` is called with the report if the copy succeeded. The `offer` to copy the editor's cautions too is made
        with the report, and holds until the next command; `hint` is said with it.
        """
        self._remember(content, next(self._numbers))
        self._session.caution_offer = offer
        if self._session.shows_only:
            return self._shown_plainly(content)
        self.copies.add(QueuedCopy(lambda: content, lambda: what, then, offer, hint))
        return NO_OUTCOME

    def deliver_with_cautions(self) -> Outcome | None:
        """Copy the words copied last once more, with the editor's cautions; return None if none are offered."""
        offer, self._session.caution_offer = self._session.caution_offer, None
        return self.deliver(offer.copy_with(), offer.what) if offer and offer.lines else None

    def deliver_made(self, make: Callable[[], Content], what: Callable[[], str]) -> Outcome:
        """Copy content that takes a while to make: it is made on another thread, after the copies before it.

        `make` raises NotCopied if there is nothing to copy; `what` is asked after it.
        """
        number = next(self._numbers)

        def made() -> Content:
            content = make()
            self._remember(content, number)
            return content

        queued = QueuedCopy(made, what)
        if not self._session.shows_only:
            self.copies.add(queued)
            return NO_OUTCOME
        try:
            return self.deliver(queued.made(), what())
        except NotCopied as error:
            return Outcome(str(error))

    def _remember(self, content: Content, number: int) -> None:
        """Remember content as that of the last copy, unless a later one was asked for and is known."""
        if number >= self._last_number:
            self._session.last_copy, self._last_number = content, number

    def deliver_text(self, text: str) -> Outcome:
        """Copy the text that was selected in a text field."""
        return self.deliver(Content(text), "the text")

    def show_last(self) -> Outcome:
        """Leave the screen, print the last copy with its whole report, and return on a key; y copies it again."""
        last = self._session.last_copy
        if last is None:
            return Outcome(f"nothing copied yet; {self._session.key('copy')} copies")
        return self._shown_plainly(last)

    def _shown_plainly(self, content: Content) -> Outcome:
        session = self._session
        message = Message(*caution_parts(session.caution_offer, session.key("refused-packs")))
        report = "" if session.shows_only else session.report_of(content)
        return Outcome(
            follow_up=PlainText(content.text, lambda: self.deliver(content, "the last copy"), message, report)
        )
