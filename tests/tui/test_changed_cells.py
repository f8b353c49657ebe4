"""Only changed cells are written, and the terminal shows what it would if everything were."""

from __future__ import annotations

import hashlib
import inspect
import random
import re
from collections.abc import Callable, Iterator

import pytest
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.strip import Strip

from onrecord.text import cell_width
from onrecord.tui.changed_cells import CLEAR_SCREEN, ENTER_SCREEN, LEAVE_SCREEN, SYNC_END, SYNC_START, ChangedCells
from tests.support.frames import watch_frames
from tests.support.screen_model import UNKNOWN, ScreenModel
from tests.tiers import trials
from tests.tui.conftest import Opening

PARSED: dict[Callable[..., object], str] = {
    App._display: "4b78dff6669a455c",
    App._begin_update: "74b869c65286249f",
    App._end_update: "1ecb7ab2a36d6c69",
    LayoutUpdate.render_segments: "ff329c722506c983",
    ChopsUpdate.render_segments: "4c1cdb567e0b8354",
    Strip.render: "2ba7a4913a72125d",
    Strip.render_style: "749d890bb5c43510",
}
"""Textual's own, whose output is parsed: where one differs, look whether `_TOKEN` has all that it writes."""

CONJOINED, FAMILY = "e\u0301a\u0308\u20dd", "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAG, SELECTED = "\U0001f1ef\U0001f1f5", "\u2601\ufe0f"
DOUBTFUL = (CONJOINED, FAMILY, FLAG, SELECTED)
PIECES = ("a", "bcd", "  ", "─", "“x”", "宇宙", "宇", "✓", "한글", "\u0e01\u0e33", "\u00ad", *DOUBTFUL)
CODES = ("", "0", "1", "1;38;2;135;175;255", "38;5;111;48;2;18;18;18", "7", "4;2", "22;3", "48;2;1;2;3", "31;102")
LINKS = ("", "id=1;https://example.org/", "id=2;https://example.com/")


class Both:
    """One terminal that receives everything, and one that receives what changes; `written` counts what came of both."""

    def __init__(self, columns: int, lines: int) -> None:
        self.plain, self.thin = ScreenModel(columns, lines), ScreenModel(columns, lines)
        self.frames: list[tuple[int, int]] = []
        self.cells = ChangedCells()
        self.cells.resized(columns, lines)
        self.draw(ENTER_SCREEN)

    def draw(self, frame: str, *, flush: bool = True) -> None:
        self.plain.feed(frame)
        output = self._send(frame) + (self.flush() if flush else "")
        self.frames.append((len(frame.encode()), len(output.encode())))

    def flush(self) -> str:
        output = self.cells.changes()
        self.thin.feed(output)
        return output

    def _send(self, text: str) -> str:
        output = self.cells.take(text)
        self.thin.feed(output)
        return output

    def resize(self, columns: int, lines: int) -> None:
        for screen in (self.plain, self.thin):
            screen.lose(columns, lines)
        self.cells.resized(columns, lines)

    def differences(self) -> list[str]:
        """Return where the two terminals show different things."""
        rows = enumerate(zip(self.plain.cells, self.thin.cells, strict=True))
        cells = (
            f"{line},{column}: {wanted} is {shown}"
            for line, (plain, thin) in rows
            for column, (wanted, shown) in enumerate(zip(plain, thin, strict=True))
            if wanted != shown
        )
        cursor = [] if self._at(self.plain) == self._at(self.thin) else ["the cursor"]
        return [*cells, *cursor]

    @staticmethod
    def _at(screen: ScreenModel) -> tuple[int, int]:
        return screen.line, screen.column


@pytest.mark.parametrize("function", PARSED, ids=lambda function: function.__qualname__)
def test_what_is_parsed_is_written_as_it_was(function: Callable[..., object]) -> None:
    source = inspect.getsource(function).encode()
    assert hashlib.sha256(source).hexdigest()[:16] == PARSED[function]


def frame(dice: random.Random, columns: int, lines: int) -> str:
    """Return some text in some looks at some places, and in the end a place for the cursor."""
    parts = []
    for _ in range(dice.randint(1, 12)):
        line, column = dice.randrange(lines), dice.randrange(columns)
        parts.append(f"\x1b[{line + 1};{column + 1}H")
        room = columns - column
        for _ in range(dice.randint(1, 5)):
            text = dice.choice(PIECES) * dice.randint(1, 3)
            room -= cell_width.cell_width(text)
            if room < 0:
                break
            link, codes = dice.choice(LINKS), dice.choice(CODES)
            drawn = f"\x1b[{codes}m{text}\x1b[0m" if codes else text
            parts.append(f"\x1b]8;{link}\x1b\\{drawn}\x1b]8;;\x1b\\" if link else drawn)
        # Textual ends each line but the last, also one of which it draws nothing
        parts.append("\n" * min(dice.choice((1, 1, 2)), lines - 1 - line))
    return "".join([*parts, f"\x1b[{dice.randrange(lines) + 1};{dice.randrange(columns) + 1}H"])


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (7, 3)])
def test_any_frames_look_the_same(size: tuple[int, int]) -> None:
    seed, count = 16, trials(test=200, soak=20_000)
    print(f"seed {seed}, {count} frames")
    dice = random.Random(seed)
    both = Both(*size)
    for number in range(count):
        if dice.random() < 0.02:
            both.resize(*size)
            both.draw("".join(f"\x1b[{line + 1};1H{' ' * size[0]}" for line in range(size[1])) + "\x1b[1;1H")
        both.draw(frame(dice, *size), flush=dice.random() < 0.7)
        if number % 8 == 0:
            both.flush()
            assert both.differences() == [], number
    both.thin.feed("\x1b[1;1H\x1b[7m!\x1b[m")
    assert both.differences(), "it can fail"


