"""The words of a document's official text, and the steps from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from onrecord.navigation.document import Anchor, Document, Piece
from onrecord.navigation.voice import Voice
from onrecord.navigation.word_positions import PassagePart, WordPosition
from onrecord.text.words import WordSpan, script, with_paired_marks, word_spans


class DocumentWords:
    """The words of a document, found for one passage after the other, as they are asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def first(self, anchor: Anchor) -> WordPosition:
        return WordPosition(anchor, 0)

    def last(self, anchor: Anchor) -> WordPosition:
        return WordPosition(anchor, len(self._spans(anchor)) - 1)

    def has(self, anchor: Anchor | None) -> bool:
        """Return whether an anchor is a passage with words."""
        return anchor in self._pieces

    def is_whole(self, low: WordPosition, high: WordPosition) -> bool:
        """Return whether the words from `low` to `high` are whole passages."""
        ends_whole = not self._pieces[low.anchor][0].is_part and not self._pieces[high.anchor][0].is_part
        return ends_whole and low == self.first(low.anchor) and high == self.last(high.anchor)

    def in_order(self, one: WordPosition, other: WordPosition) -> tuple[WordPosition, WordPosition]:
        """Return two positions, the one that comes first in the text first."""
        return (one, other) if self._key(one) <= self._key(other) else (other, one)

    def passages_between(self, low: WordPosition, high: WordPosition) -> tuple[Anchor, ...]:
        """Return the passages from that of `low` to that of `high`."""
        first, last = self._numbers[low.anchor], self._numbers[high.anchor]
        return self._anchors[first : last + 1]

    def count(self, low: WordPosition, high: WordPosition) -> int:
        """Return the number of words from `low` to `high`."""
        before, after = low.number, self.last(high.anchor).number - high.number
        return sum(len(self._spans(anchor)) for anchor in self.passages_between(low, high)) - before - after

    def span_in(self, anchor: Anchor, low: WordPosition, high: WordPosition) -> WordSpan:
        """Return the offsets, in the text of a passage, of what is selected there from `low` to `high`.

        A mark that closes what was opened within is included, and the other way round.
        """
        pieces, spans = self._pieces[anchor], self._spans(anchor)
        start = spans[low.number][0] if anchor == low.anchor else pieces[0].start
        end = spans[high.number][1] if anchor == high.anchor else pieces[-1].start + len(pieces[-1].text)
        if len(pieces) > 1:
            return start, end
        offset = pieces[0].start
        first, last = with_paired_marks(pieces[0].text, start - offset, end - offset)
        return first + offset, last + offset

    def parts(self, low: WordPosition, high: WordPosition) -> tuple[PassagePart, ...]:
        """Return the words from `low` to `high` as one part in a continuous text, else as one part for each passage."""
        spans = [(anchor.ref, self.span_in(anchor, low, high)) for anchor in self.passages_between(low, high)]
        passages = [(ref, span) for ref, span in spans if ref]
        if self._document.is_continuous:
            passages = [passages[0], passages[-1]]
            (first, (start, _)), (last, (_, end)) = passages
            return (PassagePart(first, start, last, end),)
        return tuple(PassagePart(ref, start, ref, end) for ref, (start, end) in passages)

    def nearest(self, anchor: Anchor, offset: int) -> WordPosition:
        """Return the word of a passage at an offset of its text, or the one before it."""
        spans = self._spans(anchor)
        return WordPosition(anchor, max(0, sum(start <= offset for start, _ in spans) - 1))

    def match_beyond(
        self, edge: WordPosition, places: Sequence[tuple[Anchor, int, int]], step: int, *, counts_itself: bool
    ) -> tuple[int, WordPosition, WordPosition] | None:
        """Return the first match behind a position (step 1) or before it (-1): its number, its near and its far word.

        The matches are at `places`, each with the offsets of its start and end in a passage. One at the position is
        none, unless that `counts_itself`.
        """
        numbers = range(len(places)) if step > 0 else reversed(range(len(places)))
        for number in numbers:
            anchor, start, end = places[number]
            if not self.has(anchor):
                continue
            near, far = (
                self.nearest(anchor, offset) for offset in ((start, end - 1) if step > 0 else (end - 1, start))
            )
            distance = (self._key(far) > self._key(edge)) - (self._key(far) < self._key(edge))
            if distance == step or (distance == 0 and counts_itself):
                return number, near, far
        return None

    def neighbor(self, position: WordPosition, step: int) -> WordPosition | None:
        """Return the next (step 1) or previous (-1) word; None at the end."""
        number = position.number + step
        if 0 <= number < len(self._spans(position.anchor)):
            return position._replace(number=number)
        anchor = self.next_passage(position.anchor, step)
        if anchor is None:
            return None
        return self.first(anchor) if step > 0 else self.last(anchor)

    def run_neighbor(self, position: WordPosition, step: int, *, grows: bool) -> WordPosition | None:
        """Return the word to which a step leads that takes characters of one kind of writing together.

        A selection that grows gets the whole next run of them; one that shrinks loses the whole run at its end.
        """
        if not grows:
            position = self.end_of_run(position, step)
        following = self.neighbor(position, step)
        return self.end_of_run(following, step) if following and grows else following

    def end_of_run(self, position: WordPosition, step: int) -> WordPosition:
        """Return the last word in a direction that follows without a blank in the same writing."""
        spans, number = self._spans(position.anchor), position.number
        while 0 <= number + step < len(spans) and self._is_one_run(position.anchor, number, number + step):
            number += step
        return position._replace(number=number)

    def next_passage(self, anchor: Anchor, step: int) -> Anchor | None:
        """Return the next (step 1) or previous (-1) passage; None at the end."""
        number = self._numbers[anchor] + step
        return self._anchors[number] if 0 <= number < len(self._anchors) else None

    def _is_one_run(self, anchor: Anchor, one: int, other: int) -> bool:
        spans = self._spans(anchor)
        before, after = spans[min(one, other)], spans[max(one, other)]
        if before[1] != after[0]:
            return False
        return script(self._char(anchor, before[1] - 1)) == script(self._char(anchor, after[0]))

    def _char(self, anchor: Anchor, offset: int) -> str:
        piece = next(piece for piece in reversed(self._pieces[anchor]) if piece.start <= offset)
        return piece.text[offset - piece.start]

    def _key(self, position: WordPosition) -> tuple[int, int]:
        return self._numbers[position.anchor], position.number

    def _spans(self, anchor: Anchor) -> list[WordSpan]:
        """Return the words of a passage; the first begins where it does, and the last ends where it does."""
        pieces = self._pieces[anchor]
        start, end = pieces[0].start, pieces[-1].start + len(pieces[-1].text)
        spans = [
            (first + piece.start, last + piece.start) for piece in pieces for first, last in word_spans(piece.text)
        ] or [(start, end)]
        spans[0] = start, spans[0][1]
        spans[-1] = spans[-1][0], end
        return spans

    @cached_property
    def _pieces(self) -> dict[Anchor, list[Piece]]:
        by_anchor: dict[Anchor, list[Piece]] = {}
        for block in self._document.blocks:
            for piece in block.pieces:
                if piece.anchor and piece.anchor.ref and piece.voice is Voice.OFFICIAL:
                    by_anchor.setdefault(piece.anchor, []).append(piece)
        return by_anchor

    @cached_property
    def _anchors(self) -> tuple[Anchor, ...]:
        return tuple(self._pieces)

    @cached_property
    def _numbers(self) -> dict[Anchor, int]:
        return {anchor: number for number, anchor in enumerate(self._anchors)}
