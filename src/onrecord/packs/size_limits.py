"""Limits on how much text the passages and names of a pack stand for in all: it grows as records times sentences.

Ten thousand records that each rest on the whole of a long statement are a small file, but take all memory of a machine
and minutes once each sentence knows its records and each passage its words. No editor writes that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Kind, PassageNotFound
from onrecord.packs.entries import Entry
from onrecord.packs.layout import StatementLayout
from onrecord.packs.values import RawPassage

# Sentences that passages may name: so many, and 16 more for each sentence and each passage.
FREE_SENTENCES = 1_000_000
MAX_READS_PER_SENTENCE = 16
# Length of all passages without a quote: so many characters, and 4 times the statement. An index stores each text.
FREE_TEXT_CHARS = 4_000_000
MAX_TEXT_COPIES = 4
# Length of all texts that are searched for a quote: so many characters, and 150 times the statement.
FREE_SEARCHED_CHARS = 150_000_000
MAX_TEXT_SEARCHES = 150
# Length of the names of each record, once for each sentence that is found by them: so many characters, and 4 times all
# names and the statement.
FREE_NAMED_CHARS = 3_000_000
MAX_NAME_COPIES = 4
# Length of the other names of each record, once for each alias: so many characters, and 20 times all names.
FREE_PAIRED_CHARS = 10_000_000
MAX_NAME_PAIRS = 20
# Memory that a name takes, however short, counted as characters.
CHARS_PER_NAME_OVERHEAD = 16
_OWN_NAME_KEYS = ("name", "short", "name_ja", "abbreviation", "official_name", "expansion")


@dataclass
class NameBudget:
    """The characters that names may still take up.

    A sentence that quotes a record is found by each of the record's names.
    """

    named_chars: int
    paired_chars: int

    @classmethod
    def for_pack(cls, layout: StatementLayout, entries: Iterable[Entry]) -> NameBudget:
        """Return the budget for a statement and its records."""
        chars = sum(_count_name_chars(entry) for entry in entries)
        return cls(
            FREE_NAMED_CHARS + MAX_NAME_COPIES * (chars + layout.total_chars),
            FREE_PAIRED_CHARS + MAX_NAME_PAIRS * chars,
        )

    def spend(self, layout: StatementLayout, entry: Entry) -> bool:
        """Subtract the cost of a record's names, and return whether the budget is enough."""
        own_chars = sum(len(entry.values.get(key, "")) for key in _OWN_NAME_KEYS)
        self.paired_chars -= own_chars * len(entry.values.get("aliases", ()))
        if any(passage.quote is not None for _, passage in entry.passages):
            self.named_chars -= _count_name_chars(entry) * sum(
                _count_sentences(layout, passage) for _, passage in entry.passages
            )
        return min(self.named_chars, self.paired_chars) >= 0


def _count_name_chars(entry: Entry) -> int:
    """Return the length of all names of a record; 0 for a commitment, which has none."""
    if entry.kind is Kind.COMMITMENT:
        return 0
    names = [entry.values[key] for key in _OWN_NAME_KEYS if key in entry.values]
    return sum(len(name) + CHARS_PER_NAME_OVERHEAD for name in (*names, *entry.values.get("aliases", ())))


def _count_sentences(layout: StatementLayout, passage: RawPassage) -> int:
    """Return the number of sentences that a passage names; 0 if the statement has no such passage."""
    try:
        return len(layout.numbers(passage.ref))
    except PassageNotFound:
        return 0


@dataclass
class PassageBudget:
    """The sentences and characters that passages may still name."""

    sentences: int
    text_chars: int
    searched_chars: int

    @classmethod
    def for_pack(cls, layout: StatementLayout, passages: int) -> PassageBudget:
        """Return the budget for a statement and a number of passages."""
        return cls(
            FREE_SENTENCES + MAX_READS_PER_SENTENCE * (layout.sentence_count + passages),
            FREE_TEXT_CHARS + MAX_TEXT_COPIES * layout.total_chars,
            FREE_SEARCHED_CHARS + MAX_TEXT_SEARCHES * layout.total_chars,
        )

    def spend(self, layout: StatementLayout, passage: RawPassage) -> str:
        """Subtract the cost of a passage, and return which limit is exceeded, in words; empty if none is.

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
            return "passages that together name too much of the statement"
        return "too many quotes in passages that are too long" if self.searched_chars < 0 else ""
