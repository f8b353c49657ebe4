"""The rows of the list of briefs: the name, how much each has, when it was changed, and its state."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.briefs.brief_files import ListedBrief
from onrecord.model.dates import format_short_date
from onrecord.navigation.brief_rows import count_words
from onrecord.navigation.row_lines import Look, RowLine, RowShape, Span, fitting_line
from onrecord.navigation.rows import RowTarget, one_line
from onrecord.text.signs import signs


@dataclass(frozen=True, eq=False)
class BriefListRow:
    """The row of a brief, or of a file that is none; the current one stands out.

    `file_name` tells it from others of its name; empty if there are none.
    """

    listed: ListedBrief
    is_current: bool
    file_name: str = ""
    folded = False

    @property
    def target(self) -> RowTarget:
        return RowTarget("", str(self.listed.path))

    @property
    def label(self) -> str:
        """The row in a few words, for messages."""
        return one_line(self.listed.brief.name) if self.listed.brief else self.listed.path.name

    def height(self, shape: RowShape) -> int:
        """Return the number of lines."""
        return 2

    def lines(self, shape: RowShape) -> tuple[RowLine, ...]:
        """Return the row's lines in a list of this shape."""
        brief = self.listed.brief
        if brief is None:
            problem = Span(one_line(self.listed.problem), Look.BAD)
            return fitting_line((Span(self.label),), (), shape.columns), fitting_line((problem,), (), shape.columns)
        states = ["current"] * self.is_current + ["archived"] * brief.archived
        state = (Span(signs().separator.join(states), Look.ACCENT),) if states else ()
        name = Span(self.label, Look.NAME if self.is_current else Look.TEXT)
        counts = count_words(sum(len(clipping.anchors) for clipping in brief.clippings), brief.length)
        changed = format_short_date(brief.changed.astimezone().date()) if brief.changed else ""
        right = (Span(changed, Look.QUIET),) if changed else ()
        return (
            fitting_line(
                (name, Span(f"  {self.file_name}" if self.file_name else "", Look.QUIET)), state, shape.columns
            ),
            fitting_line((Span(counts, Look.QUIET),), right, shape.columns),
        )


def brief_list_rows(listed: Sequence[ListedBrief], current: Path | None) -> tuple[BriefListRow, ...]:
    """Return a row for each file; where several briefs have a name, with their files."""
    count = Counter(one.brief.name.casefold() for one in listed if one.brief)
    repeated = [one.brief is not None and count[one.brief.name.casefold()] > 1 for one in listed]
    return tuple(
        BriefListRow(one, one.path == current, one.path.name if is_repeated else "")
        for one, is_repeated in zip(listed, repeated, strict=True)
    )
