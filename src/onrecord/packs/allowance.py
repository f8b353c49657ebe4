"""How much of a statement the passages of a pack may name in all: what grows with records times sentences.

Ten thousand records that each rest on the whole of a long statement are a small file, and take a machine's memory and
minutes once each sentence knows its records and each passage its words. No editor writes that.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.packs.layout import Layout
from onrecord.packs.values import RawPassage
from onrecord.record import Ref

FREE_SENTENCES = 1_000_000
SENTENCES_EACH = 16
"""Sentences named for each sentence and each passage that there is."""
FREE_TEXT_CHARS = 4_000_000
TEXTS = 4
"""How many times as long as the statement the different passages together may be."""
FREE_SEARCHED_CHARS = 500_000_000
SEARCHES = 500
"""How many times as long as the statement the texts that quotes are looked for in may be."""


@dataclass
class Allowance:
    """What is left of what passages may name."""

    sentences: int
    text_chars: int
    searched_chars: int
    _known: set[Ref] = field(default_factory=set)

    @classmethod
    def for_pack(cls, layout: Layout, passages: int) -> Allowance:
        """Return that of a statement and so many passages."""
        return cls(
            FREE_SENTENCES + SENTENCES_EACH * (layout.sentences + passages),
            FREE_TEXT_CHARS + TEXTS * layout.all_chars,
            FREE_SEARCHED_CHARS + SEARCHES * layout.all_chars,
        )

    def spend(self, layout: Layout, passage: RawPassage) -> str:
        """Take off what a passage costs; return what was exceeded, empty if nothing was.

        Raises:
            NoSuchPassage: the statement has no such passage.
        """
        chars = layout.chars(passage.ref)
        self.sentences -= len(layout.numbers(passage.ref))
        if passage.ref not in self._known:
            self._known.add(passage.ref)
            self.text_chars -= chars
        if passage.quote is not None:
            self.searched_chars -= chars
        if min(self.sentences, self.text_chars) < 0:
            return "passages that name the statement too many times over"
        return "quotes that are looked for in passages too long" if self.searched_chars < 0 else ""
