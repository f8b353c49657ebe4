"""Looking something up in the open packs, by an index that is made when it is first asked for."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from onrecord.archive import Archive

if TYPE_CHECKING:
    from onrecord.search import Index, Results

SEARCHED_AT_ONCE = 2_000
"""Records and sentences that are searched within a few milliseconds (benchmarks/results.md)."""


class Lookup:
    """What searches is imported where it is needed: that is after the first picture (tui/app.py)."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._index: Index | None = None
        self._building = Lock()

    @property
    def index(self) -> Index:
        """Several threads may ask; it is built once."""
        with self._building:
            if self._index is None:
                self._index = self._archive.new_index()
            return self._index

    @property
    def takes_time(self) -> bool:
        """Whether so much is open that a search belongs on a thread of its own."""
        return self._archive.index is not None or (self._index is not None and self._index.size > SEARCHED_AT_ONCE)

    def find(self, text: str, area: str | None = None, *, literal: bool = False, thorough: bool = False) -> Results:
        """What `text` finds, in `area` only if given; but a ref is found wherever it is."""
        from onrecord.search import parse

        within = f"area:{area} {text}" if area and parse(text).ref is None else text
        return self.index.search(within, literal=literal, thorough=thorough)

    def completions(self, text: str) -> tuple[str, ...]:
        """What a half-typed query may go on to be; nothing where the index is damaged, which a search says."""
        from onrecord.search import BadIndex, completions

        try:
            return completions(text, self.index.lexicon)
        except BadIndex:
            return ()
