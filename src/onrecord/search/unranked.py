"""Unranked results, of a search with too many matches to score: numbers that become hits when accessed."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, overload

from onrecord.model import Ref
from onrecord.search.corrupt_index import CorruptIndexError

if TYPE_CHECKING:
    from onrecord.search.document_store import DocumentStore
    from onrecord.search.results import Hit

# Results created together: one query for about as many rows as a window shows.
BLOCK_RESULTS = 100


class UnrankedResults(Sequence["Hit"]):
    """Results in the order of the index, newest statement first. `create_hits` creates the hits of some numbers."""

    def __init__(
        self, numbers: Iterable[int], store: DocumentStore, create_hits: Callable[[Sequence[int]], Sequence[Hit]]
    ) -> None:
        self._numbers = array("L", numbers)
        self._store = store
        self._create_hits = create_hits
        self._blocks: dict[int, Sequence[Hit]] = {}
        self._damaged_blocks: set[int] = set()

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Hit]: ...
    def __getitem__(self, index: int | slice) -> Hit | Sequence[Hit]:
        if isinstance(index, slice):
            return self._create_hits(self._numbers[index])
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        block, offset = divmod(index, BLOCK_RESULTS)
        if block not in self._blocks and block not in self._damaged_blocks:
            try:
                numbers = self._numbers[block * BLOCK_RESULTS : (block + 1) * BLOCK_RESULTS]
                self._blocks[block] = self._create_hits(numbers)
            except CorruptIndexError:
                self._damaged_blocks.add(block)
        if block in self._damaged_blocks:  # one that can be read may stand beside one that cannot
            return self._create_hits(self._numbers[index : index + 1])[0]
        return self._blocks[block][offset]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnrankedResults) and self._numbers == other._numbers

    def __hash__(self) -> int:
        return hash((len(self._numbers), *self._numbers[:1]))

    def position_of(self, pack_id: str, address: str) -> int | None:
        """Return the position of the result at an address of a pack; None if it is not among them."""
        if "/" in address:
            places = self._store.records_at(address, pack_id)
        else:
            places = self._store.sentences_at(Ref.parse(address), pack_id)
        for number in (place.number for place in places):
            position = bisect_left(self._numbers, number)
            if position < len(self._numbers) and self._numbers[position] == number:
                return position
        return None
