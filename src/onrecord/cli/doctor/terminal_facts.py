"""Facts about the terminal of this session for `onrecord doctor`, as far as a program can tell."""

from __future__ import annotations

import locale
import os
import shutil
import sys

from onrecord.cli.doctor.measured_width import WidthNotMeasured, ask_background, measure_widths
from onrecord.clipboard import RouteFailed, helper_process, over_ssh
from onrecord.session.terminal_abilities import (
    INCAPABLE_TERMS,
    TerminalAbilities,
    is_light,
    terminal_abilities,
    terminfo_colors,
)
from onrecord.session.terminal_encoding import locale_variables
from onrecord.settings.config import AUTO_THEME
from onrecord.text.cell_width import cell_width

TerminalFacts = dict[str, str]

# A wide character, one of ambiguous width, a letter with a combining accent.
MEASURED_TEXTS = ("宇", "“", "e\u0301")


def terminal_facts(theme: str = AUTO_THEME, signs: str = "auto") -> TerminalFacts:
    """Return all facts that decide how the screen looks and how copying works, but no name of a host or user.

    `theme` and `signs` are the settings of those names.
    """
    widths, answers = _widths()
    return {
        "TERM": os.environ.get("TERM") or "not set",
        "program": _program(),
        "multiplexer": _multiplexer(),
        "over ssh": "yes" if over_ssh() else "no",
        "size": _size(),
        "colours": _colors(),  # codespell:ignore colours
        "encoding": _encoding(),
        "character widths": widths,
        "drawn": _drawn(theme, signs, asks=answers),
    }


def _program() -> str:
    """Return the name of the terminal program, as far as it sets one."""
    program = " ".join(filter(None, (os.environ.get("TERM_PROGRAM"), os.environ.get("TERM_PROGRAM_VERSION"))))
    marks = {"WT_SESSION": "Windows Terminal", "KITTY_WINDOW_ID": "kitty", "KONSOLE_VERSION": "Konsole"}
    programs = [program, *(name for mark, name in marks.items() if os.environ.get(mark))]
    if version := os.environ.get("VTE_VERSION"):
        programs.append(f"VTE {version}")
    return ", ".join(filter(None, programs)) or "unknown"


def _multiplexer() -> str:
    programs = [name for mark, name in (("STY", "GNU screen"), ("ZELLIJ", "zellij")) if os.environ.get(mark)]
    if os.environ.get("TMUX"):
        try:
            programs.insert(0, helper_process.read_helper(("tmux", "-V")).decode("utf-8", "replace").strip())
        except RouteFailed:
            programs.insert(0, "tmux (program not found)")
    return ", ".join(programs) or "none"


def _size() -> str:
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        try:
            columns, lines = os.get_terminal_size(stream.fileno() if stream else -1)
        except (OSError, ValueError):
            continue
        return f"{columns}x{lines}"
    assumed = shutil.get_terminal_size()
    return f"not known ({assumed.columns}x{assumed.lines} is assumed)"


def _colors() -> str:
    off = "; NO_COLOR is set" if os.environ.get("NO_COLOR") else ""
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return f"16 million (COLORTERM){off}"
    if sys.platform == "win32":
        return f"not known{off}"
    term = os.environ.get("TERM", "")
    colors = terminfo_colors(term)
    terminfo = f"not known (no terminfo for {term or 'an empty TERM'})" if colors is None else f"{colors} (terminfo)"
    return f"{terminfo}{off}"


def _drawn(theme: str, signs: str, *, asks: bool) -> str:
    """Return what the browser will draw with the settings `theme` and `signs`."""
    abilities = terminal_abilities()
    term = os.environ.get("TERM", "")
    if term.lower() in INCAPABLE_TERMS:
        return f"nothing: the browser does not start with TERM={term}"
    parts = [_theme(theme, abilities, ask_background() if asks and theme == AUTO_THEME else None)]
    parts.append(abilities.depth.value)
    reason = f": {abilities.lacks_signs}" if signs == "auto" and abilities.lacks_signs else ""
    parts.append(f"signs of ASCII{reason}" if abilities.draws_ascii(signs) else "signs of Unicode")
    return "; ".join(parts)


def _theme(theme: str, abilities: TerminalAbilities, background: tuple[int, int, int] | None) -> str:
    if theme != AUTO_THEME:
        return f"theme {theme}"
    if background:
        hexadecimal = "#{:02x}{:02x}{:02x}".format(*background)
        return f"theme {'light' if is_light(background) else 'dark'}, by the terminal's background {hexadecimal}"
    if abilities.is_light is not None:
        return f"theme {'light' if abilities.is_light else 'dark'}, by COLORFGBG={os.environ['COLORFGBG']}"
    return "theme dark, unless the terminal answers that its background is light"


def _encoding() -> str:
    variables = [f"{name}={value}" for name, value in locale_variables().items()]
    mode = ", Python's UTF-8 mode" if sys.flags.utf8_mode else ""
    return f"{locale.getencoding()} ({' '.join(variables) or 'no locale set'}){mode}"


def _widths() -> tuple[str, bool]:
    """Return the measured widths, and whether the terminal answers."""
    try:
        measured = measure_widths(MEASURED_TEXTS)
    except WidthNotMeasured as reason:
        return f"not measured ({reason})", False
    widths = ", ".join(
        f"{text} {width}" + ("" if width == cell_width(text) else f" (expected {cell_width(text)})")
        for text, width in zip(MEASURED_TEXTS, measured, strict=True)
    )
    return widths, True
