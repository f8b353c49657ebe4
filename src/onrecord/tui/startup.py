"""Finish the start of the browser after its first paint, when the user no longer waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.navigation import IndexDoubt, restore_target
from onrecord.session.background import run_unjoined
from onrecord.settings import LastPosition
from onrecord.tui import css
from onrecord.tui.arrangement import Pane
from onrecord.tui.preload import LOADING_PAUSE_SECONDS

if TYPE_CHECKING:
    from onrecord.library import Library
    from onrecord.tui.preload import Preloader
    from onrecord.tui.screens import BrowseScreen
    from onrecord.tui.terminal_app import TerminalApp


class StartupFinisher:
    """The rest of the start: restore the last search and pane, show notices, import modules, check the index."""

    def __init__(
        self,
        app: TerminalApp,
        main_screen: BrowseScreen,
        library: Library,
        preloader: Preloader,
        last_position: LastPosition,
        notice: str,
    ) -> None:
        self._app = app
        self._main_screen = main_screen
        self._library = library
        self._preloader = preloader
        self._last_position = last_position
        self._notice = notice

    async def finish(self) -> None:
        """Do or start everything, then let keys in."""
        self._parse_later_css()
        await self._main_screen.mount_the_rest()
        self._restore_search_and_pane()
        self._library.load_search()
        self._preload()
        if messages := [
            message
            for message in (self._notice, *self._library.notices, self._refusal_notice(), self._missing_notice())
            if message
        ]:
            self._app.say("; ".join(messages))
        self._app.open_gate()

    def _parse_later_css(self) -> None:
        self._app.stylesheet.add_source(css.LATER_CSS, ("", "OVER"))
        self._app.stylesheet.parse()
        if self._app.screen is not self._main_screen:  # a screen was opened already
            self._app.refresh_css(animate=False)

    def _restore_search_and_pane(self) -> None:
        """Restore the search and the reading pane of the last session."""
        if self._last_position.search:
            target = restore_target(self._last_position, self._library.packs)
            searching = self._main_screen.commands.searching
            self._main_screen.show_outcome(
                searching.resume(self._last_position.search, target, literal=self._last_position.literal)
            )
        if self._last_position.reading:
            self._main_screen.turn_to(Pane.READING)

    def _refusal_notice(self) -> str:
        """Return the number of refused packs and the key that shows why; empty if none was refused."""
        count = len(self._library.refused)
        plural = "" if count == 1 else "s"
        return f"{count} pack{plural} refused; {self._main_screen.key('refused-packs')} shows why" if count else ""

    def _missing_notice(self) -> str:
        """Return that the statement of the restored search is not open; empty if it is, or if none is restored."""
        pack = self._last_position.pack
        if not self._last_position.search or not pack or pack in self._library.titles:
            return ""
        return f"{pack}, in which this was searched for last time, is not open"

    def _preload(self) -> None:
        """Import modules, a slice at a time; then start the index check, whose thread needs them too."""
        if self._preloader.load_slice():
            self._app.set_timer(LOADING_PAUSE_SECONDS, self._preload)
        else:
            self._app.on_loaded()
            self._app.run_worker(self._check_index(), group="index")
            self._app.run_worker(self._main_screen.session.brief.open_soon(), group="brief")
            self._app.run_worker(self._main_screen.session.notes.open_soon(), group="notes")

    async def _check_index(self) -> None:
        """Check the whole index on another thread, and report any damage."""
        library, browser = self._library, self._main_screen.browser
        damage = await run_unjoined(lambda: library.integrity_error() if browser.search_service.index else None)
        self._main_screen.doubt(IndexDoubt.DAMAGED if damage else IndexDoubt.NONE)
        if damage:
            self._app.say(damage)
