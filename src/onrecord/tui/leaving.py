"""Copy content out of the app, and guard quitting against losing clippings that were not copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from onrecord.navigation import NotInOpenPacks

if TYPE_CHECKING:
    from onrecord.clipboard import Content, Report
    from onrecord.tui.app import OnrecordApp
    from onrecord.tui.copy_queue import CopyQueue


class LeavingCommands:
    """The commands that copy and quit. Clipboard code is imported on the first copy."""

    def __init__(self, app: OnrecordApp) -> None:
        self._app = app
        self._begun: CopyQueue | None = None

    @property
    def copies(self) -> CopyQueue:
        """The queue of running copies, created on the first copy."""
        if self._begun is None:
            from onrecord.tui.copy_queue import CopyQueue

            self._app.preloader.load_all()  # the queue's thread imports the same modules

            self._begun = CopyQueue(self._app, self._app.session.put)
        return self._begun

    def copy(
        self, content: Content, what: str, then: Callable[[Report], None] | None = None, *, caution: str = ""
    ) -> None:
        """Copy content to a clipboard on another thread and report the outcome; or show it, if that is configured.

        `then` is called with the report if the copy succeeded. `caution` is shown with the report.
        """
        self._app.session.last_copy = content
        if not self._app.session.shows_only:
            self.copies.add(content, what, then, caution=caution)
        elif self._shown_plainly(content) and caution:
            self._app.say(caution)

    def copy_made(self, make: Callable[[], Content], what: Callable[[], str]) -> None:
        """Copy content that takes a while to make: it is made on another thread, after the copies before it."""

        def made() -> Content:
            self._app.session.last_copy = content = make()
            return content

        if not self._app.session.shows_only:
            self.copies.add(made, what)
            return
        try:
            self.copy(make(), what())
        except NotInOpenPacks as error:
            self._app.say(f"nothing was copied: {error}")

    def show_last(self) -> None:
        """Leave the screen, print the last copy as plain text, and return on a key; y copies it again."""
        last = self._app.session.last_copy
        if last is None:
            self._app.say(f"nothing copied yet; {self._app.key('copy')} copies")
        else:
            self._shown_plainly(last)

    def _shown_plainly(self, content: Content) -> bool:
        """Show content on a plain screen; return whether that was possible."""
        from onrecord.tui.plain_view import show_plainly

        try:
            with self._app.suspend():
                shown = show_plainly(content.text, lambda: self._app.shutdown.has_begun)
                self._app.queue_typed(shown.unread)
        except SuspendNotSupported:
            self._app.say("this terminal cannot be left for a moment; onrecord copy REF --route show prints the text")
            return False
        if shown.again:
            self.copy(content, "the last copy")
        return True

    def quit(self) -> None:
        """Quit after all copies are done, asking first if clippings would be lost; the second time, quit at once."""
        leaving = self._begun is not None and self._begun.leaving
        lost = "" if leaving else self._would_be_lost()
        if lost and not self._app.confirmation.confirm("quit"):
            self._app.say(lost)
        elif self._begun is None:
            self._app.exit()
        else:
            self._begun.leave()

    def report(self, outcome: str) -> None:
        """Report the outcome of a copy; an open question about quitting is asked again, as it now is."""
        question = self._would_be_lost() if self._app.confirmation.is_pending("quit") else ""
        self._app.say(f"{outcome}. {question}" if question else outcome)

    def _would_be_lost(self) -> str:
        """Return the question that says what quitting would lose; empty if nothing."""
        again = f"{self._app.key('quit')} again quits"
        waiting, searches = self._app.session.clippings.unsaved_count, len(self._app.unsaved_searches())
        lost = []
        if waiting:
            are = "clipping was" if waiting == 1 else "clippings were"
            keys = f"{again}, {self._app.key('clippings')} shows them"
            lost.append(f"{waiting} {are} not safely copied out and will be gone: {keys}")
        if searches:
            are = "kept search" if searches == 1 else "kept searches"
            lost.append(f"{searches} {are} could not be remembered: {again} and writes down what they were")
        return "; ".join(lost)
