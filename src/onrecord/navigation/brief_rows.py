"""The rows of a brief: headings, notes and clippings, each with what there is to say of it in two lines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.briefs.brief import Brief, BriefItem, Clipping, Heading, OwnNote
from onrecord.briefs.held import Standing
from onrecord.model.dates import format_short_date
from onrecord.navigation.badges import Badge, badge_spans
from onrecord.navigation.row_details import distinguish_dates
from onrecord.navigation.row_lines import Look, RowLine, RowShape, Span, fitting_line, wrapped_spans
from onrecord.navigation.rows import RowTarget, one_line
from onrecord.text.signs import signs
from onrecord.text.text_length import TextLength, sum_lengths

if TYPE_CHECKING:
    from onrecord.briefs.proofs import BriefProofs

ROW_LINES = 2
INNER_INDENT = "  "  # of a heading of level 2
NOTE_LABEL = "Note  "
WITH_NOTE = "with a note"
OWN_WORDS = "your own words"
STANDINGS = {
    Standing.MOVED: Badge("moved", "moved", "~", "~", Look.EDITOR),
    Standing.CHANGED: Badge("changed", "changed", "✗", "x", Look.BAD),
    Standing.CUT_WORD: Badge("cut word", "cut within a word", "✗", "x", Look.BAD),
    Standing.PACK_MISSING: Badge("pack missing", "pack not open", "/", "/", Look.QUIET),
}
KEPT = Badge("kept wording", "old words kept", "=", "=", Look.EDITOR)


@dataclass(frozen=True, eq=False)
class BriefRow:
    """The row of an item of a brief; `source` says which statement the passages of a pack are from, if several are."""

    item: BriefItem
    target: RowTarget
    counts: str
    source: Callable[[str], str]
    proofs: "BriefProofs"
    folded = False

    @cached_property
    def label(self) -> str:
        """The row in a few words, for messages."""
        match self.item:
            case Heading(text, _, _) | OwnNote(text, _):
                return one_line(text)
            case Clipping():
                return one_line(self.item.anchors[0].quoted if self._has_no_title else self.item.title)

    def height(self, shape: RowShape) -> int:
        """Return the number of lines."""
        return ROW_LINES

    def lines(self, shape: RowShape) -> tuple[RowLine, ...]:
        """Return the row's lines in a list of this shape."""
        match self.item:
            case Heading(_, level, _):
                indent = Span(INNER_INDENT * (level - 1))
                title = Span(self.label, Look.HEADING if level == 1 else Look.NAME)
                below = fitting_line((indent, Span(self.counts, Look.QUIET)), (), shape.columns)
                return fitting_line((indent, title), (), shape.columns), below
            case OwnNote(text, _):
                spans = (Span(NOTE_LABEL, Look.QUIET), Span(one_line(text), Look.NOTE))
                first, second = wrapped_spans(spans, [shape.columns] * ROW_LINES)
                return RowLine(first), RowLine(second or (Span(OWN_WORDS, Look.QUIET),))
            case Clipping():
                return self._clipping_lines(self.item, shape)

    def _clipping_lines(self, clipping: Clipping, shape: RowShape) -> tuple[RowLine, ...]:
        badge = self.badge
        right = badge_spans([badge], shape) if badge else ()
        words = one_line(clipping.anchors[0].quoted)
        place = clipping.refs if len(clipping.anchors) == 1 else f"{len(clipping.anchors)} passages"
        place = signs().separator.join(filter(None, [place, self.source(clipping.anchors[0].pack)]))
        about = [Span(place, Look.QUIET)]
        name = Span(self.label, Look.TEXT if self._has_no_title else Look.NAME)
        if not self._has_no_title:
            about += [Span("  "), Span(words, Look.TEXT)]
        with_note = (Span(WITH_NOTE, Look.NOTE),) if clipping.comment else ()
        return fitting_line((name,), right, shape.columns), fitting_line(about, with_note, shape.columns)

    @property
    def badge(self) -> Badge | None:
        """The standing of a clipping; None if its words stand where they did."""
        if not isinstance(self.item, Clipping):
            return None
        standing = self.proofs.standing(self.item)
        return KEPT if standing is Standing.CHANGED and self.item.keeps_wording else STANDINGS.get(standing)

    @property
    def _has_no_title(self) -> bool:
        return isinstance(self.item, Clipping) and self.item.title == self.item.refs


def brief_rows(brief: Brief, proofs: "BriefProofs", open_packs: Iterable[str]) -> tuple[BriefRow, ...]:
    """Return a row for each item; where the passages are from several statements, with the date of each."""
    packs = {anchor.pack for anchor in brief.anchors}
    several = len(packs) > 1
    dates = {pack: source.date for pack, source in brief.sources.items() if pack in packs}
    apart = distinguish_dates({pack: dates.get(pack) for pack in open_packs})

    def source(pack: str) -> str:
        if not several or pack not in dates:
            return pack if several else ""
        number = apart.suffixes(pack, dates[pack])[0] if pack in apart.numbers else ""
        return format_short_date(dates[pack]) + number

    counts = section_counts(brief.items)
    return tuple(
        BriefRow(item, RowTarget("", str(number)), counts[number], source, proofs)
        for number, item in enumerate(brief.items)
    )


def section_counts(items: Sequence[BriefItem]) -> list[str]:
    """Return for each item, if it is a heading, how many passages and words stand below it; else an empty text."""
    counts = [""] * len(items)
    passages, lengths = {1: 0, 2: 0}, {1: TextLength(), 2: TextLength()}
    for number in range(len(items) - 1, -1, -1):
        match items[number]:
            case Heading(_, level, _):
                counts[number] = count_words(passages[level], lengths[level])
                for inner in range(level, 3):
                    passages[inner], lengths[inner] = 0, TextLength()
            case Clipping() as clipping:
                length = clipping.length
                for level in passages:
                    passages[level] += len(clipping.anchors)
                    lengths[level] = sum_lengths((lengths[level], length))
            case OwnNote():
                pass
    return counts


def count_words(passages: int, length: TextLength) -> str:
    """Return `2 passages, 61 words`, or `2 passages, 41 characters` of Japanese."""
    if not passages:
        return "no passages"
    return f"{passages:,} passage{'s' * (passages != 1)}, {length}"
