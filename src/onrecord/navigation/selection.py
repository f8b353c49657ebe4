"""The cursor in a document, and the passages selected with it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Ref
from onrecord.navigation.document import Anchor, Document


class Selection:
    """A cursor and a selection in a document; at first all of `refs` is selected.

    The cursor, `here`, rests at first on the first of `refs`, else on the document's first anchor; it is None in a
    document without anchors. `span` is what was opened, until the cursor moves; `start` is the anchor where the user
    began to select.
    """

    def __init__(self, document: Document, refs: Sequence[Ref] = ()) -> None:
        self._document = document
        self._anchors = document.anchors
        self.span = self._anchors_of(refs)
        self.here: Anchor | None = next(iter(self.span or self._anchors), None)
        self.start: Anchor | None = None

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The selected anchors: what was opened; else those from `start` to the cursor; else the cursor's alone."""
        if self.span or self.here is None:
            return self.span
        if self.start is None:
            return (self.here,)
        anchors = self._anchors
        low, high = sorted((anchors.index(self.start), anchors.index(self.here)))
        return anchors[low : high + 1]

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The selected passages; on a link, the passage before it, else the document's last."""
        if refs := self._document.refs(self.anchors):
            return refs
        anchors = self._anchors
        previous = anchors[: anchors.index(self.here)] if self.here else anchors
        return tuple(anchor.ref for anchor in reversed(previous) if anchor.ref)[:1]

    @property
    def ref(self) -> Ref | None:
        """The first of the selected refs."""
        return next(iter(self.refs), None)

    def rest_on(self, anchor: Anchor) -> None:
        """Move the cursor to an anchor; what was opened is no longer selected."""
        self.here, self.span = anchor, ()

    def extend(self) -> None:
        """Begin a selection at the cursor, or end it; what was opened becomes a selection that can be extended."""
        if self.span:
            self.start, self.here, self.span = self.span[0], self.span[-1], ()
        else:
            self.start = None if self.start else self.here

    def widen(self, refs: Sequence[Ref]) -> None:
        """Select all of `refs` again, unless the user is selecting."""
        if self.start is None:
            self.span = self._anchors_of(refs)

    def narrow(self) -> None:
        """Select only the anchor that the cursor is on."""
        self.start, self.span = None, ()

    def neighbor(self, step: int) -> Anchor | None:
        """Return the next (step 1) or previous (-1) anchor; None at the end, and if there is no cursor."""
        if self.here is None:
            return None
        index = self._anchors.index(self.here) + step
        return self._anchors[index] if 0 <= index < len(self._anchors) else None

    def paragraph(self, step: int) -> Anchor | None:
        """Return the first sentence of the next paragraph (step 1), or of this or the previous one (-1), or None."""
        if self.here is None or self.here.ref is None:
            return None
        current = self.here.ref.first.paragraph
        firsts: dict[int, Anchor] = {}
        for anchor in self._anchors:
            if anchor.ref:
                firsts.setdefault(anchor.ref.first.paragraph, anchor)
        candidates = [number for number in firsts if (number - current) * step > 0]
        if step < 0 and self.here != firsts[current]:
            candidates.append(current)
        return firsts[min(candidates, key=lambda number: abs(number - current))] if candidates else None

    def _anchors_of(self, refs: Sequence[Ref]) -> tuple[Anchor, ...]:
        return tuple(anchor for anchor in self._anchors if anchor.ref in refs)