def as_other_terminals_count(text: str) -> Iterator[tuple[str, int]]:
    """Yield characters as a terminal counts them that knows no emoji, joins nothing and gives each mark a cell."""
    for char in text:
        is_wide = cell_width.cell_width(char) == 2 and char < "\U0001f000"
        yield char, 2 if is_wide else 1


def test_where_the_terminal_counts_other_widths_everything_else_stands_in_its_place() -> None:
    """Textual writes whole lines, which such a terminal displaces; here what stands behind is never displaced."""
    seed = 17
    print(f"seed {seed}")
    dice = random.Random(seed)
    both = Both(60, 6)
    both.thin = ScreenModel(60, 6, as_other_terminals_count)
    both.thin.feed(ENTER_SCREEN)
    for number in range(trials(test=300, soak=3_000)):
        line, column = dice.randrange(6), dice.randrange(20)
        text = "".join(dice.choices(("ab", " ", "宇", *DOUBTFUL), k=dice.randint(1, 8)))
        fill = "." * (60 - column - cell_width.cell_width(text))
        both.draw(f"\x1b[{line + 1};{column + 1}H{text}{fill}\x1b[1;1H")
        pairs = zip(both.plain.cells[line], both.thin.cells[line], strict=True)
        wrong = [(cell, shown) for cell, shown in pairs if cell.text in tuple("ab.") and cell != shown]
        assert not wrong, number


def with_colors(frame: str, count: int) -> str:
    """Return a frame as for a terminal of 256, 16 or no colors; any number does that is the same for the same color."""

    def changed(codes: re.Match[str]) -> str:
        if count == 0:
            return re.sub(r"(^|;)[34]8;2;\d+;\d+;\d+", "", codes[1]).strip(";")
        if count > 256:
            return codes[1]
        color, form = r"([34])8;2;(\d+);\d+;\d+", "{}8;5;{}" if count == 256 else "{}{}"
        return re.sub(color, lambda found: form.format(found[1], int(found[2]) % min(8, count)), codes[1])

    return re.sub(r"\x1b\[([0-9;]+)m", lambda codes: f"\x1b[{changed(codes)}m", frame)


WALK = (
    *("j", "k", "down", "pagedown", "G", "home", "l", "h", "1", "3", "5", "8", "0", "i", "slash", "s", "o", "n", "c"),
    *("question_mark", "colon", "v", "w", "space", "O", "m", "T", "Z", "less_than_sign", "greater_than_sign", "y", "a"),
    *("escape", "enter", "escape", "tab", "b", "f", "t", "ctrl+p", "ctrl+l"),
)


@pytest.mark.parametrize(
    ("size", "colors"), [((120, 36), 1 << 24), ((80, 24), 256), ((40, 12), 16), ((100, 30), 0)], ids=str
)
async def test_a_random_walk_looks_the_same_and_nothing_is_unknown(
    opened: Opening, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], colors: int
) -> None:
    seed, count = size[0], trials(test=20, soak=600)
    print(f"seed {seed}, {count} keys")
    dice = random.Random(seed)
    both = Both(*size)
    pass_on = both.cells._pass_on

    def refuse(text: str) -> str:
        assert ENTER_SCREEN in text, f"unknown to the filter: {text!r}"
        return pass_on(text)

    monkeypatch.setattr(both.cells, "_pass_on", refuse)
    watch_frames(monkeypatch, lambda frame: both.draw(with_colors(frame, colors), flush=dice.random() < 0.5))
    async with opened(size=size, glance=True) as on:
        for _ in range(count):
            if dice.random() < 0.1:
                resized = dice.choice(((120, 36), (80, 24), (40, 12), (59, 8), (200, 50), (12, 4), size))
                both.resize(*resized)
                await on.resize(*resized)
                on.app.refresh(layout=True)
            walked = dice.choices(WALK, k=dice.randint(1, 3))
            await on.press(*walked)
            both.flush()
            assert both.differences() == [], (walked, on.app.size)
            assert not any(UNKNOWN in row for row in both.thin.cells)
    assert len(both.frames) > count
    assert 4 * sum(thin for _, thin in both.frames) < sum(plain for plain, _ in both.frames)


