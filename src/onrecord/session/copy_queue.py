"""Run copies one after another in the background, report each outcome, and let quitting wait for them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial

from onrecord.clipboard import Content, Report, SerialCopier
from onrecord.navigation import NotInOpenPacks
from onrecord.session.copy_content import MIN_FULL_CAUTION_COLUMNS
from onrecord.session.outcome import Outcome, Quit
from onrecord.session.session import Session
from onrecord.storage import abbreviate_home

# how long quitting waits: longer than a copy takes if every helper hangs
MAX_COPY_WAIT_SECONDS = 10.0


class CopyQueue:
    """The copies of a session that are running, one at a time on a worker thread; `report` shows their outcomes."""

    def __init__(self, session: Session, report: Callable[[str], None]) -> None:
        def make_and_put(content: Content | Callable[[], Content]) -> Report:
            return session.put(content if isinstance(content, Content) else content())

        self._session = session
        self._report = report
        self._copier = SerialCopier(make_and_put)
        self._unfinished: set[asyncio.Future[Report]] = set()
        self._leaving = False

    @property
    def leaving(self) -> bool:
        """True while quitting only waits for copies."""
        return self._leaving

    def add(
        self,
        content: Content | Callable[[], Content],
        what: str | Callable[[], str],
        then: Callable[[Report], None] | None = None,
        *,
        caution: str = "",
    ) -> None:
        """Copy content after the copies before it; report the outcome with `caution`, and call `then` on success.

        If `content` is a function, it is called in its turn, and `what`, which describes the content, after it.
        """
        outcome = asyncio.wrap_future(self._copier.copy(content))
        self._unfinished.add(outcome)
        outcome.add_done_callback(self._unfinished.discard)
        self._session.host.run_in_background(partial(self._report_outcome, outcome, what, then, caution), "copy")

    def leave(self) -> Outcome:
        """Quit once every copy is done; the second time, at once."""
        if self._leaving or not self._unfinished:
            return self._exit()
        self._leaving = True
        self._session.host.run_in_background(self._leave_when_done, "leaving")
        return Outcome(f"finishing the copy…; {self._session.key('quit')} again leaves at once")

    async def _report_outcome(
        self,
        outcome: asyncio.Future[Report],
        what: str | Callable[[], str],
        then: Callable[[Report], None] | None,
        caution: str,
    ) -> None:
        try:
            report = await outcome
        except NotInOpenPacks as error:
            self._session.host.say(f"nothing was copied: {error}")
            return
        what = what if isinstance(what, str) else what()
        if then and report.results:
            then(report)
        by_hand = (
            f"; {self._session.key('show-copy')} shows it for selecting by hand" if report.needs_manual_copy else ""
        )
        why = f", {report.diagnostic_command} says why" if report.missed_every_clipboard else ""
        message = abbreviate_home(f"{what}: {report}{by_hand}{why}")
        is_narrow = self._session.host.columns < MIN_FULL_CAUTION_COLUMNS  # it cuts the end of a message
        parts = [caution, message] if is_narrow else [message, caution]
        self._report(". ".join(filter(None, parts)))

    async def _leave_when_done(self) -> None:
        """Wait for all copies, including those added meanwhile, then exit."""
        end = time.monotonic() + MAX_COPY_WAIT_SECONDS
        while self._unfinished and (remaining := end - time.monotonic()) > 0:
            await asyncio.wait(tuple(self._unfinished), timeout=remaining)
        self._session.host.carry_out(self._exit())

    def _exit(self) -> Outcome:
        lost = len(self._unfinished)
        what = "a copy was" if lost == 1 else f"{lost} copies were"
        return Outcome(follow_up=Quit(f"onrecord: quit before {what} done" if lost else None))
