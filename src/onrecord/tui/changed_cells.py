"""Write only the cells that change: Textual draws whole regions, and most of what it draws is on the terminal already.

What Textual writes is parsed into cells, and these are compared with those on the terminal. A text with a sequence that
is unknown here is written as it is; from then on, nothing is believed of what is on the terminal.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from onrecord.text.cell_width import ambiguous_width
from onrecord.tui.cell_row import CellRow, CellRun, Cells
from onrecord.tui.pen import DEFAULT_PEN, Pen, pen_after, pen_change, with_link

CLEAR_SCREEN = "\x1b[2J"
SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
ENTER_SCREEN, LEAVE_SCREEN = "\x1b[?1049h", "\x1b[?1049l"

_MOVE = re.compile(r"\x1b\[(?:([0-9]+);([0-9]+))?H")
# What stands behind a move; and what changes no cell: some modes, questions, keyboard modes, titles, the clipboard.
_TOKEN = re.compile(
    r"""
      \x1b\[ (?P<pen>[0-9;]*) m (?: (?P<drawn> [^\x00-\x1f\x7f-\x9f]+ ) (?P<reset> \x1b\[0m )? )?
    | (?P<text> [^\x00-\x1f\x7f-\x9f]+ )
    | \x1b\]8; (?P<link>[^\x07\x1b]*) (?:\x1b\\|\x07)
    | (?P<newline> \n+ \Z )
    | (?P<sync> \x1b\[\?2026[hl] )
    | (?P<other> \x1b\[\? (?: 7 | 12 | 25 | 100[0-6] | 1015 | 1016 | 2004 | 2048 ) [hl]
        | \x1b\[ [?>=<]? [0-9;]* (?: [cnu] | \$p )
        | \x1b\[ [0-9]* \x20q
        | \x1b\[ 2[23] ;[012] t
        | \x1b\] (?!8;) [^\x07\x1b]* (?:\x1b\\|\x07)
        | \x1bP .*? \x1b\\
        | \x07 )
    """,
    re.VERBOSE | re.DOTALL,
)
_CACHED_PIECES = 512  # some screens; most lines are drawn more often than they change

_Place = tuple[int, int]  # line and column, from 0


class _Piece(NamedTuple):
    """The effect of a text without moves: its cells, the pen behind them, and its sequences that change no cell."""

    cells: Cells
    pen: Pen
    others: str
    synchronizes: bool
    ends_line: bool


class ChangedCells:
    """Turns what Textual writes into what the terminal has to receive.

    `take` returns what has to be written at once, `changes` what the cells need by now: they may wait, so that of
    several frames for a slow terminal only the last is written. Other threads may call `resized` and `redraw`.
    """

    def __init__(self) -> None:
        self._wanted: dict[int, CellRow] = {}
        self._shown: dict[int, CellRow] = {}
        self._touched: set[int] = set()
        self._pen = DEFAULT_PEN
        self._target: _Place | None = None  # where Textual has put the cursor
        self._cursor: _Place | None = None  # where it is, None if unknown
        self._size = (0, 0)
        self._is_on_screen = False
        self._synchronizes = False
        self._clears = False
        self._must_forget = False
        self._ambiguous_width = ambiguous_width()

    def resized(self, columns: int, lines: int) -> None:
        """Take note of the window's size; the terminal may have changed any cell."""
        self._size = (columns, lines)
        self._must_forget = True

    def redraw(self) -> None:
        """Have all cells written again, on a cleared screen."""
        self._clears = self._must_forget = True

    def take(self, text: str) -> str:
        """Take note of what Textual writes; return what has to be written at once."""
        if self._ambiguous_width != ambiguous_width():  # all is about to be drawn again
            self._ambiguous_width = ambiguous_width()
            self._wanted.clear()
            self._must_forget = True
        first, *moves = _MOVE.split(text)
        places = zip(moves[::3], moves[1::3], strict=True)
        moved = ((int(line or 1) - 1, int(column or 1) - 1) for line, column in places)
        drawn, pen, target, others = [], self._pen, self._target, ""
        for place, source in zip((self._target, *moved), (first, *moves[2::3]), strict=True):
            target = place
            if not source or (pen is DEFAULT_PEN and self._is_drawn(place, source)):
                continue  # frames end with a move, so nothing follows without one
            piece = _parse(source, pen, ambiguous_width())
            if piece is None or (place is None and piece.cells.texts):
                return self._pass_on(text)
            if place:
                is_all = pen is piece.pen is DEFAULT_PEN and not piece.others
                drawn.append((place, piece.cells, source if is_all else ""))
                target = None if piece.ends_line else (place[0], place[1] + len(piece.cells.texts))
            pen, others = piece.pen, others + piece.others
            self._synchronizes |= piece.synchronizes
        self._pen, self._target = pen, target
        for (line, column), cells, source in drawn:
            self._wanted.setdefault(line, CellRow()).draw(column, cells, source)
            self._touched.add(line)
        return f"{self.changes()}{others}" if others else ""

    def changes(self) -> str:
        """Return what gives the terminal the cells that Textual has drawn until now."""
        if not self._is_on_screen:
            return ""
        if self._must_forget:
            self._forget()
        painting = _Painting(self._cursor)
        if self._clears:
            self._clears = False
            painting.parts.append(CLEAR_SCREEN)
        columns, lines = self._size
        for line in sorted(self._touched):
            if line < lines:
                row, shown = self._wanted[line], self._shown.setdefault(line, CellRow())
                for start, end in row.spans_unlike(shown, columns):
                    painting.draw(line, row.runs(start, end), columns)
                shown.become(row, columns)
        self._touched.clear()
        output = painting.end(self._target)
        self._cursor = painting.cursor
        return f"{SYNC_START}{output}{SYNC_END}" if output and self._synchronizes else output

    def _is_drawn(self, place: _Place | None, source: str) -> bool:
        """Return whether a text is what was drawn last at its place."""
        row = self._wanted.get(place[0]) if place else None
        return row is not None and place is not None and row.is_drawn(place[1], source)

    def _forget(self) -> None:
        """Believe nothing of the terminal's cells, so that all are written again."""
        self._must_forget = False
        self._shown.clear()
        self._touched = {*self._wanted}
        self._cursor = None

    def _pass_on(self, text: str) -> str:
        """Return a text that changes the terminal in another way; what is drawn while it is left has to wait."""
        before = self.changes()
        if ENTER_SCREEN in text:
            self._is_on_screen = True
        elif LEAVE_SCREEN in text or CLEAR_SCREEN in text:
            self._is_on_screen = False
        else:
            self._wanted.clear()
        self._must_forget = True
        return before + text


@lru_cache(_CACHED_PIECES)
def _parse(text: str, pen: Pen, _ambiguous_width: int) -> _Piece | None:
    """Return what is drawn by a text without moves; None if a sequence in it is unknown."""
    cells, kept, end = Cells(), dict.fromkeys(("other", "sync", "newline"), ""), 0
    for token in _TOKEN.finditer(text):
        if token.start() != end:
            return None
        end = token.end()
        match token.lastgroup:
            case "text":
                cells.add(token[0], pen)
            case "link":
                pen = with_link(pen, token["link"] if token["link"] != ";" else "")
            case "other" | "sync" | "newline" as kind:
                kept[kind] += token[0]
            case _:
                drawn = pen_after(pen, token["pen"])
                if drawn is None:
                    return None
                cells.add(token["drawn"] or "", drawn)
                pen = (pen_after(drawn, "0") or drawn) if token["reset"] else drawn
    if end != len(text):
        return None
    return _Piece(cells, pen, kept["other"], synchronizes=bool(kept["sync"]), ends_line=bool(kept["newline"]))


class _Painting:
    """The text for the terminal, with the place of the cursor behind it."""

    def __init__(self, cursor: _Place | None) -> None:
        self.parts: list[str] = []
        self.cursor = cursor
        self._pen = DEFAULT_PEN

    def draw(self, line: int, runs: Iterable[CellRun], columns: int) -> None:
        """Write cells of a line."""
        for run in runs:
            self._move(line, run.start)
            if run.pen is not self._pen:
                self.parts.append(pen_change(self._pen, run.pen))
                self._pen = run.pen
            if run.doubtful:  # whichever width the terminal gives it, nothing else is left in its cells
                self.parts.append(" " * (run.end - run.start))
                self.cursor = None
                self._move(line, run.start)
            self.parts.append(run.text)
            # behind the last column terminals differ in where the cursor is
            self.cursor = None if run.doubtful or run.end >= columns else (line, run.end)

    def end(self, target: _Place | None) -> str:
        """Return what has to be written, in the end with the default pen and the cursor where Textual has put it."""
        if self._pen is not DEFAULT_PEN:
            self.parts.append(pen_change(self._pen, DEFAULT_PEN))
        if target:
            self._move(*target)
        return "".join(self.parts)

    def _move(self, line: int, column: int) -> None:
        if self.cursor == (line, column):
            return
        if self.cursor and self.cursor[0] == line and column > self.cursor[1]:
            cells = column - self.cursor[1]
            self.parts.append(f"\x1b[{cells}C" if cells > 1 else "\x1b[C")
        else:
            self.parts.append(f"\x1b[{line + 1};{column + 1}H" if column else f"\x1b[{line + 1}H")
        self.cursor = (line, column)
