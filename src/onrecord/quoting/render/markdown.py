"""The tree as Markdown that every renderer of CommonMark shows as the same text; tables and footnotes are GitHub's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import assert_never

from onrecord.quoting.render.markdown_escapes import (
    Escape,
    escape_inline,
    escape_line_starts,
    escape_with_links,
    link,
)
from onrecord.quoting.tree import (
    BlockQuotation,
    Footnote,
    Hyperlink,
    ListItem,
    Run,
    SectionHeading,
    SourceCitation,
    Table,
    TextParagraph,
    TextRun,
    Tree,
    TreeBlock,
    Verbatim,
    join_texts,
)

FACE_MARKS = {"emphasis": ("*", "em"), "strong": ("**", "strong")}


class _Footnotes(list[tuple[Run, ...]]):
    """The footnotes of a tree, and the way in which all of its text is escaped."""

    def __init__(self, escape: Escape, escape_starts: Escape) -> None:
        super().__init__()
        self.escape = escape
        self.escape_starts = escape_starts


def render_markdown(tree: Tree, escape: Escape = escape_inline, escape_starts: Escape = escape_line_starts) -> str:
    """Return the tree as Markdown, with blank lines between blocks; footnotes are below it.

    `escape` escapes text wherever it stands, `escape_starts` what would begin something at the start of a line.
    """
    footnotes = _Footnotes(escape, escape_starts)
    blocks = [_block(block, footnotes) for block in tree]
    notes = [f"[^{number}]: {_paragraph(runs, footnotes)}" for number, runs in enumerate(footnotes, 1)]
    return "\n\n".join([*blocks, *notes])


def _block(block: TreeBlock, footnotes: _Footnotes) -> str:
    match block:
        case TextParagraph(runs):
            return _paragraph(runs, footnotes)
        case SectionHeading(level, runs):
            return f"{'#' * min(level, 6)} {_heading(runs, footnotes)}"
        case ListItem(label, paragraphs):
            # No list of Markdown: its renderers number the items anew.
            first, *further = paragraphs
            labeled = TextParagraph((TextRun(f"{label} "), *first.runs))
            return _paragraphs([labeled, *further], footnotes)
        case BlockQuotation(paragraphs, source):
            cited = [TextParagraph((TextRun("— "), source))] if source else []
            lines = _paragraphs([*paragraphs, *cited], footnotes).split("\n")
            return "\n".join(f"> {line}" if line else ">" for line in lines)
        case Verbatim(text):
            fence = "`" * (max([2, *map(len, re.findall("`+", text))]) + 1)
            return f"{fence}\n{text}\n{fence}"
        case Table(header, rows):
            rule = "| " + " | ".join(["---"] * len(header)) + " |"
            return "\n".join([_row(header, footnotes), rule, *(_row(row, footnotes) for row in rows)])
        case _:
            assert_never(block)


def _heading(runs: Iterable[Run], footnotes: _Footnotes) -> str:
    """Return the text of a heading; number signs at its end would be dropped (4.2)."""
    text = _inline(runs, footnotes).replace("\n", "<br>")
    before = text.rstrip("#")
    is_closing = before != text and (not before or before[-1].isspace())
    return f"{before}\\{text[len(before) :]}" if is_closing else text


def _row(cells: Sequence[str], footnotes: _Footnotes) -> str:
    """Return a row of a table in GitHub Flavored Markdown (4.10)."""
    texts = (footnotes.escape_starts(escape_with_links(cell, footnotes.escape)) for cell in cells)
    return "| " + " | ".join(text.replace("\n", "<br>") for text in texts) + " |"


def _paragraphs(paragraphs: Iterable[TextParagraph], footnotes: _Footnotes) -> str:
    return "\n\n".join(_paragraph(paragraph.runs, footnotes) for paragraph in paragraphs)


def _paragraph(runs: Iterable[Run], footnotes: _Footnotes) -> str:
    return footnotes.escape_starts(_inline(runs, footnotes)).replace("\n", "\\\n")


def _inline(runs: Iterable[Run], footnotes: _Footnotes) -> str:
    text = ""
    for run in join_texts(runs):
        rendered = _run(run, footnotes)
        if text.endswith("!") and rendered.startswith("["):
            text = f"{text[:-1]}\\!"  # an exclamation mark before a link would make it an image
        text += rendered
    return text


def _run(run: Run, footnotes: _Footnotes) -> str:
    match run:
        case TextRun(text, "plain"):
            return escape_with_links(text, footnotes.escape)
        case TextRun(text, face):
            return _in_face(text, *FACE_MARKS[face], footnotes.escape)
        case Hyperlink(text, url):
            return link(text, url, footnotes.escape)
        case SourceCitation():
            cited = run.text
            return link(cited, run.url, footnotes.escape) if run.url else escape_with_links(cited, footnotes.escape)
        case Footnote(runs):
            footnotes.append(runs)
            return f"[^{len(footnotes)}]"
        case _:
            assert_never(run)


def _in_face(text: str, mark: str, tag: str, escape: Escape) -> str:
    """Return the text between marks, or between HTML tags where marks need not be taken for such (6.2)."""
    escaped = escape(text)
    if text[:1].isalnum() and text[-1:].isalnum():
        return f"{mark}{escaped}{mark}"
    return f"<{tag}>{escaped}</{tag}>"
