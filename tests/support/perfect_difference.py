"""How few bytes turn one screen into another, if only cells that differ are written, and colors as numbers."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support.screen_model import ATTRIBUTES, BLANK, LEVELS, Cell

Cells = Sequence[Sequence[Cell]]

CODES = {name: code for code, name in ATTRIBUTES.items()}


def perfect_bytes(before: Cells, after: Cells) -> int:
    """Return the bytes of all cells that differ, with the shortest moves and changes of looks between them."""
    total, at, look = 0, (-1, -1), BLANK
    for line, (old, new) in enumerate(zip(before, after, strict=True)):
        for column, (shown, cell) in enumerate(zip(old, new, strict=True)):
            if cell == shown or not cell.text:
                continue
            if at != (line, column):
                total += _move(line, column, at)
            total += _look(look, cell) + len(cell.text.encode())
            width = next((i for i in range(1, len(new) - column) if new[column + i].text), len(new) - column)
            at, look = (line, column + width), cell
    return total + (3 if _style(look) != _style(BLANK) else 0)


def _move(line: int, column: int, at: tuple[int, int]) -> int:
    absolute = len(f"\x1b[{line + 1};{column + 1}H")
    return min(absolute, len(f"\x1b[{column - at[1]}C")) if at[0] == line and at[1] <= column else absolute


def _style(cell: Cell) -> tuple[object, ...]:
    return cell.attributes, cell.foreground, cell.background


def _look(old: Cell, new: Cell) -> int:
    link = len(f"\x1b]8;;{new.link}\x1b\\") if old.link != new.link else 0
    if _style(old) == _style(new):
        return link
    colors = [(new.foreground, "3"), (new.background, "4")]
    whole = ["", *(str(CODES[name]) for name in new.attributes), *(_code(color, of) for color, of in colors if color)]
    added = [str(CODES[name]) for name in new.attributes - old.attributes]
    added += ["22"] * len(old.attributes - new.attributes)
    changed = zip((old.foreground, old.background), colors, strict=True)
    added += [_code(color, of) for before, (color, of) in changed if before != color]
    return link + 3 + min(len(";".join(whole)), len(";".join(added)))


def _code(color: str, ground: str) -> str:
    if not color:
        return f"{ground}9"
    parts = color.split(",")
    if len(parts) == 1:
        return f"{ground}{color}" if int(color) < 8 else f"{9 if ground == '3' else 10}{int(color) - 8}"
    red, green, blue = map(int, parts)
    if red == green == blue and red % 10 == 8:
        return f"{ground}8;5;{232 + red // 10}"
    if {red, green, blue} <= set(LEVELS):
        digits = [LEVELS.index(level) for level in (red, green, blue)]
        return f"{ground}8;5;{16 + 36 * digits[0] + 6 * digits[1] + digits[2]}"
    return f"{ground}8;2;{red};{green};{blue}"
