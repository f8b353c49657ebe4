"""The clippings collected for one brief, in order, with undo."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from onrecord.model import Ref
    from onrecord.quoting.excerpts import Excerpt
    from onrecord.quoting.styles import Style


class CollectedExcerpts(NamedTuple):
    """Excerpts that were collected together; `title` names the record or list they were collected from."""

    title: str
    excerpts: "tuple[Excerpt, ...]"

    @property
    def refs(self) -> str:
        return ", ".join(str(excerpt.ref) for excerpt in self.excerpts)


class BriefEditor:
    """An ordered collection of clippings, held in memory. Every change can be undone."""

    def __init__(self) -> None:
        self._items: tuple[CollectedExcerpts, ...] = ()
        self._undo_stack: list[tuple[CollectedExcerpts, ...]] = []
        self._exported: tuple[CollectedExcerpts, ...] = ()
        self._export_stands: Callable[[], bool] = lambda: False
        self._export_is_newest: Callable[[], bool] = lambda: False

    @property
    def items(self) -> tuple[CollectedExcerpts, ...]:
        return self._items

    def __len__(self) -> int:
        return len(self._items)

    def add(self, *clippings: CollectedExcerpts) -> None:
        """Append clippings, in one change."""
        self._change((*self._items, *clippings))

    def contains(self, excerpt: "Excerpt") -> bool:
        """Return whether all of its words were collected from the same record (or, like it, from no record)."""
        return _has_words(excerpt, (other for other in self._excerpts() if other.record == excerpt.record))

    def has_sentences_of(self, excerpt: "Excerpt") -> bool:
        """Return whether all of its words were collected, from any record."""
        return _has_words(excerpt, self._excerpts())

    def mark_exported(
        self,
        items: tuple[CollectedExcerpts, ...],
        stands: Callable[[], bool] = lambda: True,
        is_newest: Callable[[], bool] = lambda: True,
    ) -> None:
        """Mark these clippings as exported.

        `stands` returns whether they can still be had where they went, as far as is known; `is_newest`, whether nothing
        else was copied since, which may have replaced them.
        """
        self._exported, self._export_stands, self._export_is_newest = items, stands, is_newest

    @property
    def unsaved_count(self) -> int:
        """The number of clippings that are nowhere but in this program, as far as is known."""
        return self._count_missing(in_export=bool(self._exported) and self._export_stands())

    @property
    def at_risk(self) -> int:
        """The number of clippings that are lost without being saved, unless they were pasted: an upper bound."""
        in_export = bool(self._exported) and self._export_is_newest() and self._export_stands()
        return self._count_missing(in_export=in_export)

    def _count_missing(self, *, in_export: bool) -> int:
        return sum(not in_export or item not in self._exported for item in self._items)

    def remove(self, index: int) -> CollectedExcerpts:
        """Remove the clipping at `index` and return it.

        Raises:
            IndexError: there is none; a negative index counts as none.
        """
        if index < 0:
            raise IndexError(index)
        removed = self._items[index]
        self._change(self._items[:index] + self._items[index + 1 :])
        return removed

    def clear(self) -> None:
        if self._items:
            self._change(())

    def undo(self) -> bool:
        """Undo the last change; return False if there was none."""
        if not self._undo_stack:
            return False
        self._items = self._undo_stack.pop()
        return True

    def render(self, style: "Style") -> str:
        """Return all clippings in the style, separated by blank lines; a list of sources names each source once."""
        if style.cites_source_only and self._items:
            return style.render_all([excerpt for clipping in self._items for excerpt in clipping.excerpts])
        return "\n\n".join(style.render_all(clipping.excerpts) for clipping in self._items)

    def render_rich(self, style: "Style") -> str | None:
        """Return the same as HTML; None if the style has no HTML form."""
        parts = [style.render_all_html(clipping.excerpts) for clipping in self._items]
        return None if None in parts else "".join(part or "" for part in parts)

    def _excerpts(self) -> "Iterator[Excerpt]":
        return (excerpt for item in self._items for excerpt in item.excerpts)

    def _change(self, items: tuple[CollectedExcerpts, ...]) -> None:
        self._undo_stack.append(self._items)
        self._items = items


def _has_words(excerpt: "Excerpt", collected: "Iterator[Excerpt]") -> bool:
    """Return whether the sentences of an excerpt were collected whole, or the part of them that it is."""
    others = tuple(collected)
    whole = {sentence for other in others if _is_whole(other) for sentence in _sentences(other)}
    parts = (other for other in others if (other.pack, other.ref) == (excerpt.pack, excerpt.ref))
    return _sentences(excerpt) <= whole or (not _is_whole(excerpt) and any(excerpt.text in part.text for part in parts))


def _is_whole(excerpt: "Excerpt") -> bool:
    return excerpt.begins and excerpt.ends


def _sentences(excerpt: "Excerpt") -> "set[tuple[str, Ref]]":
    return {(excerpt.pack, sentence.ref) for sentence in excerpt.statement.sentences_at(excerpt.ref)}
