"""A copied text as a document: in it official words look as they do everywhere, and the editor's as theirs."""

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.navigation.document import Block, Document, Piece
from onrecord.navigation.voice import Voice

# what a style may change between official words: quotation marks, the first letter, and what stands between lines
_CHANGED = re.compile(r"[“”‘’\"'\n]+")
_EDITORS_LINE = "[Editor’s"
_LEAST_CHARS = 3  # of words between two marks


def copied_document(title: str, text: str, official_texts: Sequence[str]) -> Document:
    """Return a document of a copied text; `official_texts` are the words of the statement that it copies."""
    parts = sorted(set(_unchanged_parts(official_texts)), key=len, reverse=True)
    return Document(title, tuple(Block(tuple(_pieces(line, parts))) for line in text.split("\n")))


def _unchanged_parts(texts: Iterable[str]) -> Iterator[str]:
    """Yield what a style leaves as it is; the first letter may have become a bracketed capital."""
    for text in texts:
        for number, part in enumerate(_CHANGED.split(text)):
            stripped = part.strip()
            if len(stripped) >= _LEAST_CHARS:
                yield stripped
                if number == 0:
                    yield stripped[1:]


def _pieces(line: str, parts: Sequence[str]) -> Iterator[Piece]:
    """Yield the runs of a line: official words, and what stands around them."""
    other = Voice.EDITOR if line.startswith(_EDITORS_LINE) else Voice.SOURCE
    position = 0
    while position < len(line):
        parts_here = parts if other is Voice.SOURCE else ()
        found = [(at, part) for part in parts_here if (at := line.find(part, position)) >= 0]
        start, part = min(found, key=lambda pair: (pair[0], -len(pair[1])), default=(len(line), ""))
        if start > position:
            yield Piece(line[position:start], other)
        if part:
            yield Piece(part, Voice.OFFICIAL)
        position = start + len(part)
