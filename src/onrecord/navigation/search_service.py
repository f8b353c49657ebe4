"""Search in the open packs, by an index that is built on first use and again if it is damaged."""

from __future__ import annotations

import re
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from onrecord import storage
from onrecord.library import Library, lazy_search
from onrecord.model import RecordAddress, Ref

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.search import Index, OwnNotes, Results

_PLAIN_WORDS = re.compile(r"\s*\w+(?:\s+\w+)*\s*")  # without fields and operators
MAX_TARGETS_SEARCHED_AT_ONCE = 2_000  # records and sentences searched in a few milliseconds (benchmarks/results.md)


class SearchService:
    """Search in a library. The search package is imported on use, after the first picture (tui/app.py).

    `is_damaged` says that a search failed because of the index, so that `rebuild_index` should be called;
    `rebuild_error` says why the index cannot be built again. `own_notes` returns the user's own notes.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._index: Index | None = None
        self._index_lock = Lock()
        self._rebuild_lock = Lock()
        self.own_notes: Callable[[], OwnNotes] | None = None
        self.is_damaged = False
        self.rebuild_error = ""

    @property
    def index(self) -> Index:
        """The index, built on first access; safe to call from several threads."""
        with self._index_lock:
            if self._index is None:
                self._index = self._library.search_index()
            return self._index

    @property
    def is_slow(self) -> bool:
        """True if the library is so large that a search belongs on a thread of its own."""
        return self._library.index is not None or (
            self._index is not None and self._index.size > MAX_TARGETS_SEARCHED_AT_ONCE
        )

    @property
    def has_stored_packs(self) -> bool:
        """True if the packs are read from an index, each on access."""
        return self._library.index is not None

    def packs_with(self, target: Ref | RecordAddress) -> frozenset[str]:
        """Return the ids of the packs that have a passage or a record, by the index, without reading them.

        Raises:
            CorruptIndexError: the index is damaged.
        """
        store = self.index.store
        if isinstance(target, RecordAddress):
            return frozenset(place.pack for place in store.records_at(str(target), None))
        first, last = (store.sentences_at(Ref(end, end), None) for end in target)
        return frozenset(place.pack for place in first) & frozenset(place.pack for place in last)

    def find(self, text: str, area: str | None = None, *, literal: bool = False, thorough: bool = False) -> Results:
        """Return the results for `text`, limited to `area` if one is named; a ref is found in any area.

        They say what a search for one party's actions left out: in a large library the thorough results alone.

        Raises:
            CorruptIndexError: the index is damaged, and `rebuild_index` may help.
        """
        try:
            if self._library.index_changed():
                raise lazy_search.CorruptIndexError("its file was written to")
            scope = lazy_search.Scope(areas=(area,)) if area else lazy_search.EVERYTHING
            index = self.index.with_own_notes(self.own_notes()) if self.own_notes else self.index
            results = index.search(text, scope=scope, literal=literal, thorough=thorough)
            is_whole = results.hits and not results.relaxed and not results.only_similar
            if not is_whole and (notice := self._own_notes_notice(index, text)):
                results = replace(results, notices=(*results.notices, notice))
            if (thorough or not self.is_slow) and (notice := self.index.joint_notice(results)):
                return replace(results, notices=(*results.notices, notice))
            return results
        except lazy_search.CorruptIndexError:
            self.is_damaged = True
            raise

    def _own_notes_notice(self, index: Index, text: str) -> str:
        """Return how the words are found in the user's own notes, which a search for words leaves out; else nothing."""
        if not self.own_notes or not self.own_notes().notes or not _PLAIN_WORDS.fullmatch(text):
            return ""
        typed = " ".join(f"my:{word}" for word in text.split())
        found = index.search(typed, thorough=True)
        count = len(found.own_notes)
        return f"{typed} finds {count} with a note of yours" if count else ""

    def unanswered_results(self, text: str, error: Exception) -> Results:
        """Return results that say why there is no answer."""
        if not isinstance(error, lazy_search.CorruptIndexError):
            reason = f"the search for “{text}” failed: {error}; type it again"
        elif self.rebuild_error:
            reason = f"the index is damaged and {self.rebuild_error}; quit, and open the packs again"
        else:
            reason = "the index is damaged and is being built again; this search waits for it"
        return lazy_search.unanswered(text, reason)

    def rebuild_index(self) -> None:
        """Build the index of the same packs again, and search by it from now on. May take seconds.

        If that fails, `rebuild_error` says why.
        """
        with self._rebuild_lock:
            try:
                rebuilt = self._library.rebuild_same() if self._library.rebuild_same else self._library
            except lazy_search.CorruptIndexError as error:
                self.rebuild_error = f"cannot be built again ({error})"
                return
            except OSError as error:
                self.rebuild_error = f"cannot be built again ({storage.failure_reason(error)})"
                return
            index = rebuilt.search_index()
            with self._index_lock:
                self._library, self._index = rebuilt, index
            self.is_damaged, self.rebuild_error = False, ""

    def completions(self, text: str) -> tuple[str, ...]:
        """Return completions of a half-typed query; none if the index is damaged, which a search reports."""
        try:
            return lazy_search.completions(text, self.index.lexicon)
        except lazy_search.CorruptIndexError:
            return ()
