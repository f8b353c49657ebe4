"""How much of a statement the passages of a pack may name in all: what grows with records times sentences.

Ten thousand records that each rest on the whole of a long statement are a small file, and take a machine's memory and
minutes once each sentence knows its records and each passage its words. No editor writes that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Kind, PassageNotFound
from onrecord.packs.entries import Entry
from onrecord.packs.layout import StatementLayout
from onrecord.packs.values import RawPassage

FREE_SENTENCES = 1_000_000
MAX_READS_PER_SENTENCE = 16
"""Sentences named for each sentence and each passage that there is."""
FREE_TEXT_CHARS = 4_000_000
MAX_TEXT_COPIES = 4
"""How many times as long as the statement the passages without a quote together may be: an index keeps each text."""
FREE_SEARCHED_CHARS = 150_000_000
MAX_TEXT_SEARCHES = 150
"""How many times as long as the statement the texts that quotes are looked for in may be."""
FREE_NAMED_CHARS = 3_000_000
MAX_NAME_COPIES = 4
"""How many times as long as all names and the statement the names at all sentences that they are found by may be."""
FREE_PAIRED_CHARS = 10_000_000
MAX_NAME_PAIRS = 20
"""How many times as long as all names the names may be that each other name of a record stands for."""
CHARS_PER_NAME_OVERHEAD = 16
"""What a name takes, however short, as characters."""
_OWN_NAMES = ("name", "short", "name_ja", "abbreviation", "official_name", "expansion")


@dataclass
class NameBudget:
    """What is left of what names may take: a sentence that quotes a record is found by each of the record's names."""

    named_chars: int
    paired_chars: int

    @classmethod
    def for_pack(cls, layout: StatementLayout, entries: Iterable[Entry]) -> NameBudget:
        """Return that of a statement and its records."""
        chars = sum(_all_chars(entry) for entry in entries)
        return cls(
            FREE_NAMED_CHARS + MAX_NAME_COPIES * (chars + layout.all_chars),
            FREE_PAIRED_CHARS + MAX_NAME_PAIRS * chars,
        )

    def spend(self, layout: StatementLayout, entry: Entry) -> bool:
        """Take off what the names of a record cost; return whether there was enough."""
        own = sum(len(entry.values.get(key, "")) for key in _OWN_NAMES)
        self.paired_chars -= own * len(entry.values.get("aliases", ()))
        if any(passage.quote is not None for _, passage in entry.passages):
            self.named_chars -= _all_chars(entry) * sum(_sentences(layout, passage) for _, passage in entry.passages)
        return min(self.named_chars, self.paired_chars) >= 0


def _all_chars(entry: Entry) -> int:
    """Return how long all names of a record are; 0 for a commitment, which has none."""
    if entry.kind is Kind.COMMITMENT:
        return 0
    names = [entry.values[key] for key in _OWN_NAMES if key in entry.values]
    return sum(len(name) + CHARS_PER_NAME_OVERHEAD for name in (*names, *entry.values.get("aliases", ())))


def _sentences(layout: StatementLayout, passage: RawPassage) -> int:
    """Return how many sentences a passage names, 0 where the statement has none such."""
    try:
        return len(layout.numbers(passage.ref))
    except PassageNotFound:
        return 0


@dataclass
class PassageBudget:
    """What is left of what passages may name."""

    sentences: int
    text_chars: int
    searched_chars: int

    @classmethod
    def for_pack(cls, layout: StatementLayout, passages: int) -> PassageBudget:
        """Return that of a statement and so many passages."""
        return cls(
            FREE_SENTENCES + MAX_READS_PER_SENTENCE * (layout.sentences + passages),
            FREE_TEXT_CHARS + MAX_TEXT_COPIES * layout.all_chars,
            FREE_SEARCHED_CHARS + MAX_TEXT_SEARCHES * layout.all_chars,
        )

    def spend(self, layout: StatementLayout, passage: RawPassage) -> str:
        """Take off what a passage costs; return what was exceeded, empty if nothing was.

        Raises:
            PassageNotFound: the statement has no such passage.
        """
        chars = layout.chars(passage.ref)
        self.sentences -= len(layout.numbers(passage.ref))
        if passage.quote is None:
            self.text_chars -= chars
        else:
            self.searched_chars -= chars
        if min(self.sentences, self.text_chars) < 0:
            return "passages that name the statement too many times over"
        return "quotes that are looked for in passages too long" if self.searched_chars < 0 else ""
