"""A cache of the rows of a search, valid until something they are made of changes."""

from typing import TYPE_CHECKING, NamedTuple

from onrecord.navigation.displayed_keys import KeyNames
from onrecord.navigation.index_doubt import IndexDoubt
from onrecord.navigation.result_rows import ResultRows, result_rows

if TYPE_CHECKING:
    from onrecord.search import Results


class _CacheKey(NamedTuple):
    folded: frozenset[str]
    area: str | None
    doubt: IndexDoubt


class SearchRows:
    """The rows of the last results that were asked for."""

    def __init__(self, keys: KeyNames, *, several_packs: bool) -> None:
        self._keys = keys
        self._several_packs = several_packs
        self._results: Results | None = None
        self._key: _CacheKey | None = None
        self._rows: ResultRows | None = None

    def use_keys(self, keys: KeyNames) -> None:
        """Name other keys in rows from now on."""
        self._keys, self._rows = keys, None

    def of(self, results: "Results", folded: set[str], area: str | None, doubt: IndexDoubt) -> ResultRows:
        """Return the rows of these results; `folded` are the titles of folded groups."""
        key = _CacheKey(frozenset(folded), area, doubt)
        if self._rows is None or self._results is not results or self._key != key:
            self._results, self._key = results, key
            self._rows = self._make(results, key)
        return self._rows

    def unfolded(self, results: "Results", area: str | None, doubt: IndexDoubt) -> ResultRows:
        """Return the rows of these results without folded groups; the rows that are shown stay in the cache."""
        key = _CacheKey(frozenset(), area, doubt)
        is_shown = self._rows is not None and self._results is results and self._key == key
        return self._rows if self._rows is not None and is_shown else self._make(results, key)

    def _make(self, results: "Results", key: _CacheKey) -> ResultRows:
        return result_rows(
            results,
            several_packs=self._several_packs,
            folded=key.folded,
            area=key.area,
            keys=self._keys,
            doubt=key.doubt,
        )
