"""The rule that a statement's headings, labels and sentences, put together again, are source.txt byte for byte."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Paragraph
from onrecord.model.paragraph import PARAGRAPH_BREAK
from onrecord.packs.entries import Entries
from onrecord.packs.gaps import MAX_GAPS_SHOWN, describe_gaps, find_gaps, toml_text
from onrecord.packs.problem import RawProblem, describe_value

if TYPE_CHECKING:
    from onrecord.text.toml_lines import KeyPath

_CONTEXT_CHARS = 20  # shown before the first difference


class _Part(NamedTuple):
    """A text of the statement with what stands before it in its block, and the path of its key."""

    text: str
    path: "KeyPath"


class _Block(NamedTuple):
    """A heading or a paragraph as the statement has it; `paragraph` is None for a heading."""

    parts: list[_Part]
    paragraph: Paragraph | None = None


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
        wrong_gaps = _wrong_gaps(block.paragraph, text) if block.paragraph and entries.version > 1 else None
        if wrong_gaps is not None:
            yield wrong_gaps
        else:
            yield from _difference(block.parts, text)


def _blocks(index: int, paragraph: Paragraph) -> Iterator[_Block]:
    """Yield each heading of a paragraph, then the paragraph itself."""
    path: KeyPath = ("paragraph", index)
    for heading in paragraph.headings:
        yield _Block([_Part(heading, (*path, "heading"))])
    parts = [] if paragraph.label is None else [_Part(paragraph.label, (*path, "label"))]
    for count, sentence in enumerate(paragraph.sentences):
        parts.append(_Part(paragraph.gap_before(count) + sentence.text, (*path, "sentences", count)))
    yield _Block(parts, paragraph)


def _wrong_gaps(paragraph: Paragraph, text: str) -> RawProblem | None:
    """Return the problem of a paragraph that has the right label and sentences, but other gaps; None if it has none."""
    right = find_gaps(paragraph.label, [sentence.text for sentence in paragraph.sentences], text)
    gaps = [paragraph.gap_before(position) for position in range(paragraph.label is None, len(paragraph.sentences))]
    if right is None or list(right) == gaps:
        return None
    path: KeyPath = ("paragraph", paragraph.number - 1, "joins")
    if not paragraph.joins:
        found = f"no joins, which means {toml_text(paragraph.join)} in each gap"
        return RawProblem("statement.toml", path, found, f"{describe_gaps(right, paragraph.join)}, as in source.txt")
    if len(gaps) > MAX_GAPS_SHOWN:
        first = next(position for position, gap in enumerate(gaps) if gap != right[position])
        expected = f"{toml_text(right[first])}, as in source.txt"
        return RawProblem("statement.toml", (*path, first), toml_text(gaps[first]), expected)
    found = f"[{', '.join(map(toml_text, gaps))}]"
    return RawProblem("statement.toml", path, found, f"{describe_gaps(right, paragraph.join)}, as in source.txt")


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
