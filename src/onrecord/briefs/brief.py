"""The passages collected for one briefing, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from onrecord.model import Ref
    from onrecord.quoting.excerpt import Excerpt
    from onrecord.quoting.styles import Style


class Clipping(NamedTuple):
    """Passages under the name of what they were collected from."""

    title: str
    excerpts: tuple[Excerpt, ...]

    @property
    def refs(self) -> str:
        return ", ".join(str(excerpt.ref) for excerpt in self.excerpts)


class Brief:
    """In memory. Every change can be undone."""

    def __init__(self) -> None:
        self._items: tuple[Clipping, ...] = ()
        self._before: list[tuple[Clipping, ...]] = []
        self._exported: tuple[Clipping, ...] = ()
        self._export_stands: Callable[[], bool] = lambda: False

    @property
    def items(self) -> tuple[Clipping, ...]:
        return self._items

    def __len__(self) -> int:
        return len(self._items)

    def add(self, clipping: Clipping) -> None:
        """Put it at the end."""
        self._change((*self._items, clipping))

    def holds(self, excerpt: Excerpt) -> bool:
        """Whether each of its sentences was collected from the same record, or like it from none."""
        of_it = (each for each in self._excerpts() if each.record == excerpt.record)
        return _sentences(excerpt) <= {sentence for each in of_it for sentence in _sentences(each)}

    def repeats(self, excerpt: Excerpt) -> bool:
        """Whether each of its sentences was collected, from whatever record."""
        return _sentences(excerpt) <= {sentence for each in self._excerpts() for sentence in _sentences(each)}

    def exported(self, items: tuple[Clipping, ...], stands: Callable[[], bool] = lambda: True) -> None:
        """Remember that these have left the program; `stands` says whether they can still be had where they went."""
        self._exported, self._export_stands = items, stands

    @property
    def waiting(self) -> int:
        """Count the clippings that are nowhere but in this program, as far as is known."""
        exported = self._exported if self._exported and self._export_stands() else ()
        return sum(item not in exported for item in self._items)

    def remove(self, index: int) -> Clipping:
        """Take one out; IndexError if there is none at `index`."""
        if index < 0:
            raise IndexError(index)
        removed = self._items[index]
        self._change(self._items[:index] + self._items[index + 1 :])
        return removed

    def clear(self) -> None:
        if self._items:
            self._change(())

    def undo(self) -> bool:
        """Take back the last change; False if there was none."""
        if not self._before:
            return False
        self._items = self._before.pop()
        return True

    def render(self, style: Style) -> str:
        """Every clipping in the style, in order, with a blank line between; each source once in a list of sources."""
        if style.source_alone and self._items:
            return style.render_all([excerpt for clipping in self._items for excerpt in clipping.excerpts])
        return "\n\n".join(style.render_all(clipping.excerpts) for clipping in self._items)

    def render_rich(self, style: Style) -> str | None:
        """The same as HTML; None where the style has no HTML form."""
        parts = [style.rich_all(clipping.excerpts) for clipping in self._items]
        return None if None in parts else "".join(part or "" for part in parts)

    def _excerpts(self) -> Iterator[Excerpt]:
        return (excerpt for item in self._items for excerpt in item.excerpts)

    def _change(self, items: tuple[Clipping, ...]) -> None:
        self._before.append(self._items)
        self._items = items


def _sentences(excerpt: Excerpt) -> set[tuple[str, Ref]]:
    return {(excerpt.pack, sentence.ref) for sentence in excerpt.statement.sentences_at(excerpt.ref)}
