"""Run searches as the user types: at once if only a little is open, else on a worker thread."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord.navigation import Browser, IndexDoubt
from onrecord.search import LatestOnlyWorker, Results
from onrecord.session.background import run_unjoined
from onrecord.session.host import Host, HostTimer

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

    `show` is called once the browser has the results of the text typed last, `rebuilt` once the index was built again.
    If a search fails, the failure is shown in place of its results: the results of another search never stand under it.
    """

    def __init__(self, host: Host, browser: Browser, show: Callable[[], None], rebuilt: Callable[[], None]) -> None:
        self._host = host
        self._browser = browser
        self._show = show
        self._rebuilt = rebuilt
        self._pending: SearchRequest | None = None
        self._idle: HostTimer | None = None
        # the last results of a thorough search
        self._thorough_results: Results | None = None
        self._rebuilding = False
        self._latest: LatestOnlyWorker[SearchRequest, Results] = LatestOnlyWorker(
            self._search, self._post_results, self._post_failure, self._interrupt
        )

    def search(self, text: str) -> None:
        """Search for the text in the box now, dropping earlier requests."""
        text = text.strip()
        if text == (self._pending.text if self._pending else self._browser.location.text):
            return
        self.cancel()
        if text and self._browser.search_service.is_slow:
            self._ask(SearchRequest(text, area=self._browser.area))
            return
        self._browser.search(text)
        self._show()

    def settle(self) -> None:
        """Get the results of the text typed so far at once, before the next key is handled."""
        request = self._pending
        if request is None:
            return
        self.cancel()
        self._browser.search(request.text, literal=request.literal)
        self._show()

    def search_thoroughly(self) -> None:
        """Repeat the current search on all candidates now."""
        place = self._browser.location
        self.cancel()
        self._thorough_results = results = self._browser.answer(place.text, literal=place.literal, thorough=True)
        self._browser.show_results(place.text, results, literal=place.literal)
        self._show()

    def rebuild_index(self) -> None:
        """Rebuild a damaged index in the background, and repeat a search that it could not answer."""
        if not self._rebuilding:
            self._rebuilding = True
            self._host.run_in_background(self._rebuild, "rebuilding")

    async def _rebuild(self) -> None:
        lookup = self._browser.search_service
        try:
            await run_unjoined(lookup.rebuild_index)
        finally:
            self._rebuilding = False
        if not lookup.rebuild_error:
            self._browser.doubt = IndexDoubt.NONE
        if self._pending is None and self._browser.is_search:
            if self._browser.results and self._browser.results.failure_reason:
                self._browser.search(self._browser.location.text, literal=self._browser.location.literal)
            self._show()
        if not lookup.rebuild_error:
            self._rebuilt()

    def search_thoroughly_when_idle(self) -> None:
        """Repeat the search on all candidates after a pause, if the results shown are from some of them only."""
        lookup = self._browser.search_service
        if lookup.is_damaged and not lookup.rebuild_error:
            self.rebuild_index()
        results, place = self._browser.results, self._browser.location
        if (
            results is None
            or results.total is not None
            or results is self._thorough_results
            or self._pending is not None
        ):
            return
        if self._idle:
            self._idle.stop()
        request = SearchRequest(place.text, place.literal, thorough=True, area=self._browser.area)
        self._idle = self._host.call_after(IDLE_SECONDS, lambda: self._search_thoroughly_if_idle(request))

    def cancel(self) -> None:
        """Drop requests that have no results yet."""
        self._pending = None
        self._latest.cancel()
        if self._idle:
            self._idle.stop()

    def close(self) -> None:
        self.cancel()
        self._latest.close()

    def _ask(self, request: SearchRequest) -> None:
        self._pending = request
        self._latest.ask(request)

    def _search(self, request: SearchRequest) -> Results:
        return self._browser.find(request.text, literal=request.literal, thorough=request.thorough)

    def _post_results(self, request: SearchRequest, results: Results) -> None:
        self._host.call_soon(lambda: self._receive(request, results))

    def _post_failure(self, request: SearchRequest, error: Exception) -> None:
        unanswered = self._browser.search_service.unanswered_results(request.text, error)
        self._host.call_soon(lambda: self._receive(request, unanswered))

    def _interrupt(self) -> None:
        self._browser.search_service.index.interrupt()

    def _receive(self, request: SearchRequest, results: Results) -> None:
        """Show results, on the app's thread, unless a key pressed since then has led elsewhere."""
        if request is not self._pending:
            return
        self._pending = None
        if request.area != self._browser.area:
            self._ask(request._replace(area=self._browser.area))
            return
        if request.thorough and not self._is_shown(request):
            self.search_thoroughly_when_idle()
            return
        if request.thorough:
            self._thorough_results = results
        self._browser.show_results(request.text, results, literal=request.literal)
        self._show()

    def _is_shown(self, request: SearchRequest) -> bool:
        place = self._browser.location
        return (place.text, place.literal, self._browser.area) == (request.text, request.literal, request.area)

    def _search_thoroughly_if_idle(self, request: SearchRequest) -> None:
        self._idle = None
        if self._pending is None and self._is_shown(request):
            self._ask(request)
