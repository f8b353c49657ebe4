"""Bytes on the line to the terminal for one key, beside those that a perfect difference of cells would take."""

from __future__ import annotations

import os
import select
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.programs import ONRECORD
from tests.support.first_paint import ANSWERS, ATTRIBUTES_ASKED, COLUMNS, LINES, on_a_terminal
from tests.support.perfect_difference import perfect_bytes
from tests.support.screen_model import ScreenModel

QUIET_SECONDS = 0.4  # without output, after which a key has had its full effect; a text field's cursor may blink later
HEADER = """\
| what | bytes | perfect | × perfect | goal |
| ---- | ----: | ------: | --------: | ---: |"""
MOST_TIMES_PERFECT = 2
SYNCHRONIZING = b"\x1b[?2026;2$y"

# Each with the keys, and the most bytes that they may take.
STEPS = (
    ("the first list behind At a glance", b"5", 25_000),
    ("a step in a list, the text follows", b"j", 4_000),
    ("the focus alone", b"l", 1_000),
    ("a step in a text, the cursor alone", b"j", 1_000),
    ("the focus back", b"h", 1_500),
    ("to the other end of a list", b"G", 8_000),
    ("the full text", b"8\r", 15_000),
    ("a step in it that scrolls", b"jjj", 3 * 4_000),
    ("another section", b"3", 25_000),
    ("the search line", b"/", 4_000),
    *((f"a typed letter, {letter}", letter.encode(), 10_000) for letter in "moon"),
    ("a search left", b"\x1b", 25_000),
    ("a sheet", b"c", 8_000),
    ("a sheet closed", b"\x1b", 8_000),
    ("the help", b"?", 8_000),
)


@dataclass(frozen=True, slots=True)
class KeyBytes:
    """The bytes that one key wrote, those of a perfect difference, and the most that it may write."""

    what: str
    written: int
    perfect: int
    most: int

    @property
    def is_met(self) -> bool:
        return self.written <= min(self.most, MOST_TIMES_PERFECT * self.perfect)

    def __str__(self) -> str:
        met = "met" if self.is_met else "MISSED"
        ratio = f"{self.written / self.perfect:.2f}" if self.perfect else ""
        return f"| {self.what} | {self.written:,} | {self.perfect:,} | {ratio} | {self.most:,}, 2 × {met} |"


def key_bytes() -> Iterator[KeyBytes]:
    """Count the bytes of a first picture and of some keys, in a window of 120x36."""
    screen = ScreenModel(COLUMNS, LINES)
    with tempfile.TemporaryDirectory() as home, on_a_terminal([ONRECORD], home) as (_, terminal):
        for what, keys, most in (("the first picture", b"", 25_000), *STEPS):
            before = [[*row] for row in screen.cells]
            os.write(terminal, keys)
            written = _written(terminal, 2.0 if not keys else QUIET_SECONDS)
            screen.feed(written.partition(b"\x1b[c")[2].decode() if not keys else written.decode())
            yield KeyBytes(what, len(written), perfect_bytes(before, screen.cells), most)


def _written(terminal: int, quiet: float) -> bytes:
    """Return what is written until nothing more is, and answer what is asked."""
    written = b""
    while select.select([terminal], [], [], quiet)[0]:
        part = os.read(terminal, 1 << 16)
        written += part
        if ATTRIBUTES_ASKED in part:
            os.write(terminal, ANSWERS)
        if b"\x1b[?2026$p" in part:
            os.write(terminal, SYNCHRONIZING)
    return written


def table(measured: Sequence[KeyBytes]) -> str:
    """Return the measurements as a Markdown table."""
    return "\n".join([HEADER, *map(str, measured)])


def main() -> None:
    measured = list(key_bytes())
    print(table(measured))
    if missed := [key.what for key in measured if not key.is_met]:
        sys.exit(f"more bytes than there should be: {', '.join(missed)}")


if __name__ == "__main__":
    main()
