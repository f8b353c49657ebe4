"""Run searches as the user types: at once if only a little is open, else on a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.app import App
from textual.timer import Timer

from onrecord.navigation import Browser, IndexDoubt
from onrecord.search import LatestOnlyWorker, Results
from onrecord.tui.background import run_unjoined

# pause in typing after which a search that only examined some candidates is repeated on all of them
IDLE_SECONDS = 0.15


class SearchRequest(NamedTuple):
    """A search to run; `area` restricts it, and `thorough` examines all candidates."""

    text: str
    literal: bool = False
    thorough: bool = False
    area: str | None = None


class SearchWorker:
    """Runs the searches of the search box, newest first, and repairs a damaged index.

    `show` is called once the browser has the results of the text typed last, `say` with messages about the index. If a
    search fails, the failure is shown in place of its results: the results of another search never stand under it.
    """

    def __init__(self, app: App[None], browser: Browser, show: Callable[[], None], say: Callable[[str], None]) -> None:
        self._app = app
        self._browser = browser
        self._show = show
        self._say = say
        self._pending: SearchRequest | None = None
        self._idle: Timer | None = None
        # the last results of a thorough search
        self._whole: Results | None = None
        self._mending = False
        self._latest: LatestOnlyWorker[SearchRequest, Results] = LatestOnlyWorker(
            self._find, self._found, self._failed, self._interrupt
        )

    def typed(self, text: str) -> None:
        """Search for the text in the box now, dropping earlier requests."""
        text = text.strip()
        if text == (self._pending.text if self._pending else self._browser.place.text):
            return
        self.give_up()
        if text and self._browser.lookup.takes_time:
            self._ask(SearchRequest(text, area=self._browser.area))
            return
        self._browser.search(text)
        self._show()

    def settle(self) -> None:
        """Get the results of the text typed so far at once, before the next key is handled."""
        asked = self._pending
        if asked is None:
            return
        self.give_up()
        self._browser.search(asked.text, literal=asked.literal)
        self._show()

    def look_again(self) -> None:
        """Repeat the current search on all candidates now."""
        place = self._browser.place
        self.give_up()
        self._whole = results = self._browser.answer(place.text, literal=place.literal, thorough=True)
        self._browser.show_found(place.text, results, literal=place.literal)
        self._show()

    def mend(self) -> None:
        """Rebuild a damaged index in the background, and repeat a search that it could not answer."""
        if not self._mending:
            self._mending = True
            self._app.run_worker(self._mended(), group="mending")

    async def _mended(self) -> None:
        lookup = self._browser.lookup
        try:
            await run_unjoined(lookup.mend)
        finally:
            self._mending = False
        if not lookup.beyond_mending:
            self._browser.doubt = IndexDoubt.NONE
        if self._pending is None and self._browser.searching:
            if self._browser.results and self._browser.results.unanswered:
                self._browser.search(self._browser.place.text, literal=self._browser.place.literal)
            self._show()
        if not lookup.beyond_mending:
            self._say("the index was damaged and has been built again; searches use the new one")

    def look_again_when_idle(self) -> None:
        """Repeat the search on all candidates after a pause, if the results shown are from some of them only."""
        lookup = self._browser.lookup
        if lookup.damaged and not lookup.beyond_mending:
            self.mend()
        results, place = self._browser.results, self._browser.place
        if results is None or results.total is not None or results is self._whole or self._pending is not None:
            return
        if self._idle:
            self._idle.stop()
        asked = SearchRequest(place.text, place.literal, thorough=True, area=self._browser.area)
        self._idle = self._app.set_timer(IDLE_SECONDS, lambda: self._look_again(asked))

    def give_up(self) -> None:
        """Drop requests that have no results yet."""
        self._pending = None
        self._latest.drop()
        if self._idle:
            self._idle.stop()

    def close(self) -> None:
        self.give_up()
        self._latest.close()

    def _ask(self, asked: SearchRequest) -> None:
        self._pending = asked
        self._latest.ask(asked)

    def _find(self, asked: SearchRequest) -> Results:
        return self._browser.find(asked.text, literal=asked.literal, thorough=asked.thorough)

    def _found(self, asked: SearchRequest, results: Results) -> None:
        self._app.call_later(self._take, asked, results)

    def _failed(self, asked: SearchRequest, error: Exception) -> None:
        self._app.call_later(self._take, asked, self._browser.lookup.no_answer(asked.text, error))

    def _interrupt(self) -> None:
        self._browser.lookup.index.interrupt()

    def _take(self, asked: SearchRequest, results: Results) -> None:
        """Show results, on the app's thread, unless a key pressed since then has led elsewhere."""
        if asked is not self._pending:
            return
        self._pending = None
        if asked.area != self._browser.area:
            self._ask(asked._replace(area=self._browser.area))
            return
        if asked.thorough and not self._is_shown(asked):
            self.look_again_when_idle()
            return
        if asked.thorough:
            self._whole = results
        self._browser.show_found(asked.text, results, literal=asked.literal)
        self._show()

    def _is_shown(self, asked: SearchRequest) -> bool:
        place = self._browser.place
        return (place.text, place.literal, self._browser.area) == (asked.text, asked.literal, asked.area)

    def _look_again(self, asked: SearchRequest) -> None:
        self._idle = None
        if self._pending is None and self._is_shown(asked):
            self._ask(asked)
