"""Run copies one after another in the background, report each outcome, and let quitting wait for them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from onrecord.clipboard import Content, Report, SerialCopier
from onrecord.navigation import NotInOpenPacks
from onrecord.session.copy_message import CautionOffer, CopyReport, ReportKeys, copy_message, report_text
from onrecord.session.dialogs import Quit
from onrecord.session.message import MessagePart
from onrecord.session.outcome import Outcome
from onrecord.session.session import Session

# how long quitting waits: longer than a copy takes if every helper hangs
MAX_COPY_WAIT_SECONDS = 10.0


@dataclass
class QueuedCopy:
    """A copy in the queue: `make` makes its content in its turn, or raises NotCopied; `describe` says what that is.

    `then` is called with the report if the copy succeeded; `offer` holds the cautions that it leaves out,
    `hint` names a key that copies something beside it.
    """

    make: Callable[[], Content]
    describe: Callable[[], str]
    then: Callable[[Report], None] | None = None
    offer: CautionOffer | None = None
    hint: MessagePart | None = None
    content: Content | None = None

    def made(self) -> Content:
        """Make the content, and keep it for the report.

        Raises:
            NotCopied: there is none.
        """
        try:
            self.content = content = self.make()
        except NotInOpenPacks as error:
            raise NotCopied(f"nothing was copied: {error}") from None
        return content


class NotCopied(Exception):
    """In its turn, a copy has no content after all; the message says so, and why."""


class CopyQueue:
    """The copies of a session that are running, one at a time on a worker thread; `report` shows their outcomes."""

    def __init__(self, session: Session, report: Callable[[str], None]) -> None:
        self._session = session
        self._report = report
        self._copier: SerialCopier[QueuedCopy] = SerialCopier(lambda queued: session.put(queued.made()))
        self._unfinished: set[asyncio.Future[Report]] = set()
        self._leaving = False

    @property
    def leaving(self) -> bool:
        """True while quitting only waits for copies."""
        return self._leaving

    def add(self, queued: QueuedCopy) -> None:
        """Copy after the copies before it, and report the outcome."""
        outcome = asyncio.wrap_future(self._copier.copy(queued))
        self._unfinished.add(outcome)
        outcome.add_done_callback(self._unfinished.discard)
        self._session.host.run_in_background(partial(self._report_outcome, outcome, queued), "copy")

    def leave(self) -> Outcome:
        """Quit once every copy is done; the second time, at once."""
        if self._leaving or not self._unfinished:
            return self._exit()
        self._leaving = True
        self._session.host.run_in_background(self._leave_when_done, "leaving")
        return Outcome(f"finishing the copy…; {self._session.key('quit')} again leaves at once")

    async def _report_outcome(self, outcome: asyncio.Future[Report], queued: QueuedCopy) -> None:
        session = self._session
        try:
            report = await outcome
        except NotCopied as error:
            session.host.say(str(error))
            return
        what = queued.describe()
        if queued.then and report.results:
            queued.then(report)
        keys = ReportKeys(session.key("show-copy"), session.key("refused-packs"))
        if queued.content:
            session.last_report = CopyReport(queued.content, report_text(what, report, queued.offer, keys.caution))
        message = copy_message(what, report, queued.offer, keys)
        self._report(message.with_parts(queued.hint) if queued.hint else message)

    async def _leave_when_done(self) -> None:
        """Wait for all copies, including those added meanwhile, then exit."""
        end = time.monotonic() + MAX_COPY_WAIT_SECONDS
        reasons: list[str] = []
        while self._unfinished and (remaining := end - time.monotonic()) > 0:
            done, _ = await asyncio.wait(tuple(self._unfinished), timeout=remaining)
            reasons += [str(error) for copy in done if isinstance(error := copy.exception(), NotCopied)]
        self._session.host.carry_out(self._exit(reasons))

    def _exit(self, reasons: Sequence[str] = ()) -> Outcome:
        """Quit, and say on the terminal what was not copied, with the reasons."""
        lost = len(self._unfinished)
        what = "a copy was" if lost == 1 else f"{lost} copies were"
        lines = [*reasons, *[f"quit before {what} done"] * bool(lost)]
        return Outcome(follow_up=Quit("\n".join(f"onrecord: {line}" for line in lines) or None))
