"""Search commands: type, complete, save, narrow and fold, and step through matches."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from onrecord import navigation
from onrecord.library import lazy_search
from onrecord.navigation.search_history import normalize_query
from onrecord.navigation.unreadable import unreadable_sentence
from onrecord.session.choice_lists import facet_choice_list, query_choices
from onrecord.session.message import Message, MessagePart, Tone, one_part
from onrecord.session.outcome import NO_OUTCOME, Focus, Outcome, Stale
from onrecord.session.session import Session
from onrecord.session.view import View

if TYPE_CHECKING:
    from onrecord.navigation import RowTarget
    from onrecord.session.search_worker import SearchWorker

# most completions that the footer lists
MAX_QUERIES_OFFERED = 8


class SearchCommands:
    """The commands of the search box and of search results."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._browser = session.browser

    @cached_property
    def _worker(self) -> SearchWorker:
        """The search worker, created with the first letter typed."""
        from onrecord.session.search_worker import SearchWorker

        if self._browser.search_service.is_slow:
            self._session.host.import_everything()  # its thread imports the same modules
        return SearchWorker(self._session.host, self._browser, self._show_results, self._report_rebuilt)

    def look_again_when_idle(self) -> None:
        """After a pause, count all results if only some were examined; repair the index if it is damaged."""
        results = self._browser.results
        if results is not None and (results.total is None or self._browser.search_service.is_damaged):
            self._worker.search_thoroughly_when_idle()

    def close(self) -> None:
        """Stop the search worker."""
        if "_worker" in vars(self):
            self._worker.close()

    def typed(self, view: View) -> Outcome:
        """Search for the text in the box now, and list its completions."""
        self._worker.search(view.query)
        completions = self._browser.search_service.completions(view.query) if view.query and view.is_at_end else ()
        if not completions:
            return NO_OUTCOME
        words = [completion.rpartition(" ")[2] for completion in completions[:MAX_QUERIES_OFFERED]]
        parts = [MessagePart(word, Tone.DETAIL, 2 + number) for number, word in enumerate(words[1:])]
        more = len(completions) - len(words)
        rest = [MessagePart(f"and {more} more", Tone.DETAIL, 1, f"+{more}")] if more > 0 else []
        return Outcome(Message(MessagePart(f"Tab completes: {words[0]}"), *parts, *rest))

    def go_to_results(self, view: View) -> Outcome:
        """Go from the box to the results, and remember the search."""
        self.settle(view)
        if not self._browser.is_search:
            return Outcome(focus=Focus.LIST)
        place = self._browser.location
        self._browser.search_history = self._browser.search_history.with_recent(place.text)
        if place.target is None and not (self._browser.results and self._browser.results.failure_reason):
            results = self._browser.results
            copies = f"{self._key('copy')} copies that, " if results and navigation.can_be_denied(results) else ""
            keys = f"{copies}{self._key('search')} changes it, Esc leaves the search"
            return Outcome(f"nothing found for “{place.text}”; {keys}", focus=Focus.LIST)
        return Outcome(self._notices_in_footer(), focus=Focus.LIST)

    def clear(self) -> Outcome:
        """Empty the box and leave the search; say so if that leads to another pack than the one it began in."""
        self._worker.cancel()
        if not self._browser.is_search:
            return Outcome(query="", returns=True)
        same_pack = self._browser.leave_search()
        title = self._browser.titles[self._browser.location.pack]
        message = f"in {title} now; {self._key('back')} goes back to where the search began"
        return Outcome("" if same_pack else message, Stale.EVERYTHING, query="", returns=True)

    def search_for(self, text: str) -> Outcome:
        """Search for a text as if it had been typed."""
        self._worker.cancel()
        self._browser.search(text)
        return Outcome(stale=Stale.EVERYTHING, query=text)

    def resume(self, text: str, target: RowTarget | None, *, literal: bool) -> Outcome:
        """Restore the search of the last session, at the result that was being read if it is still found."""
        self._browser.search(text, literal=literal)
        results = self._browser.results
        is_listed = navigation.row_of_target(self._browser.rows(), target) is not None
        is_uncounted = results is not None and results.total is None  # it may be found by a thorough search
        if target is not None and (is_listed or is_uncounted):
            self._browser.select(target)
        return Outcome(stale=Stale.EVERYTHING, query=text)

    def earlier(self) -> Outcome:
        """Offer earlier searches."""
        queries = self._browser.search_history
        if queries.all():
            return Outcome(follow_up=query_choices(queries, self.search_for))
        return Outcome(f"no earlier search; {self._key('search')} starts one, {self._key('keep-search')} keeps it")

    def keep(self, view: View) -> Outcome:
        """Save the search for later sessions, or forget a saved one."""
        text = normalize_query(view.query)
        queries = self._browser.search_history
        if not text:
            return Outcome(self._no_search_message("keep", view))
        if queries.is_full and text not in queries.saved:
            earlier, keep = self._key("earlier-searches"), self._key("keep-search")
            return Outcome(f"{queries.limit_message}; choose one with {earlier}, then {keep} drops it")
        self._browser.search_history = queries.with_saved_toggled(text)
        return Outcome(self._keep_message(text, self._session.save_now()))

    def _keep_message(self, text: str, failure: str) -> str:
        """Return the message after a search was saved or forgotten: for this session only if writing failed."""
        if text not in self._browser.search_history.saved:
            return f"“{text}” is no longer kept" + (f" until you leave: {failure}" if failure else "")
        if failure:
            return f"“{text}” is kept only until you leave: {failure}"
        return one_part(
            f"kept “{text}”; Up in an empty search box lists it", f"kept “{text}”; Up in an empty / lists it"
        )

    def literal(self, view: View) -> Outcome:
        """Toggle whether typing errors in the search are corrected."""
        self.settle(view)
        if not self._browser.is_search:
            return Outcome(self._no_search_message("take literally", view))
        place = self._browser.location
        self._browser.search(place.text, literal=not place.literal)
        if self._browser.location.literal:
            message = f"searched as typed, without corrections; {self._key('literal')} corrects again"
        else:
            message = "; ".join(self._notices()) or "typing errors are corrected again; there were none here"
        return Outcome(message, Stale.EVERYTHING)

    def fold(self) -> Outcome:
        """Fold or unfold the group of results under the cursor."""
        title = self._browser.fold()
        if title is None:
            return Outcome(f"only the groups of a search can be folded; {self._key('search')} starts one")
        if title in self._browser.folded_titles:
            return Outcome(f"{title}: folded; {self._key('fold')} unfolds", Stale.EVERYTHING)
        return Outcome(f"{title}: unfolded", Stale.EVERYTHING)

    def narrow(self, view: View) -> Outcome:
        """Offer the areas, kinds, actors and years by which the results can be narrowed."""
        self.settle_all(view)
        results = self._browser.results
        try:
            facets = navigation.facet_choices(results) if results is not None else []
        except lazy_search.CorruptIndexError as error:  # imports the search only if something is wrong
            return Outcome(unreadable_sentence("what narrows these results", error))
        if results is None or not facets:
            return Outcome(
                "no area, kind, actor or year narrows these results; add a word to find fewer"
                if self._browser.is_search
                else f"only a search can be narrowed; {self._key('search')} starts one"
            )
        counted = len(results.matched_facets)
        note = "" if results.total == counted else f" (counted in the first {counted:,})"
        return Outcome(
            follow_up=facet_choice_list(
                facets, lambda facet: self.search_for(f"{facet} {self._browser.location.text}"), note
            )
        )

    def matched(self, position: tuple[int, int] | None, *, is_selecting: bool = False) -> Outcome:
        """Say which line with a match the cursor has moved to, and of how many; None if there is none to move to.

        Of a selection, which reaches to matches, say only that there is none that way.
        """
        plan = self._browser.highlighted_plan
        if plan is None or not plan.groups:
            return Outcome(self._no_search_message("step through"))
        if is_selecting:
            none = f"no further match for “{plan.query.text}” that way; Esc drops the selection"
            return Outcome("" if position else none)
        if position is None:
            key = self._key("context")
            return Outcome(f"no match for “{plan.query.text}” on this page; {key} shows the full text")
        return Outcome(f"line {position[0]} of {position[1]} with a match on this page for “{plan.query.text}”")

    def settle_all(self, view: View) -> None:
        """Get all results of the text typed last at once, even if only some candidates were examined so far."""
        self.settle(view)
        if self._browser.results is not None and self._browser.results.total is None:
            self._worker.search_thoroughly()

    def settle(self, view: View) -> None:
        """Get the results of the text typed last at once: the box may just have been filled by the key before."""
        self._session.host.carry_out(self.typed(view))
        self._worker.settle()

    def _show_results(self) -> None:
        """Show the results, and the notices about the query."""
        self._session.host.carry_out(Outcome(self._notices_in_footer(), Stale.EVERYTHING))

    def _report_rebuilt(self) -> None:
        message = "the index was damaged and has been built again; searches use the new one"
        self._session.host.carry_out(Outcome(message, Stale.COUNTS))

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

    def _notices_in_footer(self) -> str:
        """Return the notices, which the footer has if they fit into its line: the list has them in any case."""
        notices = "; ".join(self._other_notices())
        return Message(MessagePart(notices, Tone.PLAIN, 2)) if notices else ""

    def _other_notices(self) -> list[str]:
        """Return the notices without those on corrected words, which the list says once, above the results."""
        results = self._browser.results
        if results is None or not results.hits or results.failure_reason:
            return self._notices()
        return [notice for notice in results.notices if notice not in results.plan.corrections]

    def _no_search_message(self, purpose: str, view: View | None = None) -> str:
        if view and view.is_typing:
            return f"no search to {purpose} yet: type one first"
        return f"no search to {purpose}; {self._key('search')} starts one"

    def _key(self, name: str) -> str:
        return self._session.key(name)
