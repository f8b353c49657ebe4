"""The cursor in a document, and the passages selected with it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Ref
from onrecord.navigation.document import Anchor, Document


class Selection:
    """A cursor and a selection in a document; at first all of `refs` is selected.

    The `cursor` rests at first on the first of `refs`, else on the document's first anchor; it is None in a
    document without anchors. `opened` is what was opened, until the cursor moves; `selection_start` is the anchor where
    the user began to select.
    """

    def __init__(self, document: Document, refs: Sequence[Ref] = ()) -> None:
        self._document = document
        self._anchors = document.anchors
        self.opened = self._anchors_of(refs)
        self.cursor: Anchor | None = next(iter(self.opened or self._anchors), None)
        self.selection_start: Anchor | None = None
        self._set_state: tuple[tuple[Anchor, ...], Anchor | None, Anchor | None] | None = None
        self._set: frozenset[Anchor] = frozenset()

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The selected anchors: what was opened; else from `selection_start` to the cursor; else the cursor's."""
        if self.opened or self.cursor is None:
            return self.opened
        if self.selection_start is None:
            return (self.cursor,)
        anchors = self._anchors
        low, high = sorted((anchors.index(self.selection_start), anchors.index(self.cursor)))
        return anchors[low : high + 1]

    @property
    def anchor_set(self) -> frozenset[Anchor]:
        """The selected anchors as a set, made once after each change: every line that is drawn asks for it."""
        state = (self.opened, self.selection_start, self.cursor)
        if state != self._set_state:
            self._set_state, self._set = state, frozenset(self.anchors)
        return self._set

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The selected passages; on a link, the passage before it, else the document's last."""
        if refs := self._document.refs(self.anchors):
            return refs
        anchors = self._anchors
        previous = anchors[: anchors.index(self.cursor)] if self.cursor else anchors
        return tuple(anchor.ref for anchor in reversed(previous) if anchor.ref)[:1]

    @property
    def ref(self) -> Ref | None:
        """The first of the selected refs."""
        return next(iter(self.refs), None)

    def rest_on(self, anchor: Anchor) -> None:
        """Move the cursor to an anchor; what was opened is no longer selected."""
        self.cursor, self.opened = anchor, ()

    def extend(self) -> None:
        """Begin a selection at the cursor, or end it; what was opened becomes a selection that can be extended."""
        if self.opened:
            self.selection_start, self.cursor, self.opened = self.opened[0], self.opened[-1], ()
        else:
            self.selection_start = None if self.selection_start else self.cursor

    def widen(self, refs: Sequence[Ref]) -> None:
        """Select all of `refs` again, unless the user is selecting."""
        if self.selection_start is None:
            self.opened = self._anchors_of(refs)

    def narrow(self) -> None:
        """Select only the anchor that the cursor is on."""
        self.selection_start, self.opened = None, ()

    def neighbor(self, step: int) -> Anchor | None:
        """Return the next (step 1) or previous (-1) anchor; None at the end, and if there is no cursor."""
        if self.cursor is None:
            return None
        index = self._anchors.index(self.cursor) + step
        return self._anchors[index] if 0 <= index < len(self._anchors) else None

    def paragraph(self, step: int) -> Anchor | None:
        """Return the first sentence of the next paragraph (step 1), or of this or the previous one (-1), or None."""
        if self.cursor is None or self.cursor.ref is None:
            return None
        current = self.cursor.ref.first.paragraph
        firsts: dict[int, Anchor] = {}
        for anchor in self._anchors:
            if anchor.ref:
                firsts.setdefault(anchor.ref.first.paragraph, anchor)
        candidates = [number for number in firsts if (number - current) * step > 0]
        if step < 0 and self.cursor != firsts[current]:
            candidates.append(current)
        return firsts[min(candidates, key=lambda number: abs(number - current))] if candidates else None

    def _anchors_of(self, refs: Sequence[Ref]) -> tuple[Anchor, ...]:
        selected = set(refs)  # a paragraph may have thousands of sentences, all of them selected when it is opened
        return tuple(anchor for anchor in self._anchors if anchor.ref in selected)


def describe_selection(refs: Sequence[Ref]) -> str:
    """Return the ref of a single passage, or the number of several."""
    return f"{len(refs)} passages" if len(refs) > 1 else "".join(map(str, refs))
