"""What hands, a mouse and a window manager can send to a program, as the bytes of an xterm."""

from __future__ import annotations

import random
import string
from collections.abc import Sequence
from dataclasses import dataclass

ESCAPE = b"\x1b"
CONTROLS = {f"ctrl+{letter}": bytes([ord(letter) & 31]) for letter in string.ascii_lowercase if letter != "q"}
NAMED = {
    "Enter": b"\r",
    "Esc": ESCAPE,
    "Tab": b"\t",
    "Shift+Tab": b"\x1b[Z",
    "Backspace": b"\x7f",
    "Up": b"\x1b[A",
    "Down": b"\x1b[B",
    "Right": b"\x1b[C",
    "Left": b"\x1b[D",
    "Home": b"\x1b[H",
    "End": b"\x1b[F",
    "PgUp": b"\x1b[5~",
    "PgDn": b"\x1b[6~",
    "Delete": b"\x1b[3~",
    "F1": b"\x1bOP",
    "F5": b"\x1b[15~",
    "alt+Up": b"\x1b[1;3A",
    "unknown": b"\x1b[9;9;9~",
    "no number": b"\x1b[99999999;1u",
    "kitty alt+j": b"\x1b[106;3u",
    "focus out": b"\x1b[O",
    "focus in": b"\x1b[I",
    "report of a mode": b"\x1b[?2048;1$y",
    "report of a size": b"\x1b[48;36;120;720;1200t",
}
CHARACTERS = {
    char: char.encode() for char in (*string.ascii_letters, *string.digits, *string.punctuation, " ", "é", "宇")
}
WITH_ALT = {f"alt+{char}": ESCAPE + char.encode() for char in "jpqy:/5J"}
EVERY_KEY = CHARACTERS | NAMED | CONTROLS | WITH_ALT
LEAVES = ("q", "alt+q")
"""Keys that may end the program, as they should."""
BY_HAND = ("S",)
"""Left out of the walk: the page for selecting by hand is drawn once, so no resize shows that it lives."""
KEYS = {name: sent for name, sent in EVERY_KEY.items() if name not in (*LEAVES, *BY_HAND)}
SIZES = ((120, 36), (80, 24), (40, 12), (59, 8), (200, 50), (12, 4), (3, 5), (1, 1))
PASTED = ("xrism", "slim or gateway", "missions/slim", "\x1b[A\x07", "", "日本\n\t", "y" * 3_000)


@dataclass(frozen=True)
class Step:
    """What is done at once: bytes that are sent in one packet, or a window of another size."""

    name: str
    sent: bytes = b""
    size: tuple[int, int] | None = None


def clicked(dice: random.Random, times: int = 1) -> Step:
    """Clicks with some button, mostly the left one, or the wheel."""
    button, column, line = dice.choice((0, 0, 0, 1, 2, 64, 65)), dice.randint(1, 120), dice.randint(1, 36)
    where = f"{button};{column};{line}"
    return Step(f"mouse {where} x{times}", times * f"\x1b[<{where}M\x1b[<{where}m".encode())


def pressed(names: Sequence[str]) -> Step:
    return Step(" ".join(names), b"".join(EVERY_KEY[name] for name in names))


def any_step(dice: random.Random) -> Step:
    """One step: most are keys, up to six in a packet."""
    kind = dice.random()
    if kind < 0.75:
        return pressed(dice.choices(list(KEYS), k=dice.randint(1, 6)))
    if kind < 0.87:
        return clicked(dice, dice.randint(1, 3))
    if kind < 0.95:
        size = dice.choice(SIZES)
        return Step(f"size {size}", size=size)
    text = dice.choice(PASTED)
    return Step(f"paste {text[:20]!r}", b"\x1b[200~" + text.encode() + b"\x1b[201~")
