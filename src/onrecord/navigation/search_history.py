"""The history of searches: recent ones and saved ones."""

from typing import NamedTuple

MAX_RECENT, MAX_SAVED = 20, 50
MAX_SAVED_QUERY_CHARS = 256


class SearchHistory(NamedTuple):
    """Recent and saved queries, each newest first."""

    recent: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()

    @property
    def is_full(self) -> bool:
        """True if no more queries can be saved."""
        return len(self.saved) >= MAX_SAVED

    @property
    def limit_message(self) -> str:
        """The limit of saved queries; if more are saved, as sessions that end together can do, how many to drop."""
        excess = len(self.saved) - MAX_SAVED
        limit = f"at most {MAX_SAVED} searches are kept"
        return f"{limit}, and there are {len(self.saved)}: drop {excess + 1} to keep another" if excess > 0 else limit

    def with_recent(self, text: str) -> "SearchHistory":
        """Return the history with `text` as the newest recent query."""
        return self._replace(recent=_first(text, self.recent)[:MAX_RECENT])

    def with_saved_toggled(self, text: str) -> "SearchHistory":
        """Return the history with `text` saved, or removed if it was saved; unchanged if it would be one too many."""
        text = normalize_query(text)
        if text in self.saved:
            return self._replace(saved=tuple(query for query in self.saved if query != text))
        return self if self.is_full else self._replace(saved=_first(text, self.saved))

    def all(self) -> tuple[str, ...]:
        """Return the saved queries, then the other recent ones."""
        return (*self.saved, *(query for query in self.recent if query not in self.saved))


def normalize_query(text: str) -> str:
    """Return a query as it is remembered: with single spaces, and at most MAX_SAVED_QUERY_CHARS long."""
    return " ".join(text.split())[:MAX_SAVED_QUERY_CHARS]


def _first(text: str, queries: tuple[str, ...]) -> tuple[str, ...]:
    text = normalize_query(text)
    return (text, *(query for query in queries if query != text)) if text else queries
