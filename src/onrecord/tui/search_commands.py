"""Search commands of the main screen: type, complete, save, narrow and fold, and step through matches."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.library import lazy_search
from onrecord.navigation.result_rows import facet_choices, row_of_target
from onrecord.navigation.search_history import normalize_query
from onrecord.navigation.unreadable import unreadable_sentence
from onrecord.tui.breakpoints import Pane

if TYPE_CHECKING:
    from onrecord.navigation import RowTarget
    from onrecord.tui.screens.browse import BrowseScreen
    from onrecord.tui.search_worker import SearchWorker

# most completions that the footer lists
MAX_QUERIES_OFFERED = 8


class SearchCommands:
    """The commands of the search box and of search results, by name."""

    def __init__(self, screen: BrowseScreen) -> None:
        self._screen = screen
        self._browser = screen.browser
        self.by_name: dict[str, Callable[[], None]] = {
            "search": self.search,
            "next": lambda: self.step(1),
            "previous": lambda: self.step(-1),
            "narrow": self.narrow,
            "fold": self.fold,
            "literal": self.literal,
            "keep": self.keep,
            "earlier": self.earlier,
        }

    @cached_property
    def _worker(self) -> SearchWorker:
        """The search worker, created with the first letter typed."""
        from onrecord.tui.search_worker import SearchWorker

        if self._browser.search_service.is_slow:
            self._screen.onrecord.preloader.load_all()  # its thread imports the same modules
        return SearchWorker(self._screen.app, self._browser, self._show_results, self._screen.say)

    def look_again_when_idle(self) -> None:
        """After a pause, count all results if only some were examined; repair the index if it is damaged."""
        results = self._browser.results
        if results is not None and (results.total is None or self._browser.search_service.is_damaged):
            self._worker.search_thoroughly_when_idle()

    def close(self) -> None:
        """Stop the search worker."""
        if "_worker" in vars(self):
            self._worker.close()

    def search(self) -> None:
        """Focus the search box and select its text, so that typing replaces it."""
        self._screen.turn_to(Pane.LIST)
        self._screen.set_focus(self._screen.finder.box)
        self._screen.finder.box.select_all()

    def search_typed(self) -> None:
        """Search for the text in the box now, and list its completions."""
        box = self._screen.finder.box
        self._worker.search(box.value)
        if completions := box.completions:
            words = ", ".join(completion.rpartition(" ")[2] for completion in completions[:MAX_QUERIES_OFFERED])
            more = len(completions) - MAX_QUERIES_OFFERED
            self._say(f"Tab completes: {words}{f' and {more} more' if more > 0 else ''}")

    def go_to_results(self) -> None:
        """Go from the box to the results, and remember the search."""
        self.settle()
        self._screen.panes.go(Pane.LIST)
        if not self._browser.is_search:
            return
        place = self._browser.location
        self._browser.search_history = self._browser.search_history.with_recent(place.text)
        if place.target is None and not (self._browser.results and self._browser.results.failure_reason):
            self._say(f"nothing found for “{place.text}”; {self._key('search')} to change it, Esc to leave the search")
        else:
            self._say_notices()

    def clear(self) -> None:
        """Empty the box and leave the search; say so if that leads to another pack than the one it began in."""
        self._screen.finder.set_text("")
        self._worker.cancel()
        if not self._browser.is_search:
            return
        same_pack = self._browser.leave_search()
        self._screen.show_all()
        if not same_pack:
            title = self._browser.titles[self._browser.location.pack]
            self._say(f"in {title} now; {self._key('back')} goes back to where the search began")

    def search_for(self, text: str) -> None:
        """Search for a text as if it had been typed."""
        self._screen.finder.set_text(text)
        self._screen.finder.box.cursor_position = len(text)
        self._worker.cancel()
        self._browser.search(text)
        self._screen.show_all()

    def resume(self, text: str, target: RowTarget | None, literal: bool) -> None:
        """Restore the search of the last session, at the result that was being read if it is still found."""
        self._screen.finder.set_text(text)
        self._browser.search(text, literal=literal)
        results = self._browser.results
        is_listed = row_of_target(self._browser.rows(), target) is not None
        is_uncounted = results is not None and results.total is None  # it may be found by a thorough search
        if target is not None and (is_listed or is_uncounted):
            self._browser.select(target)
        self._screen.show_all()

    def earlier(self) -> None:
        """Offer earlier searches."""
        self._screen.onrecord.pickers.query(self.search_for)

    def keep(self) -> None:
        """Save the search for later sessions, or forget a saved one."""
        text = normalize_query(self._screen.finder.box.value)
        queries = self._browser.search_history
        if not text:
            self._say(self._no_search_message("keep"))
        elif queries.is_full and text not in queries.saved:
            earlier, keep = self._key("earlier-searches"), self._key("keep-search")
            self._say(
                f"at most {len(queries.saved)} searches are kept; choose one with {earlier}, then {keep} drops it"
            )
        else:
            self._browser.search_history = queries.with_saved_toggled(text)
            self._say(self._keep_message(text, self._screen.onrecord.save_now()))

    def _keep_message(self, text: str, failure: str) -> str:
        """Return the message after a search was saved or forgotten: for this session only if writing failed."""
        if text not in self._browser.search_history.saved:
            return f"“{text}” is no longer kept" + (f" until you leave: {failure}" if failure else "")
        if failure:
            return f"“{text}” is kept only until you leave: {failure}"
        return f"kept “{text}”; Up in an empty search box lists it"

    def literal(self) -> None:
        """Toggle whether typing errors in the search are corrected."""
        self.settle()
        if not self._browser.is_search:
            self._say(self._no_search_message("take literally"))
            return
        place = self._browser.location
        self._browser.search(place.text, literal=not place.literal)
        self._screen.show_all()
        if self._browser.location.literal:
            self._say(f"searched as typed, without corrections; {self._key('literal')} corrects again")
        else:
            self._say("; ".join(self._notices()) or "typing errors are corrected again; there were none here")

    def fold(self) -> None:
        """Fold or unfold the group of results under the cursor."""
        if title := self._browser.fold():
            self._screen.show_all()
            self._say(
                f"{title}: folded; {self._key('fold')} unfolds"
                if title in self._browser.folded_titles
                else f"{title}: unfolded"
            )
        else:
            self._say(f"only the groups of a search can be folded; {self._key('search')} starts one")

    def narrow(self) -> None:
        """Offer the areas, kinds, actors and years by which the results can be narrowed."""
        self.settle_all()
        results = self._browser.results
        try:
            facets = facet_choices(results) if results is not None else []
        except lazy_search.CorruptIndexError as error:  # imports the search only if something is wrong
            self._say(unreadable_sentence("what narrows these results", error))
            return
        if results is not None and facets:
            count_note = (
                ""
                if results.total == len(results.matched_facets)
                else f" (counted in the first {len(results.matched_facets):,})"
            )
            self._screen.onrecord.pickers.facet(
                facets, lambda facet: self.search_for(f"{facet} {self._browser.location.text}"), count_note
            )
        else:
            self._say(
                "no area, kind, actor or year narrows these results; add a word to find fewer"
                if self._browser.is_search
                else f"only a search can be narrowed; {self._key('search')} starts one"
            )

    def step(self, by: int) -> None:
        """Move to another match in the open text, `by` matches further."""
        plan = self._browser.highlighted_plan
        if plan is None or not plan.groups:
            self._say(self._no_search_message("step through"))
        elif position := self._screen.reading.next_match(by):
            self._screen.reading_moved()
            self._say(f"line {position[0]} of {position[1]} with a match on this page for “{plan.query.text}”")
        else:
            self._say(f"no match for “{plan.query.text}” on this page; {self._key('context')} shows the full text")

    def settle_all(self) -> None:
        """Get all results of the text typed last at once, even if only some candidates were examined so far."""
        self.settle()
        if self._browser.results is not None and self._browser.results.total is None:
            self._worker.search_thoroughly()

    def settle(self) -> None:
        """Get the results of the text typed last at once: the box may just have been filled by the key before."""
        self.search_typed()
        self._worker.settle()

    def _show_results(self) -> None:
        """Show the results, and the notices about the query, which a narrow list cuts."""
        self._screen.show_all()
        self._say_notices()

    def _say_notices(self) -> None:
        if notices := self._notices():
            self._say("; ".join(notices))

    def _notices(self) -> list[str]:
        """Return the notices about the results."""
        results = self._browser.results
        if results is None:
            return []
        if results.failure_reason:
            return [results.failure_reason]
        return (
            [*results.notices, self._browser.key_names.literal_advice]
            if results.hits and results.plan.corrected and not results.only_similar
            else list(results.notices)
        )

    def _no_search_message(self, purpose: str) -> str:
        return f"no search to {purpose}; {self._key('search')} starts one"

    def _key(self, name: str) -> str:
        return self._screen.key(name)

    def _say(self, message: str) -> None:
        self._screen.say(message)
