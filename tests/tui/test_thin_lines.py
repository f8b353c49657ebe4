"""How many bytes a key costs on the line to the terminal: little more than the cells that differ."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from onrecord.tui.changed_cells import ENTER_SCREEN, ChangedCells
from tests.support.frames import watch_frames
from tests.support.perfect_difference import perfect_bytes
from tests.support.screen_model import ScreenModel
from tests.tui.conftest import Opening

SIZE = (120, 36)
MOST_TIMES_PERFECT = 2


@dataclass
class Line:
    """The line to a terminal: its bytes since it was asked last, and those of the cells that differed each time."""

    cells: ChangedCells = field(default_factory=ChangedCells)
    screen: ScreenModel = field(default_factory=lambda: ScreenModel(*SIZE))
    written: int = 0
    perfect: int = 0

    def __post_init__(self) -> None:
        self.cells.resized(*SIZE)
        self.screen.feed(self.cells.take(ENTER_SCREEN))

    def draw(self, frame: str) -> None:
        before = [[*row] for row in self.screen.cells]
        output = self.cells.take(frame) + self.cells.changes()
        self.screen.feed(output)
        self.written += len(output.encode())
        self.perfect += perfect_bytes(before, self.screen.cells)

    def count(self) -> tuple[int, int]:
        """Return the bytes that were written, and those of perfect differences, and begin anew."""
        counts = self.written, self.perfect
        self.written = self.perfect = 0
        return counts


# The keys of one session, each with the most that it may take.
STEPS = (
    ("5", 15_000),  # the first list behind At a glance
    *(("j", 4_000) for _ in range(8)),  # the text follows
    ("G", 6_000),  # to the other end of the list
    ("l", 1_000),  # the focus alone
    ("j", 1_000),  # the cursor alone, in the text
    ("k", 1_000),
    ("h", 1_500),
    ("8", 10_000),
    ("l", 10_000),  # the text takes the whole body
    *(("j", 4_000) for _ in range(6)),  # some of these scroll
    ("pagedown", 10_000),
    ("3", 10_000),
    ("slash", 2_000),
    *((letter, 10_000) for letter in "moon"),
    ("backspace", 10_000),
    ("escape", 10_000),
    ("c", 4_000),  # a sheet
    ("j", 1_500),
    ("escape", 4_500),
    ("question_mark", 8_000),
    ("escape", 10_000),
    ("space", 4_000),  # a mark
    ("y", 1_000),  # a message
)


async def test_no_key_takes_more_than_it_may_nor_twice_as_much_as_it_must(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line()
    watch_frames(monkeypatch, line.draw)
    too_much: list[str] = []
    async with opened(size=SIZE, glance=True) as on:
        counts = [("first picture", 25_000, *line.count())]
        for key, most in STEPS:
            await on.press(key)
            counts.append((key, most, *line.count()))
    for name, most, written, perfect in counts:
        print(f"{name:14} {written:6} {perfect:6}")
        if not written <= min(most, max(MOST_TIMES_PERFECT * perfect, 100)):
            too_much.append(f"{name}: {written} bytes, at most {most}, perfect {perfect}")
    assert too_much == []
    assert sum(perfect for *_, perfect in counts) > 20_000, "something was drawn"


async def test_a_move_of_the_focus_draws_the_panes_and_not_the_whole_screen(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[str] = []
    watch_frames(monkeypatch, frames.append)
    async with opened(size=SIZE) as on:
        await on.press("5")
        frames.clear()
        await on.press("l")
        assert frames
        assert not any(frame.startswith("\x1b[1;1H") for frame in frames), "the header is drawn again"
