"""Layout of a document: wrap it to lines of a given width, with its anchors and highlights."""

import bisect
import itertools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.navigation import Anchor, Block, Document, Piece, Voice
from onrecord.text.cell_width import cell_width, cut, pad
from onrecord.text.wrap import wrap
from onrecord.tui.highlight_kind import HighlightKind

if TYPE_CHECKING:
    from onrecord.search import Plan


_LEAD_GAP = "  "  # between a lead and its text, where they share a line
UNSEARCHED = (Voice.LABEL, Voice.EDITOR_LABEL, Voice.PROGRAM_LABEL, Voice.YOUR_LABEL, Voice.PROGRAM)


class Fragment(NamedTuple):
    """A run of text on one line, all in one voice, under one anchor, with one highlight.

    `start` is its offset in the text of its passage.
    """

    text: str
    voice: Voice
    anchor: Anchor | None
    highlight: HighlightKind
    start: int = 0


class LayoutLine(NamedTuple):
    """One line of the layout; `right` is aligned to the right edge, and an empty line has no fragments."""

    fragments: tuple[Fragment, ...] = ()
    right: tuple[Fragment, ...] = ()

    @property
    def text(self) -> str:
        return "".join(fragment.text for fragment in self.fragments)

    @property
    def is_official(self) -> bool:
        return any(fragment.voice is Voice.OFFICIAL for fragment in self.fragments)


class DocumentLayout(NamedTuple):
    """A document wrapped to lines.

    `line_spans` maps each anchor to its first and last line number, a link that stands twice to its first place;
    `match_lines` are the lines with a search match.
    """

    lines: tuple[LayoutLine, ...]
    line_spans: dict[Anchor, tuple[int, int]]
    match_lines: tuple[int, ...]


def lay_out(document: Document, width: int, plan: "Plan | None" = None) -> DocumentLayout:
    """Return the document wrapped to `width` cells (at least one), with the matches of the search `plan` marked."""
    lines: list[LayoutLine] = []
    for block in document.blocks:
        if block.space_before and lines:
            lines.append(LayoutLine())
        lines += _block_lines(block, max(1, width), plan)
    line_spans: dict[Anchor, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        for anchor in dict.fromkeys(fragment.anchor for fragment in line.fragments if fragment.anchor):
            first, last = line_spans.get(anchor, (number, number))
            if anchor.ref or number <= last + 1:
                line_spans[anchor] = (first, number)
    match_lines = tuple(
        n for n, line in enumerate(lines) if any(f.highlight is HighlightKind.MATCH for f in line.fragments)
    )
    return DocumentLayout(tuple(lines), line_spans, match_lines)


def _block_lines(block: Block, width: int, plan: "Plan | None") -> Iterator[LayoutLine]:
    hanging = 0  # cells that the first line begins before the others
    if block.lead_cells > width // 3:  # the lead begins the text, whose other lines hang below it
        hanging = len(_LEAD_GAP) if block.lead else 0
        lead = (Piece(block.lead_text.lstrip(), block.lead[0].voice), Piece(_LEAD_GAP, Voice.SOURCE)) if hanging else ()
        block = block._replace(pieces=(*lead, *block.pieces), lead=(), lead_cells=0, indent=len(_LEAD_GAP))
    runs, block_text = list(_runs(block, plan)), block.text
    indent, lead_cells = min(block.indent, width // 4), block.lead_cells
    hanging = min(hanging, indent)
    before = indent + lead_cells
    width -= before
    right_width = cell_width(block.right_text)
    first_width = width - right_width - 1 if right_width and right_width + 8 < width else None
    right = tuple(_plain(piece) for piece in block.right) if first_width else ()
    first = 0  # the first run of a line: lines and runs are in order, and a text may have thousands of either
    for number, (start, end) in enumerate(wrap(block_text, width, first_width)):
        while first < len(runs) and runs[first][1] <= start:
            first += 1
        fragments = (
            _lead_fragments(block, indent - hanging, lead_cells) if number == 0 else [_blanks(before)] * bool(before)
        )
        for a, b, fragment in map(runs.__getitem__, range(first, len(runs))):
            if a >= end:
                break
            text = block_text[max(a, start) : min(b, end)]
            fragments.append(fragment._replace(text=text, start=fragment.start + max(start - a, 0)))
        yield LayoutLine(tuple(fragments), right if number == 0 else ())
    if block.right and not right:  # it did not fit beside the text
        below = Block(block.right, indent=block.indent, lead_cells=block.lead_cells)
        yield from _block_lines(below, before + width, None)


def _lead_fragments(block: Block, indent: int, cells: int) -> list[Fragment]:
    """Return what stands before the first line of a block: its indent and its lead, cut to the cells it has."""
    lead = pad(cut(block.lead_text, max(0, cells - 1)), cells)
    voice = block.lead[0].voice if block.lead else Voice.SOURCE
    return [
        *[_blanks(indent)] * bool(indent),
        *[Fragment(lead, voice, None, HighlightKind.NONE)] * bool(cells),
    ]


def _blanks(cells: int) -> Fragment:
    return Fragment(" " * cells, Voice.SOURCE, None, HighlightKind.NONE)


def _plain(piece: Piece) -> Fragment:
    return Fragment(piece.text, piece.voice, piece.anchor, HighlightKind.NONE)


def _runs(block: Block, plan: "Plan | None") -> Iterator[tuple[int, int, Fragment]]:
    """Yield the start, end and attributes of each run of the block's text; a search match wins over a mention."""
    offset = 0
    for piece in block.pieces:
        matches = _match_spans(piece, plan)
        cuts = sorted({0, len(piece.text), *(bound for span in (*matches, *piece.mentions) for bound in span)})
        is_match, is_mention = _membership(matches), _membership(piece.mentions)
        for start, end in itertools.pairwise(cuts):
            highlight = HighlightKind.NONE
            if is_match(start):
                highlight = HighlightKind.MATCH
            elif piece.mentions:
                highlight = HighlightKind.MENTION if is_mention(start) else HighlightKind.BESIDE
            yield offset + start, offset + end, Fragment("", piece.voice, piece.anchor, highlight, piece.start + start)
        offset += len(piece.text)


def _match_spans(piece: Piece, plan: "Plan | None") -> tuple[tuple[int, int], ...]:
    if plan is None or piece.voice in UNSEARCHED:
        return ()
    from onrecord.search import highlights  # not needed for the first paint

    return highlights(piece.text, plan)


def _membership(spans: tuple[tuple[int, int], ...]) -> Callable[[int], bool]:
    """Return a function that returns whether an offset is inside one of the spans, which are searched by halving."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    ends = list(itertools.accumulate((end for _, end in ordered), max))

    def is_inside(offset: int) -> bool:
        before = bisect.bisect_right(starts, offset)
        return before > 0 and offset < ends[before - 1]

    return is_inside
