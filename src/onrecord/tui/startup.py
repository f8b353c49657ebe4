"""Finish the start of the browser after its first paint, when the user no longer waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.navigation import IndexDoubt, restore_target
from onrecord.settings import LastPosition
from onrecord.tui import css
from onrecord.tui.layout import Pane
from onrecord.tui.preload import LOADING_PAUSE_SECONDS

if TYPE_CHECKING:
    from onrecord.tui.app import OnrecordApp


class StartupFinisher:
    """The rest of the start: restore the last search and pane, show notices, import modules, check the index."""

    def __init__(self, app: OnrecordApp, left: LastPosition, notice: str) -> None:
        self._app = app
        self._left = left
        self._notice = notice

    def finish(self) -> None:
        """Do or start everything, then let keys in."""
        self._style_what_lies_over()
        self._resume()
        self._app.archive.load_search()
        self._load_more()
        if messages := [message for message in (self._notice, *self._app.archive.said, self._refused()) if message]:
            self._app.say("; ".join(messages))
        self._app.open_door()

    def _style_what_lies_over(self) -> None:
        self._app.stylesheet.add_source(css.DIALOG_CSS, ("", "OVER"))
        self._app.stylesheet.parse()
        if self._app.screen is not self._app.browse:  # a screen was opened already
            self._app.refresh_css(animate=False)

    def _resume(self) -> None:
        """Restore the search and the reading pane of the last session."""
        if self._left.search:
            target = restore_target(self._left, self._app.archive.packs)
            self._app.browse.finding.resume(self._left.search, target, self._left.literal)
        if self._left.reading:
            self._app.browse.turn_to(Pane.READING)

    def _refused(self) -> str:
        """Return the number of refused packs and the key that shows why; empty if none was refused."""
        count = len(self._app.archive.refused)
        plural = "" if count == 1 else "s"
        return f"{count} pack{plural} refused; {self._app.key('refused-packs')} shows why" if count else ""

    def _load_more(self) -> None:
        """Import modules, a slice at a time; then start the index check, whose thread needs them too."""
        if self._app.loading.some():
            self._app.set_timer(LOADING_PAUSE_SECONDS, self._load_more)
        else:
            self._app.run_worker(self._check_the_index(), group="index")

    async def _check_the_index(self) -> None:
        """Check the whole index on another thread, and report any damage."""
        from onrecord.tui.background import run_unjoined

        app = self._app
        damage = await run_unjoined(lambda: app.archive.damage() if app.browser.lookup.index else None)
        app.browse.doubt(IndexDoubt.DAMAGED if damage else IndexDoubt.NONE)
        if damage:
            app.say(damage)
