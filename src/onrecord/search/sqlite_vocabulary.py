"""The words of a stored index: sorted, packed by their initial."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache

from onrecord.search.corrupt_index import CorruptIndexError, corrupt_on_error
from onrecord.search.database import Database
from onrecord.search.row_checksum import RowChecksums
from onrecord.search.vocabulary import Vocabulary, WordList

NO_WORDS = WordList((), ())


class SqliteVocabulary(Vocabulary):
    """Words in an index file: all words of an initial are loaded when the first of them is needed."""

    def __init__(self, database: Database, initials: str, checksums: RowChecksums) -> None:
        self._database = database
        self._initials = initials
        self._checksums = checksums
        self._loaded: dict[str, WordList] = {}
        self._cached_counts = lru_cache(8)(self._count_all)

    def count(self, word: str) -> int:
        return self._words_of_initial(word).count(word)

    def with_prefix(self, prefix: str) -> Sequence[str]:
        return self._words_of_initial(prefix).with_prefix(prefix)

    def has_prefix(self, prefix: str) -> bool:
        return self._words_of_initial(prefix).has_prefix(prefix)

    def counts(self, prefix: str) -> Mapping[str, int]:
        return self._cached_counts(prefix)

    def _count_all(self, prefix: str) -> Mapping[str, int]:
        return self._words_of_initial(prefix).counts(prefix)

    def _words_of_initial(self, word: str) -> WordList:
        """Return the words with the same initial."""
        initial = word[:1]
        if not initial or initial not in self._initials:
            return NO_WORDS
        if initial not in self._loaded:
            self._loaded[initial] = self._load(initial)
        return self._loaded[initial]

    def _load(self, initial: str) -> WordList:
        with corrupt_on_error():
            [(words, counts, checksum)] = self._database.rows(
                "SELECT words, targets, sum FROM words WHERE initial = ?", (initial,)
            )
            if self._checksums.of("words", initial, words, counts.hex()) != checksum:
                raise ValueError(f"the words that begin with {initial} have changed")
            return unpack_words(words, counts)


def pack_words(counts: Mapping[str, int]) -> tuple[str, bytes]:
    """Return the words, in order, and how many targets contain each, as an index stores them."""
    return "\n".join(counts), struct.pack(f"<{len(counts)}I", *counts.values())


def unpack_words(words: str, counts: bytes) -> WordList:
    """Return the words that `pack_words` packed.

    Raises:
        CorruptIndexError: the two do not belong together.
    """
    sorted_words = words.split("\n")
    if len(counts) != 4 * len(sorted_words):
        raise CorruptIndexError("words and their counts do not match")
    return WordList(sorted_words, struct.unpack(f"<{len(sorted_words)}I", counts))
