"""The cursor in a document, and the passages or words selected with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import onrecord.navigation as room  # whose words of documents are loaded when one is selected
from onrecord.model import Ref
from onrecord.navigation.document import Anchor, Document
from onrecord.navigation.word_positions import PassagePart, SelectionState, WordPosition


class Selection:
    """A cursor and a selection in a document; at first all of `refs` is selected.

    The `cursor` rests at first on the first of `refs`, else on the document's first anchor; it is None in a
    document without anchors. `opened` is what was opened, until the cursor moves; `selection_start` is the anchor where
    the user began to select. From the first step by a word on, `word_ends` are the end that stays and the one that
    moves; until then whole passages are selected.
    """

    def __init__(self, document: Document, refs: Sequence[Ref] = ()) -> None:
        self._document = document
        self._anchors = document.anchors
        self.opened = self._anchors_of(refs)
        self.cursor: Anchor | None = next(iter(self.opened or self._anchors), None)
        self.selection_start: Anchor | None = None
        self.word_ends: tuple[WordPosition, WordPosition] | None = None
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

    @property
    def parts(self) -> tuple[PassagePart, ...]:
        """The selected words, where they are not whole passages."""
        if self.word_ends is None:
            return ()
        low, high = self._words.in_order(*self.word_ends)
        return () if self._words.is_whole(low, high) else self._words.parts(low, high)

    @property
    def word_count(self) -> int:
        """The number of selected words; 0 while whole passages are selected."""
        return self._words.count(*self._words.in_order(*self.word_ends)) if self.word_ends else 0

    @property
    def is_selecting(self) -> bool:
        """True from where the user began to select until the selection is dropped."""
        return self.selection_start is not None

    @property
    def is_continuous(self) -> bool:
        """True if the passages of the document are one continuous text."""
        return self._document.is_continuous

    @property
    def position(self) -> tuple[int, int]:
        """The number of the passage under the cursor, counted from 1, and of all; 0 if it is on none."""
        if self.cursor not in self._anchors:
            return 0, len(self._anchors)
        return self._anchors.index(self.cursor) + 1, len(self._anchors)

    @property
    def moves_forward(self) -> bool:
        """True if the end of the selected words that moves is the later one."""
        return self.word_ends is not None and self._words.in_order(*self.word_ends) == self.word_ends

    @property
    def note(self) -> int | None:
        """The number of the editor's note under the cursor, counted from 0."""
        return self.cursor.note if self.cursor else None

    @property
    def state(self) -> SelectionState:
        """Return the selection, to be restored later."""
        return SelectionState(self.cursor, self.opened, self.selection_start, self.word_ends)

    def restore(self, state: SelectionState) -> None:
        """Select what was selected; nothing changes if the document does not have that any more."""
        ends = [end.anchor for end in state.word_ends or ()]
        anchors = {state.cursor, state.selection_start, *state.opened, *ends} - {None}
        if anchors <= set(self._anchors):
            self.cursor, self.opened, self.selection_start, self.word_ends = state

    def words_in(self, anchor: Anchor) -> tuple[int, int] | None:
        """Return the offsets of the selected words in a passage; None if whole passages are selected, or none there."""
        if self.word_ends is None or anchor not in self.anchor_set or not self._words.has(anchor):
            return None
        return self._words.span_in(anchor, *self._words.in_order(*self.word_ends))

    def rest_on(self, anchor: Anchor) -> None:
        """Move the cursor to an anchor; what was opened is no longer selected. Selected words reach to its end."""
        if self.word_ends and self._words.has(anchor):
            fixed = self.word_ends[0]
            is_after = self._words.in_order(fixed, self._words.last(anchor))[0] == fixed
            self._move_end(self._words.last(anchor) if is_after else self._words.first(anchor))
            return
        self.cursor, self.opened = anchor, ()

    def extend(self) -> None:
        """Begin a selection at the cursor, or end it; what was opened becomes a selection that can be extended."""
        self.word_ends = None
        if self.opened:
            self.selection_start, self.cursor, self.opened = self.opened[0], self.opened[-1], ()
        else:
            self.selection_start = None if self.selection_start else self.cursor

    def step_word(self, step: int, *, smallest: bool = False) -> bool:
        """Move the end of the selection by a word, forward (step 1) or back (-1); return False at the end of the text.

        The first step forward in a single passage selects its first word, the first one back leaves out its last. With
        `smallest`, a step is a single character of Japanese, else all that follow each other in one writing.
        """
        is_first = self.word_ends is None and self.selection_start == self.cursor
        ends = self._begin_words()
        if ends is None:
            return False
        fixed, moving = ends
        if is_first and step > 0:
            self._move_end(fixed if smallest else self._words.end_of_run(fixed, step))
            return True
        low, _ = self._words.in_order(fixed, moving)
        grows = fixed == moving or (low == fixed) == (step > 0)
        if smallest:
            following = self._words.neighbor(moving, step)
        else:
            following = self._words.run_neighbor(moving, step, grows=grows)
        if following is not None:
            self._move_end(following)
        return following is not None

    def step_sentence(self, step: int) -> bool:
        """Move the end of the selection to the end of its sentence, or of the next one; return False if there is none.

        While whole passages are selected, the next one is selected too, or the last no longer.
        """
        if self.word_ends is None:
            following = self.neighbor(step)
            if following is None or not self._words.has(following):
                return False
            self.rest_on(following)
            return True
        _, moving = self.word_ends
        end = self._words.last if step > 0 else self._words.first
        target = end(moving.anchor)
        if target == moving:
            anchor = self._words.next_passage(moving.anchor, step)
            if anchor is None:
                return False
            target = end(anchor)
        self._move_end(target)
        return True

    def step_match(self, places: Sequence[tuple[Anchor, int, int]], step: int) -> int | None:
        """Move the end of the selection to the next match (step 1) or the previous one (-1); return its number.

        While whole passages are selected, the first match in them, or after them, is selected alone. The matches are at
        `places`, each with the offsets of its start and end in a passage. Return None if there is none that way.
        """
        is_first, ends = self.word_ends is None, self._begin_words()
        if ends is None:
            return None
        edge = self._words.in_order(*ends)[step < 0] if is_first else ends[1]
        match = self._words.match_beyond(edge, places, step, counts_itself=is_first)
        if match is not None:
            _, near, far = match
            self._select_between(near if is_first else ends[0], far)
        return match[0] if match else None

    def swap_ends(self) -> bool:
        """Make the other end of the selection the one that moves; return False if nothing is selected."""
        ends = self._begin_words()
        if ends is None:
            return False
        self.word_ends = ends[1], ends[0]
        self._move_end(ends[0])
        return True

    def select_words(self, start: tuple[Anchor, int], end: tuple[Anchor, int]) -> bool:
        """Select the words between two places, each an offset in a passage; return False if one is in no passage."""
        if not (self._words.has(start[0]) and self._words.has(end[0])):
            return False
        self._select_between(self._words.nearest(*start), self._words.nearest(*end))
        return True

    def select_word(self, place: tuple[Anchor, int]) -> bool:
        """Select the word at a place, of Japanese all characters of one writing; return False outside of passages."""
        if not self._words.has(place[0]):
            return False
        word = self._words.nearest(*place)
        first, last = (self._words.end_of_run(word, step) for step in (-1, 1))
        self._select_between(first, last)
        return True

    def select_passage(self, anchor: Anchor) -> bool:
        """Select the words of a whole passage; return False if it has none."""
        if not self._words.has(anchor):
            return False
        self._select_between(self._words.first(anchor), self._words.last(anchor))
        return True

    def widen(self, refs: Sequence[Ref]) -> None:
        """Select all of `refs` again, unless the user is selecting."""
        if self.selection_start is None:
            self.opened = self._anchors_of(refs)

    def narrow(self) -> None:
        """Select only the anchor that the cursor is on."""
        self.selection_start, self.opened, self.word_ends = None, (), None

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

    @cached_property
    def _words(self) -> room.DocumentWords:
        """The words of the document, which nothing needs before some are selected."""
        return room.DocumentWords(self._document)

    def _begin_words(self) -> tuple[WordPosition, WordPosition] | None:
        """Return the ends of the selection by words: at first the first and the last of the selected passages."""
        start, end = self.selection_start, self.cursor
        if self.word_ends is None and start and end and self._words.has(start) and self._words.has(end):
            is_forward = self._anchors.index(start) <= self._anchors.index(end)
            first, last = self._words.first, self._words.last
            self.word_ends = (first(start), last(end)) if is_forward else (last(start), first(end))
        return self.word_ends

    def _select_between(self, fixed: WordPosition, moving: WordPosition) -> None:
        self.opened, self.selection_start = (), fixed.anchor
        self.word_ends = fixed, fixed
        self._move_end(moving)

    def _move_end(self, position: WordPosition) -> None:
        """Move one end of the selected words, and the cursor with it."""
        if self.word_ends:
            self.word_ends = self.word_ends[0], position
            self.selection_start, self.cursor, self.opened = self.word_ends[0].anchor, position.anchor, ()

    def _anchors_of(self, refs: Sequence[Ref]) -> tuple[Anchor, ...]:
        selected = set(refs)  # a paragraph may have thousands of sentences, all of them selected when it is opened
        return tuple(anchor for anchor in self._anchors if anchor.ref in selected)


def describe_selection(refs: Sequence[Ref]) -> str:
    """Return the ref of a single passage, or the number of several."""
    return f"{len(refs)} passages" if len(refs) > 1 else "".join(map(str, refs))