def test_what_is_on_the_terminal_is_not_written_again() -> None:
    both = Both(80, 24)
    both.draw("\x1b[2;3H\x1b[1;38;2;135;175;255mMissions\x1b[0m\x1b[1;38;2;135;175;255m 19\x1b[0m\x1b[1;1H")
    assert both.frames[-1][1] == len("\x1b[2;3H\x1b[1;38;5;111mMissions 19\x1b[m\x1b[1H")
    both.draw("\x1b[2;3H\x1b[1;38;2;135;175;255mMissions 18\x1b[0m\x1b[1;1H")
    assert both.frames[-1][1] == len("\x1b[2;13H\x1b[1;38;5;111m8\x1b[m\x1b[1H")
    both.draw("\x1b[2;3H\x1b[1;38;2;135;175;255mMissions 18\x1b[0m\x1b[1;1H")
    assert both.frames[-1][1] == 0
    both.draw("\x1b[2;3H")
    assert both.frames[-1][1] == len("\x1b[2;3H"), "the cursor alone"
    assert both.differences() == []


def test_an_update_is_shown_at_once_where_terminals_can_and_an_empty_one_is_not_written() -> None:
    cells = ChangedCells()
    cells.resized(80, 24)
    cells.take(ENTER_SCREEN)
    for text in (SYNC_START, "\x1b[1;1Hx\x1b[1;1H", SYNC_END):
        assert cells.take(text) == ""
    assert cells.changes() == f"{SYNC_START}\x1b[1Hx\x1b[1H{SYNC_END}"
    for text in (SYNC_START, "\x1b[1;1Hx\x1b[1;1H", SYNC_END):
        assert cells.take(text) + cells.changes() == ""


@pytest.mark.parametrize(
    "text",
    [
        *("\x1b[?25l", "\x1b[?25h", "\x1b[?1000h\x1b[?1006h", "\x1b[>25u", "\x1b[<u", "\x1b[?2026$p", "\x07"),
        *("\x1b[2 q", "\x1b[c", "\x1b[6n"),
        *("\x1b]52;c;eA==\x07", "\x1b]2;SLIM, 9 of 19\x1b\\", "\x1b[22;2t", "\x1b[23;2t", "\x1b[?7l", "\x1b[?2004h"),
        *("\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\", "\x1bP\x1b]52;c;eA==\x07\x1b\\", "\x1b]22;text\x1b\\"),
    ],
)
def test_what_changes_no_cell_is_passed_on_behind_what_is_drawn(text: str) -> None:
    cells = ChangedCells()
    cells.resized(80, 24)
    cells.take(ENTER_SCREEN)
    assert cells.take("\x1b[1;1Hx\x1b[1;1H") == ""
    assert cells.take(text) == f"\x1b[1Hx\x1b[1H{text}"
    assert cells.take("\x1b[1;1Hx\x1b[1;1H") + cells.changes() == "", "the cells are known still"


@pytest.mark.parametrize(
    "text", ["\x1b[3J", "\x1b[5;10r", "\x1bc", "x\ty", "\x1b[4:3mx", "\x1b[1;1Hx\x9by", "\x1b[38;9mx", "x\ny"]
)
def test_behind_an_unknown_sequence_nothing_is_believed(text: str) -> None:
    cells = ChangedCells()
    cells.resized(80, 24)
    cells.take(ENTER_SCREEN)
    frame = "\x1b[1;1H\x1b[1mx\x1b[0m\x1b[1;1H"
    first = cells.take(frame) + cells.changes()
    assert cells.take(text) == text
    assert cells.take(frame) + cells.changes() == first


@pytest.mark.parametrize("left", [LEAVE_SCREEN, CLEAR_SCREEN])
def test_a_screen_that_was_left_is_written_whole_when_it_is_back(left: str) -> None:
    both = Both(20, 4)
    for line in range(4):
        both.draw(f"\x1b[{line + 1};1H{'.' * 20}\x1b[1;1H")
    both.cells.take(left)
    both.draw("\x1b[2;2Hx\x1b[1;1H")
    assert both.frames[-1][1] == 0, "it would be seen on the ordinary screen"
    both.thin.lose(20, 4)
    both.cells.take(ENTER_SCREEN)
    both.flush()
    assert both.differences() == []


def test_a_redraw_writes_all_on_a_cleared_screen() -> None:
    both = Both(20, 4)
    for line in range(4):
        both.draw(f"\x1b[{line + 1};1H{'.' * 20}\x1b[1;1H")
    both.thin.feed("\x1b[2;5Hanother program's words")
    both.cells.redraw()
    assert both.flush().startswith(CLEAR_SCREEN)
    assert both.differences() == []
    assert both.flush() == ""


def test_where_ambiguous_characters_take_two_cells_all_is_written_again() -> None:
    both = Both(20, 4)
    both.draw("\x1b[1;1H\x1b[1mnames\x1b[0m\x1b[2;1H────\x1b[1;1H")
    try:
        cell_width.set_ambiguous_width(2)
        both.thin.lose(20, 4)  # the terminal has drawn them in two cells already
        both.plain.lose(20, 4)
        both.draw("\x1b[1;1H\x1b[1mnames\x1b[0m\x1b[2;1H────\x1b[1;1H")
        assert both.differences() == []
        assert both.thin.lines[1].startswith("────\ufffd")
    finally:
        cell_width.set_ambiguous_width(1)
