"""The passages collected for one briefing, in order."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.quoting import Excerpt, Style


@dataclass(frozen=True, slots=True)
class Clipping:
    """Passages under the name of what they were collected from."""

    title: str
    excerpts: tuple[Excerpt, ...]

    @property
    def refs(self) -> str:
        return ", ".join(str(excerpt.ref) for excerpt in self.excerpts)


class Clippings:
    """In memory. Every change can be undone."""

    def __init__(self) -> None:
        self._items: tuple[Clipping, ...] = ()
        self._before: list[tuple[Clipping, ...]] = []

    @property
    def items(self) -> tuple[Clipping, ...]:
        return self._items

    def __len__(self) -> int:
        return len(self._items)

    def add(self, clipping: Clipping) -> bool:
        """Put it at the end; False if it is there already."""
        if clipping in self._items:
            return False
        self._change((*self._items, clipping))
        return True

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

    def _change(self, items: tuple[Clipping, ...]) -> None:
        self._before.append(self._items)
        self._items = items
