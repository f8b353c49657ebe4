"""The signs that the browser draws around texts, and those of ASCII for terminals that lack them.

Official text, names and notes are never rewritten. Only what the program says itself is: `own_words`.
"""


class Signs:
    """The program's own signs; each takes one cell, but for the ellipsis, the separator and what marks a group."""

    light_line = "─"
    heavy_line = "━"
    vertical_line = "│"
    joint = "┬"
    bar = "│"  # beside official text
    collected_bar = "║"  # beside official text that the current brief has
    cursor_bar = "┃"  # beside what is copied
    mark = "»"
    collected = "•"
    ellipsis = "…"
    separator = " · "
    unfolded = "▾ "
    folded = "▸ "
    prompt = "›"
    note = "✎"  # of the user's own
    good = "✓"
    bad = "✗"


class AsciiSigns(Signs):
    """The same in ASCII."""

    light_line = "-"
    heavy_line = "="
    vertical_line = "|"
    joint = "+"
    bar = "|"
    collected_bar = ":"
    cursor_bar = "#"
    mark = "@"
    collected = ":"
    ellipsis = "..."
    separator = " - "
    unfolded = "- "
    folded = "+ "
    prompt = ">"
    note = "n"
    good = "+"
    bad = "x"


class WideSigns(AsciiSigns):
    """Those for terminals that draw lines in two cells: an ellipsis may be as wide, since texts are cut to fit."""

    ellipsis = "…"


_UNICODE, _ASCII, _WIDE = Signs(), AsciiSigns(), WideSigns()
_IN_ASCII = str.maketrans(
    {
        **dict(zip("─━│║┬┃»•·▾▸›✓✗", "-=|:+#@:--+>+x", strict=True)),
        "…": "...",
        "“": '"',
        "”": '"',
        "–": "-",
        "★": "*",
        "¶": "par.",
        "↑": "Up",
        "↓": "Down",
        "←": "Left",
        "→": "Right",
    }
)


class _Choice:
    """The signs in use: those of ASCII if they were chosen, or if lines take two cells."""

    is_ascii = False
    lines_are_wide = False


def use_ascii_signs(chosen: bool) -> None:
    """Draw by ASCII alone from now on, or no longer, in the whole process.

    As the width of characters, this depends on the terminal, and so is no argument of each function.
    """
    _Choice.is_ascii = chosen


def lines_take_two_cells(are_wide: bool) -> None:
    """Take note of whether the terminal draws lines in two cells, so that they cannot be used."""
    _Choice.lines_are_wide = are_wide


def has_ascii_signs() -> bool:
    """Return whether only signs of ASCII are used."""
    return _Choice.is_ascii or _Choice.lines_are_wide


def signs() -> Signs:
    """Return the signs in use."""
    if _Choice.is_ascii:
        return _ASCII
    return _WIDE if _Choice.lines_are_wide else _UNICODE


def own_words(text: str) -> str:
    """Return words of the program, such as a hint or a message, in the signs that the terminal has."""
    return text.translate(_IN_ASCII) if has_ascii_signs() and not text.isascii() else text
