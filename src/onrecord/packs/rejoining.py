"""The rule that a statement's headings, labels and sentences, put together again, are source.txt byte for byte."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Paragraph
from onrecord.model.paragraph import PARAGRAPH_BREAK
from onrecord.packs.entries import Entries
from onrecord.packs.problem import RawProblem, describe_value

if TYPE_CHECKING:
    from onrecord.text.toml_lines import KeyPath

_CONTEXT_CHARS = 20  # shown before the first difference


class _Part(NamedTuple):
    """A text of the statement with what stands before it in its block, and the path of its key."""

    text: str
    path: "KeyPath"


def check_text_rejoins(entries: Entries, source: str) -> Iterator[RawProblem]:
    """Yield the first difference in each heading and paragraph, if together they are not source.txt byte for byte."""
    if entries.statement is None or entries.statement.source_text == source:
        return
    published = source.removesuffix("\n").split(PARAGRAPH_BREAK)
    paragraphs = entries.statement.paragraphs
    blocks = [block for index, paragraph in enumerate(paragraphs) for block in _blocks(index, paragraph)]
    if not source.endswith("\n") or source.endswith("\n\n"):
        line = source.count("\n") + (not source.endswith("\n"))
        yield RawProblem("source.txt", (), "no line end, or several, at the end of the file", "exactly one", line)
    if len(published) != len(blocks):
        what = "paragraphs" if len(blocks) == len(paragraphs) else "headings and paragraphs"
        yield RawProblem("statement.toml", (), f"{len(blocks)} {what}", f"{len(published)}, as in source.txt")
        return
    for block, text in zip(blocks, published, strict=True):
        yield from _difference(block, text)


def _blocks(index: int, paragraph: Paragraph) -> Iterator[list[_Part]]:
    """Yield the parts of each heading of a paragraph, then those of the paragraph itself."""
    path: KeyPath = ("paragraph", index)
    for heading in paragraph.headings:
        yield [_Part(heading, (*path, "heading"))]
    parts = [] if paragraph.label is None else [_Part(paragraph.label, (*path, "label"))]
    for count, sentence in enumerate(paragraph.sentences):
        parts.append(_Part(paragraph.gap_before(count) + sentence.text, (*path, "sentences", count)))
    yield parts


def _difference(block: list[_Part], text: str) -> Iterator[RawProblem]:
    """Yield the first difference between the parts of a block and its published text, if there is one."""
    offset = 0
    for part in block:
        if not text.startswith(part.text, offset):
            found, expected = _from_first_difference(part.text, text[offset:])
            yield RawProblem("statement.toml", part.path, found, f"{expected}, as in source.txt")
            return
        offset += len(part.text)
    if offset != len(text):
        path = (
            block[-1].path
            if len(block) == 1 and block[-1].path[-1] == "heading"
            else (*block[-1].path[:2], "sentences")
        )
        expected = f"{describe_value(text[offset:])}, as in source.txt"
        yield RawProblem("statement.toml", path, "the end of the paragraph", expected)


def _from_first_difference(found: str, expected: str) -> tuple[str, str]:
    """Return both texts as messages show them, from a little before the first difference.

    That may be far into a sentence.
    """
    if not expected:
        return describe_value(found.lstrip()), "the end of the paragraph"
    if found[0] == expected[0] == " ":
        found, expected = found[1:], expected[1:]
    pairs = enumerate(zip(found, expected, strict=False))
    difference = next(
        (index for index, (found_char, expected_char) in pairs if found_char != expected_char),
        min(len(found), len(expected)),
    )
    start = max(0, difference - _CONTEXT_CHARS)
    ellipsis = "…" if start else ""
    return describe_value(ellipsis + found[start:]), describe_value(ellipsis + expected[start:])
