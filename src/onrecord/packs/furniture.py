"""What looks like a piece of the web page that a statement was published on: asked about, and answered by the pack."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.packs.entries import Entries
from onrecord.packs.problem import RawProblem, describe_value

FURNITURE_PATTERN = re.compile(
    r"An official website of the|Official websites use|Secure \.gov websites|Share sensitive information only"
    r"|https?://[^\s<>\"“”]*|\bSkip to (?:main )?content\b|\bCookie (?:policy|settings)\b|\bAll rights reserved\b"
    r"|The Lessons of 1989|^U\.S\. Department of State$",
    re.MULTILINE,
)
_SENTENCE_MARKS = ".,;:!?)]’'"
"""They end a sentence that ends with an address more often than they end an address."""


def find_furniture(entries: Entries, source: str) -> Iterator[RawProblem]:
    """Words that a page's banner, links and footer are made of, unless `official` says that they are the statement's.

    An answer that no words ask for any more is asked about too: the text has changed since it was given.
    """
    answered = set(entries.official)
    asked: set[str] = set()
    line, counted = 1, 0
    for hit in FURNITURE_PATTERN.finditer(source):
        words = hit[0].rstrip(_SENTENCE_MARKS) if "://" in hit[0] else hit[0]
        line += source.count("\n", counted, hit.start())
        counted = hit.start()
        if words in answered:
            asked.add(words)
            continue
        expected = (
            f"the statement's text only; if the statement says so, official = [{describe_value(words)}] in [statement]"
        )
        yield RawProblem("source.txt", (), f"{describe_value(words)} (as a piece of the web page)", expected, line)
    for index, words in enumerate(entries.official):
        if words not in asked:
            expected = "words that look like a piece of the web page; take the answer out"
            yield RawProblem(
                "statement.toml", ("statement", "official", index), f"{describe_value(words)}, for no words", expected
            )
