"""Box-drawing and block characters as rectangles, so that lines join and blocks fill in any font.

Their Unicode names describe their shape: BOX DRAWINGS LIGHT DOWN AND RIGHT, LOWER THREE EIGHTHS BLOCK.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

WIDTH, HEIGHT = 10, 20  # of a cell, in units of the drawing

Rect = tuple[float, float, float, float]  # left, top, width, height

_BOX = re.compile(r"BOX DRAWINGS (LIGHT|HEAVY)(?: ARC)? ((?:(?:LEFT|RIGHT|UP|DOWN|HORIZONTAL|VERTICAL)(?: AND )?)+)")
_BLOCK = re.compile(r"(LEFT|RIGHT|UPPER|LOWER) (HALF|(ONE|THREE|FIVE|SEVEN) (EIGHTH|QUARTER)S?) BLOCK")
_COUNT = {"ONE": 1, "THREE": 3, "FIVE": 5, "SEVEN": 7}


@cache
def shape(letter: str) -> tuple[Rect, ...]:
    """Return the rectangles of a character within its cell; none if it must be drawn as text."""
    name = unicodedata.name(letter, "")
    if name == "FULL BLOCK":
        return ((0, 0, WIDTH, HEIGHT),)
    if block := _BLOCK.fullmatch(name):
        return (_part(block[1], _share(block)),)
    if box := _BOX.fullmatch(name):
        return tuple(_stroke(way, 1.5 if box[1] == "LIGHT" else 3.0) for way in box[2].split(" AND "))
    return ()


def _share(block: re.Match[str]) -> float:
    if block[2] == "HALF":
        return 0.5
    return _COUNT[block[3]] / (8 if block[4] == "EIGHTH" else 4)


def _part(side: str, share: float) -> Rect:
    wide, high = WIDTH * share, HEIGHT * share
    return {
        "LEFT": (0.0, 0.0, wide, HEIGHT),
        "RIGHT": (WIDTH - wide, 0.0, wide, HEIGHT),
        "UPPER": (0.0, 0.0, WIDTH, high),
        "LOWER": (0.0, HEIGHT - high, WIDTH, high),
    }[side]


def _stroke(way: str, thick: float) -> Rect:
    """Return a line across the cell, or from its middle to one side; lines overlap at corners to fill them."""
    left, top = (WIDTH - thick) / 2, (HEIGHT - thick) / 2
    return {
        "HORIZONTAL": (0.0, top, WIDTH, thick),
        "VERTICAL": (left, 0.0, thick, HEIGHT),
        "LEFT": (0.0, top, left + thick, thick),
        "RIGHT": (left, top, WIDTH - left, thick),
        "UP": (left, 0.0, thick, top + thick),
        "DOWN": (left, top, thick, HEIGHT - top),
    }[way]
