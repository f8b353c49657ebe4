"""Copies under way: each is told of when it is done, and leaving the program waits for them while the screen lives."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import WorkType

from onrecord.clipboard import Content, Report, SerialCopier
from onrecord.search import CorruptIndexError
from onrecord.tui.layout import TWO_PANES

if TYPE_CHECKING:
    from onrecord.tui.app import OnrecordApp

MAX_COPY_WAIT_SECONDS = 10.0
"""Seconds that leaving waits: longer than a copy takes whose every helper hangs."""


class CopyQueue:
    """`put` brings content to a clipboard; it is called off the thread that draws, for one copy after another."""

    def __init__(self, app: OnrecordApp, put: Callable[[Content], Report]) -> None:
        def made_and_put(content: Content | Callable[[], Content]) -> Report:
            return put(content if isinstance(content, Content) else content())

        self._app = app
        self._in_turn = SerialCopier(made_and_put)
        self._unfinished: set[asyncio.Future[Report]] = set()
        self._leaving = False

    @property
    def leaving(self) -> bool:
        """Whether the program waits for copies only to end."""
        return self._leaving

    def add(
        self,
        content: Content | Callable[[], Content],
        what: str | Callable[[], str],
        then: Callable[[Report], None] | None = None,
        *,
        caution: str = "",
    ) -> None:
        """Copy after the copies before it, and say what came of it and `caution`; call `then` if it went anywhere.

        What takes a while is made in its turn, and then `what` says what it is.
        """
        outcome = asyncio.wrap_future(self._in_turn.copy(content))
        self._unfinished.add(outcome)
        outcome.add_done_callback(self._unfinished.discard)
        tell: WorkType[None] = partial(self._tell, outcome, what, then, caution)
        self._app.run_worker(tell, group="copy")

    def leave(self) -> None:
        """Leave once every copy is done; asked a second time, at once."""
        if self._leaving or not self._unfinished:
            self._exit()
            return
        self._leaving = True
        self._app.say(f"finishing the copy…; {self._app.key('quit')} again leaves at once")
        when_done: WorkType[None] = self._leave_when_done
        self._app.run_worker(when_done, group="leaving")

    async def _tell(
        self,
        outcome: asyncio.Future[Report],
        what: str | Callable[[], str],
        then: Callable[[Report], None] | None,
        caution: str,
    ) -> None:
        try:
            report = await outcome
        except CorruptIndexError as error:
            self._app.say(
                f"nothing was copied: the index is damaged ({error}); build it again with onrecord index --anew DIR"
            )
            return
        what = what if isinstance(what, str) else what()
        if then and report.done:
            then(report)
        by_hand = f"; {self._app.key('show-copy')} shows it for selecting by hand" if report.needs_showing else ""
        why = f", {report.inquiry} says why" if report.fell_short else ""
        said = f"{what}: {report}{by_hand}{why}".replace(os.path.expanduser("~"), "~")  # noqa: PTH111 - as text
        parts = [caution, said] if self._app.size.width < TWO_PANES else [said, caution]  # a small window cuts the end
        self._app.way_out.report(". ".join(filter(None, parts)))

    async def _leave_when_done(self) -> None:
        """One that is asked for meanwhile is waited for too."""
        end = time.monotonic() + MAX_COPY_WAIT_SECONDS
        while self._unfinished and (left := end - time.monotonic()) > 0:
            await asyncio.wait(tuple(self._unfinished), timeout=left)
        self._exit()

    def _exit(self) -> None:
        lost = len(self._unfinished)
        what = "a copy was" if lost == 1 else f"{lost} copies were"
        self._app.exit(message=f"onrecord: left before {what} done" if lost else None)
