"""Layout of a document: wrap it to lines of a given width, with its anchors and highlights."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from onrecord.navigation import Anchor, Block, Document, Piece, Voice
from onrecord.tui.wrap import wrap

if TYPE_CHECKING:
    from onrecord.search import Plan


class HighlightKind(Enum):
    NONE = 0
    MENTION = 1
    MATCH = 2


class Fragment(NamedTuple):
    """A run of text on one line, all in one voice, under one anchor, with one highlight."""

    text: str
    voice: Voice
    anchor: Anchor | None
    highlight: HighlightKind


class LayoutLine(NamedTuple):
    """One line of the layout; `right` is aligned to the right edge, and an empty line has no fragments."""

    fragments: tuple[Fragment, ...] = ()
    right: str = ""

    @property
    def text(self) -> str:
        return "".join(fragment.text for fragment in self.fragments)

    @property
    def is_official(self) -> bool:
        return any(fragment.voice is Voice.OFFICIAL for fragment in self.fragments)


class DocumentLayout(NamedTuple):
    """A document wrapped to lines.

    `line_spans` maps each anchor to its first and last line number; `match_lines` are the lines with a search match.
    """

    lines: tuple[LayoutLine, ...]
    line_spans: dict[Anchor, tuple[int, int]]
    match_lines: tuple[int, ...]


def lay_out(document: Document, width: int, plan: Plan | None = None) -> DocumentLayout:
    """Return the document wrapped to `width` cells (at least one), with the matches of the search `plan` marked."""
    lines: list[LayoutLine] = []
    for block in document.blocks:
        if block.space_before and lines:
            lines.append(LayoutLine())
        lines += _block_lines(block, max(1, width), plan)
    line_spans: dict[Anchor, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        for anchor in {fragment.anchor for fragment in line.fragments if fragment.anchor}:
            line_spans[anchor] = (line_spans[anchor][0] if anchor in line_spans else number, number)
    match_lines = tuple(
        n for n, line in enumerate(lines) if any(f.highlight is HighlightKind.MATCH for f in line.fragments)
    )
    return DocumentLayout(tuple(lines), line_spans, match_lines)


def _block_lines(block: Block, width: int, plan: Plan | None) -> Iterator[LayoutLine]:
    runs = list(_runs(block, plan))
    first_width = width - len(block.right) - 1 if block.right and len(block.right) + 8 < width else None
    right = block.right if first_width else ""
    for number, (start, end) in enumerate(wrap(block.text, width, first_width)):
        fragments = tuple(
            Fragment(block.text[max(a, start) : min(b, end)], fragment.voice, fragment.anchor, fragment.highlight)
            for a, b, fragment in runs
            if a < end and b > start
        )
        yield LayoutLine(fragments, right if number == 0 else "")


def _runs(block: Block, plan: Plan | None) -> Iterator[tuple[int, int, Fragment]]:
    """Yield the start, end and attributes of each run of the block's text; a search match wins over a mention."""
    offset = 0
    for piece in block.pieces:
        matches = _match_spans(piece, plan)
        cuts = sorted({0, len(piece.text), *(bound for span in (*matches, *piece.mentions) for bound in span)})
        for start, end in itertools.pairwise(cuts):
            highlight = HighlightKind.NONE
            if _is_inside(start, matches):
                highlight = HighlightKind.MATCH
            elif _is_inside(start, piece.mentions):
                highlight = HighlightKind.MENTION
            yield offset + start, offset + end, Fragment("", piece.voice, piece.anchor, highlight)
        offset += len(piece.text)


def _match_spans(piece: Piece, plan: Plan | None) -> tuple[tuple[int, int], ...]:
    if plan is None or piece.voice is Voice.LABEL:
        return ()
    from onrecord.search import highlights  # not needed for the first paint

    return highlights(piece.text, plan)


def _is_inside(offset: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= offset < end for start, end in spans)
