"""Warnings about quotes that begin or end within a word, a number or an abbreviation, and so say something else."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Kind, PassageNotFound
from onrecord.packs.entries import Entries
from onrecord.packs.layout import StatementLayout
from onrecord.packs.problem import RawProblem, describe_value
from onrecord.text.position import find_position
from onrecord.text.word_boundaries import find_whole_words

# Occurrences that are looked at: in a text that repeats itself there may be as many as characters.
_MAX_OCCURRENCES = 8


def find_split_words(entries: Entries, layout: StatementLayout) -> Iterator[RawProblem]:
    """Yield each quote and clause that occurs in its text only with a split word at its beginning or end."""
    for entry in entries.records:
        for path, passage in entry.passages:
            if passage.quote is None:
                continue
            try:
                text = layout.text(passage.ref)
            except PassageNotFound:
                continue  # a problem, and reported as one
            first = find_position(text, passage.quote)
            if first >= 0 and find_whole_words(text, passage.quote, first, _MAX_OCCURRENCES) < 0:
                key = "clause" if entry.kind is Kind.COMMITMENT else "quote"
                expected = "whole words, numbers and abbreviations"
                yield RawProblem(entry.file, (*path, key), describe_value(passage.quote), expected)
