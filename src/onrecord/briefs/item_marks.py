"""The marked items of a brief: they stay marked while they are moved or edited, and when they are brought back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.briefs.brief import BriefItem


class _Marked(NamedTuple):
    """A marked item; what it was before it was edited, and is afterwards, has the same mark."""

    item: BriefItem
    mark: int


class ItemMarks:
    """Marks on items, not on places: another order, or another brief, has them where the items are."""

    def __init__(self) -> None:
        self._marked: dict[int, _Marked] = {}
        self._removed: set[int] = set()
        self._count = 0

    def clear(self) -> None:
        """Take all marks away."""
        self._marked.clear()
        self._removed.clear()

    def places(self, items: Sequence[BriefItem]) -> frozenset[int]:
        """Return the places of the marked ones among these items."""
        if not self._marked:
            return frozenset()
        places = {place for place, item in enumerate(items) if id(item) in self._marked}
        found = {self._marked[id(items[place])].mark for place in places}
        missing = [marked for marked in self._marked.values() if marked.mark not in self._removed | found]
        return frozenset(places | {place for marked in missing for place in self._find_again(marked, items)})

    def _find_again(self, marked: _Marked, items: Sequence[BriefItem]) -> Iterator[int]:
        """Yield where a marked item stands that was read anew, since another window wrote to the file."""
        for place, other in enumerate(items):
            if other == marked.item and id(other) not in self._marked:
                self._marked[id(other)] = marked._replace(item=other)
                yield place
                return

    def toggle(self, item: BriefItem) -> None:
        """Mark an item, or take its mark away."""
        if known := self._marked.get(id(item)):
            self._marked = {key: marked for key, marked in self._marked.items() if marked.mark != known.mark}
            return
        self._count += 1
        self._marked[id(item)] = _Marked(item, self._count)

    def note_removed(self, items: Iterable[BriefItem]) -> None:
        """Keep the marks of items that are removed, for when they are brought back."""
        self._removed |= {self._marked[id(item)].mark for item in items if id(item) in self._marked}

    def note_replaced(self, old: BriefItem, new: BriefItem) -> None:
        """Mark what stands in the place of a marked item."""
        if known := self._marked.get(id(old)):
            self._marked[id(new)] = known._replace(item=new)
