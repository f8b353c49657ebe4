"""Run copies one after another in the background, report each outcome, and let quitting wait for them."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import WorkType

from onrecord.clipboard import Content, Report, SerialCopier
from onrecord.navigation import NotInOpenPacks
from onrecord.tui.breakpoints import TWO_PANES

if TYPE_CHECKING:
    from onrecord.tui.app import OnrecordApp

# how long quitting waits: longer than a copy takes if every helper hangs
MAX_COPY_WAIT_SECONDS = 10.0


class CopyQueue:
    """The queue of copies; `put` copies content to a clipboard and is called on a worker thread, one at a time."""

    def __init__(self, app: OnrecordApp, put: Callable[[Content], Report]) -> None:
        def make_and_put(content: Content | Callable[[], Content]) -> Report:
            return put(content if isinstance(content, Content) else content())

        self._app = app
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
        tell: WorkType[None] = partial(self._report_outcome, outcome, what, then, caution)
        self._app.run_worker(tell, group="copy")

    def leave(self) -> None:
        """Quit once every copy is done; the second time, at once."""
        if self._leaving or not self._unfinished:
            self._exit()
            return
        self._leaving = True
        self._app.say(f"finishing the copy…; {self._app.key('quit')} again leaves at once")
        when_done: WorkType[None] = self._leave_when_done
        self._app.run_worker(when_done, group="leaving")

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
            self._app.say(f"nothing was copied: {error}")
            return
        what = what if isinstance(what, str) else what()
        if then and report.results:
            then(report)
        by_hand = f"; {self._app.key('show-copy')} shows it for selecting by hand" if report.needs_manual_copy else ""
        why = f", {report.diagnostic_command} says why" if report.missed_every_clipboard else ""
        message = f"{what}: {report}{by_hand}{why}".replace(os.path.expanduser("~"), "~")  # noqa: PTH111 - as text
        is_narrow = self._app.size.width < TWO_PANES  # a narrow window cuts the end of a message
        parts = [caution, message] if is_narrow else [message, caution]
        self._app.leaving_commands.report(". ".join(filter(None, parts)))

    async def _leave_when_done(self) -> None:
        """Wait for all copies, including those added meanwhile, then exit."""
        end = time.monotonic() + MAX_COPY_WAIT_SECONDS
        while self._unfinished and (remaining := end - time.monotonic()) > 0:
            await asyncio.wait(tuple(self._unfinished), timeout=remaining)
        self._exit()

    def _exit(self) -> None:
        lost = len(self._unfinished)
        what = "a copy was" if lost == 1 else f"{lost} copies were"
        self._app.exit(message=f"onrecord: quit before {what} done" if lost else None)
