"""From what is typed into the search box to results: at once while little is open, else on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.app import App
from textual.timer import Timer

from onrecord.navigation import Browser, IndexDoubt
from onrecord.search import LatestOnlyWorker, Results
from onrecord.tui.background import run_unjoined

IDLE_SECONDS = 0.15
"""Seconds without a key after which all that fits is counted, and weighed, where the first look could not."""


class SearchRequest(NamedTuple):
    """A search, in `area` only if given; `thorough` is the second look."""

    text: str
    literal: bool = False
    thorough: bool = False
    area: str | None = None


class SearchWorker:
    """`show` is called once the browser has the results of what was typed last, `say` with what became of the index.

    Where a search fails, that stands in the place of its results: those of another search never stand under it.
    """

    def __init__(self, app: App[None], browser: Browser, show: Callable[[], None], say: Callable[[str], None]) -> None:
        self._app = app
        self._browser = browser
        self._show = show
        self._say = say
        self._pending: SearchRequest | None = None
        self._idle: Timer | None = None
        self._whole: Results | None = None
        """The last that came of a second look."""
        self._mending = False
        self._latest: LatestOnlyWorker[SearchRequest, Results] = LatestOnlyWorker(
            self._find, self._found, self._failed, self._interrupt
        )

    def typed(self, text: str) -> None:
        """Search for what the box holds now; what was asked before does not matter any more."""
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
        """Have the results of what was typed before the next key is looked at."""
        asked = self._pending
        if asked is None:
            return
        self.give_up()
        self._browser.search(asked.text, literal=asked.literal)
        self._show()

    def look_again(self) -> None:
        """Have all results now where the first look was at some."""
        place = self._browser.place
        self.give_up()
        self._whole = results = self._browser.answer(place.text, literal=place.literal, thorough=True)
        self._browser.show_found(place.text, results, literal=place.literal)
        self._show()

    def mend(self) -> None:
        """Have a damaged index built again, while all else goes on, and search again where there was no answer."""
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
            self._say("the index was damaged; it was built again, and searches go by the new one")

    def look_again_when_idle(self) -> None:
        """Have all results in a moment, where what is shown came of a first look, whatever led there."""
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
        """Drop what was asked and has not come."""
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
        """On the app's thread; a key may have come since, and led elsewhere."""
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
