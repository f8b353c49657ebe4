"""What a program paints on a terminal: every line that it writes to, whole, however little of it is written."""

from __future__ import annotations

import codecs
import re

from tests.support.screen_model import ScreenModel

SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P.*?\x1b\\)", re.DOTALL)
ENTERED, LEFT = "\x1b[?1049h", "\x1b[?1049l"
SIZE = (400, 120)  # no window of a test is larger


class Painted:
    """Takes what a program writes; outside its own screen that is passed on without sequences.

    Nothing is worked out before it is asked for.
    """

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._screen: ScreenModel | None = None
        self._parts: list[bytes] = []
        self._texts: list[tuple[int, str]] = []  # each with the number of bytes before it
        self._count = 0

    def add(self, part: bytes) -> None:
        self._parts.append(part)

    def since(self, start: int) -> str:
        """Return what was painted by what came behind the first `start` bytes."""
        while self._parts:
            part = self._parts.pop(0)
            self._texts.append((self._count, self._paint(self._decode(part))))
            self._count += len(part)
        return "".join(text for count, text in self._texts if count >= start)

    def _paint(self, text: str) -> str:
        painted = ""
        while text:
            boundary = ENTERED if self._screen is None else LEFT
            now, found, text = text.partition(boundary)
            if self._screen is None:
                painted += SEQUENCE.sub("", now)
            else:
                self._screen.touched.clear()
                self._screen.feed(now)
                painted += "".join(f"{self._screen.line_text(line)}\n" for line in sorted(self._screen.touched))
            if found:
                self._screen = ScreenModel(*SIZE) if self._screen is None else None
                if self._screen:
                    self._screen.feed(ENTERED)
        return painted
