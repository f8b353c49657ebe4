"""The page “At a glance”, laid out for a window: what a statement is, its commitments, their outcome, what is due."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Pack
from onrecord.navigation.browser import Browser
from onrecord.navigation.glance_blocks import GlanceKeys, key_entries, source_entries, title_entries
from onrecord.navigation.glance_counts import commitment_entries, mission_entries
from onrecord.navigation.glance_due import due_entries, due_head, more_entry
from onrecord.navigation.glance_entries import Goal, PageEntry
from onrecord.navigation.glance_facts import DueRecord, due_records
from onrecord.navigation.row_lines import RowLine
from onrecord.navigation.section import Section

_MAX_COLUMNS = 112
_CENTERED_COLUMNS, _TWO_COLUMNS = (
    100,
    74,
)  # least columns of a window with the page centered; with two blocks side by side
PAGE_GUTTER = 2  # cells before each line: the bar of the cursor, and a blank
_COLUMN_GAP = 3
_LEAST_DUE = 3  # rows of what is due that are shown before anything else is left to scrolling
_DUE_OF_LONG_PAGE = 6  # rows of what is due on a page that scrolls anyway


class GlanceShape(NamedTuple):
    """The room for the page; signs are letters and the like where `ascii_signs` is set."""

    columns: int
    rows: int
    ascii_signs: bool = False


class PageCell(NamedTuple):
    """A part of a line: it begins at `start` with the gutter, takes `width` cells, and belongs to a row or to none."""

    start: int
    width: int
    line: RowLine
    row: int | None = None


class GlanceRow(NamedTuple):
    """Something that the cursor can rest on: its lines and columns, and where Enter goes."""

    goal: Goal
    top: int
    height: int
    start: int


class GlancePage(NamedTuple):
    """The lines of the page, and the rows in them in the order in which the cursor steps."""

    lines: tuple[tuple[PageCell, ...], ...]
    rows: tuple[GlanceRow, ...]

    def row_beside(self, index: int, step: int) -> int | None:
        """Return the row in the column to the right (step 1) or left (-1), the nearest one; None if there is none."""
        here = self.rows[index]
        beside = [
            number
            for number, row in enumerate(self.rows)
            if (row.start > here.start) == (step > 0) and row.start != here.start and self._are_neighbors(row, here)
        ]
        return min(beside, key=lambda number: abs(self.rows[number].top - here.top), default=None)

    def row_at(self, line: int, column: int) -> int | None:
        """Return the row at a line and column."""
        if not 0 <= line < len(self.lines):
            return None
        return next((c.row for c in self.lines[line] if c.start <= column < c.start + c.width), None)

    def _are_neighbors(self, row: GlanceRow, other: GlanceRow) -> bool:
        """Return whether no line between two rows is of one column."""
        first, last = sorted((row.top, other.top))
        return all(len(cells) > 1 or not cells for cells in self.lines[first : last + 1])


class GlanceContent(NamedTuple):
    """The facts of a pack that the page shows, beside the pack itself.

    `due` is what was due or is open, all of which is shown if `expanded`; `area` is what lists are limited to.
    `own_note` is the user's own note on the statement.
    """

    pack: Pack
    due: tuple[DueRecord, ...]
    keys: GlanceKeys
    area: str | None = None
    expanded: bool = False
    own_note: str = ""


def glance_content(browser: Browser, key: Callable[[str], str]) -> GlanceContent:
    """Return what the page shows of the pack in use; `key` returns the displayed key of a command."""
    keys = GlanceKeys(key("search"), {section.value: key(section.value) for section in Section})
    notes = browser.noted.on_statement(browser.pack) if browser.noted else []
    own_note = next((held.note.text for held in notes if held.place is None), "")
    due = due_records(browser.pack, browser.today)
    return GlanceContent(browser.pack, due, keys, browser.area, own_note=own_note)


_Column = tuple[int, int, list[PageEntry]]  # the offset in the page, the width, and what stands there


class _Blocks(NamedTuple):
    """The blocks of the page from top to bottom; in the middle those that may stand beside each other."""

    title: list[PageEntry]
    middle: tuple[tuple[_Column, ...], ...]
    due_head: PageEntry
    due: list[PageEntry]
    source: list[PageEntry]
    keys: list[PageEntry]


class _Fit(NamedTuple):
    """The parts of the page that have room: so many rows of due records, the first keys, gaps that are not needed."""

    due: int
    gap_above: bool = False
    keys: bool = True
    gap_below: bool = True


def glance_page(content: GlanceContent, shape: GlanceShape) -> GlancePage:
    """Return the page for a window, with as many rows of what is due as fit; a page that does not fit scrolls."""
    width = page_columns(shape.columns)
    start = (shape.columns - width) // 2 if shape.columns >= _CENTERED_COLUMNS else 0
    blocks = _blocks(content, width, shape)
    fit = _fit(blocks, shape.rows, expanded=content.expanded)
    builder = _PageBuilder()
    if fit.gap_above:
        builder.gap()
    builder.add((start, width, blocks.title))
    for columns in blocks.middle:
        builder.gap()
        builder.add(*((start + offset, columns_of, entries) for offset, columns_of, entries in columns))
    builder.gap()
    builder.add((start, width, (blocks.due_head, *blocks.due[: fit.due])))
    if hidden := len(blocks.due) - fit.due:
        builder.add((start, width, (more_entry(hidden, width - PAGE_GUTTER),)))
    if fit.gap_below:
        builder.gap()
    builder.add((start, width, blocks.source))
    if fit.keys:
        builder.gap()
        builder.add((start, width, blocks.keys))
    return builder.page


def page_columns(columns: int) -> int:
    """Return the columns that the page takes in a window of so many."""
    if columns >= _CENTERED_COLUMNS:
        return min(_MAX_COLUMNS, columns - 2 * PAGE_GUTTER)
    return max(1, columns - (PAGE_GUTTER if columns >= 60 else 1))


def _blocks(content: GlanceContent, width: int, shape: GlanceShape) -> _Blocks:
    pack, inner, signs = content.pack, width - PAGE_GUTTER, shape.ascii_signs
    if shape.columns >= _TWO_COLUMNS:
        left = (width - _COLUMN_GAP) // 2
        right = width - _COLUMN_GAP - left
        commitments = commitment_entries(pack, left - PAGE_GUTTER, ascii_signs=signs)
        missions = mission_entries(pack, right - PAGE_GUTTER, ascii_signs=signs)
        middle: tuple[tuple[_Column, ...], ...] = (((0, left, commitments), (width - right, right, missions)),)
    else:
        commitments = commitment_entries(pack, inner, ascii_signs=signs)
        missions = mission_entries(pack, inner, ascii_signs=signs)
        middle = (((0, width, commitments),), ((0, width, missions),))
    return _Blocks(
        title_entries(pack, inner, content.area, content.own_note),
        middle,
        due_head(pack, content.due, inner),
        due_entries(pack, content.due, inner, ascii_signs=signs),
        source_entries(pack, inner),
        key_entries(pack, content.keys, inner),
    )


def _fit(blocks: _Blocks, rows: int, *, expanded: bool) -> _Fit:
    """Return what fits into so many rows: gaps and keys go first, then what is due beyond the first few."""
    count = len(blocks.due)
    least = count if expanded else min(_LEAST_DUE, count)
    spacious = _Fit(count, gap_above=True)
    if _height(blocks, spacious) <= rows:
        return spacious
    for fit in (_Fit(count), _Fit(count, keys=False), _Fit(count, keys=False, gap_below=False)):
        for due in range(count, least - 1, -1):
            if _height(blocks, fit._replace(due=due)) <= rows:
                return fit._replace(due=due)
    return _Fit(count if expanded else min(_DUE_OF_LONG_PAGE, count))


def _height(blocks: _Blocks, fit: _Fit) -> int:
    """Return the lines of a page."""
    middle = sum(1 + max(_lines(entries) for _, _, entries in columns) for columns in blocks.middle)
    due = 1 + _lines((blocks.due_head, *blocks.due[: fit.due])) + (fit.due < len(blocks.due))
    keys = 1 + _lines(blocks.keys) if fit.keys else 0
    return fit.gap_above + _lines(blocks.title) + middle + due + fit.gap_below + _lines(blocks.source) + keys


def _lines(entries: Iterable[PageEntry]) -> int:
    return sum(len(entry.lines) for entry in entries)


class _PageBuilder:
    """The lines and rows of a page that is being made from top to bottom."""

    def __init__(self) -> None:
        self._lines: list[list[PageCell]] = []
        self._rows: list[GlanceRow] = []

    @property
    def page(self) -> GlancePage:
        return GlancePage(tuple(map(tuple, self._lines)), tuple(self._rows))

    def gap(self) -> None:
        self._lines.append([])

    def add(self, *columns: tuple[int, int, Iterable[PageEntry]]) -> None:
        """Add columns of entries beside each other, below all others: each with its start and its width."""
        top = len(self._lines)
        placed = [self._place(start, width, entries, top) for start, width, entries in columns]
        for number in range(max(map(len, placed))):
            self._lines.append([column[number] for column in placed if number < len(column)])

    def _place(self, start: int, width: int, entries: Iterable[PageEntry], top: int) -> Sequence[PageCell]:
        cells: list[PageCell] = []
        for entry in entries:
            row = None
            if entry.goal:
                row = len(self._rows)
                self._rows.append(GlanceRow(entry.goal, top + len(cells), len(entry.lines), start))
            cells += [PageCell(start, width, line, row) for line in entry.lines]
        return cells
