"""Detection of web page furniture in a statement: words that look like a banner, link or footer of the page.

They are reported as warnings, unless the pack says in `official` that they belong to the statement.
"""

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
# After an address they end the sentence more often than the address.
_SENTENCE_MARKS = ".,;:!?)]’'"


def find_furniture(entries: Entries, source: str) -> Iterator[RawProblem]:
    """Yield words that look like the banner, a link or the footer of a web page and are not listed in `official`.

    Words in `official` that the text no longer has are reported too: the text has changed since they were listed.
    """
    official = set(entries.official)
    matched: set[str] = set()
    line, counted_to = 1, 0
    for match in FURNITURE_PATTERN.finditer(source):
        words = match[0].rstrip(_SENTENCE_MARKS) if "://" in match[0] else match[0]
        line += source.count("\n", counted_to, match.start())
        counted_to = match.start()
        if words in official:
            matched.add(words)
            continue
        found = f"{describe_value(words)}, which looks like part of the web page"
        answer = f"official = [{describe_value(words)}]"
        expected = f"only the text of the statement; if these words belong to it, put {answer} in [statement]"
        yield RawProblem("source.txt", (), found, expected, line)
    for index, words in enumerate(entries.official):
        if words not in matched:
            found = f"{describe_value(words)}, which is not needed"
            expected = "only words of source.txt that look like part of the web page; remove these"
            yield RawProblem("statement.toml", ("statement", "official", index), found, expected)
