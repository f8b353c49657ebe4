"""The tree as plain text: blank lines between blocks, links and footnotes written out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import assert_never

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
)

QUOTATION_INDENT = "    "
LEVEL_INDENT = "  "

_Footnotes = list[tuple[Run, ...]]


def render_plain(tree: Tree) -> str:
    """Return the tree as plain text, without a final line end of its own; footnotes are below it."""
    footnotes: _Footnotes = []
    blocks = [_block(block, footnotes) for block in tree]
    notes = [f"[{number}] {_runs(runs, footnotes)}" for number, runs in enumerate(footnotes, 1)]
    return "\n\n".join([*blocks, *notes])


def flat_cell(text: str) -> str:
    """Return the text of a cell on one line: a line end or tab becomes a blank."""
    return text.replace("\n", " ").replace("\t", " ")


def _block(block: TreeBlock, footnotes: _Footnotes) -> str:
    match block:
        case TextParagraph(runs) | SectionHeading(_, runs):
            return _runs(runs, footnotes)
        case ListItem(label, paragraphs, level):
            margin = LEVEL_INDENT * (level - 1)
            text = _indent(_paragraphs(paragraphs, footnotes), margin + " " * (len(label) + 1))
            return f"{margin}{label} {text}"
        case BlockQuotation(paragraphs, source):
            quoted = _paragraphs(paragraphs, footnotes)
            text = f"{quoted}\n\n— {_run(source, footnotes)}" if source else quoted
            return QUOTATION_INDENT + _indent(text, QUOTATION_INDENT)
        case Verbatim(text):
            return text
        case Table(header, rows):
            return "\n".join("\t".join(map(flat_cell, row)) for row in (header, *rows))
        case _:
            assert_never(block)


def _indent(text: str, margin: str) -> str:
    """Return the text with a margin before each line after the first; blank lines stay empty."""
    return re.sub(r"\n(?!\n)", f"\n{margin}", text)


def _paragraphs(paragraphs: Iterable[TextParagraph], footnotes: _Footnotes) -> str:
    return "\n\n".join(_runs(paragraph.runs, footnotes) for paragraph in paragraphs)


def _runs(runs: Iterable[Run], footnotes: _Footnotes) -> str:
    return "".join(_run(run, footnotes) for run in runs)


def _run(run: Run, footnotes: _Footnotes) -> str:
    match run:
        case TextRun(text):
            return text
        case Hyperlink(text, url):
            return text if text == url else f"{text} ({url})"
        case SourceCitation():
            return f"{run.text}, {run.url}" if run.url else run.text
        case Footnote(runs):
            footnotes.append(runs)
            return f"[{len(footnotes)}]"
        case _:
            assert_never(run)
