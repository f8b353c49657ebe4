"""Facts about the terminal of this session for `onrecord doctor`, as far as a program can tell."""

from __future__ import annotations

import locale
import os
import shutil
import sys

from onrecord.cli.doctor.measured_width import WidthNotMeasured, measure_widths
from onrecord.clipboard import RouteFailed, helper_process, over_ssh
from onrecord.text.cell_width import cell_width

TerminalFacts = dict[str, str]

# A wide character, one of ambiguous width, a letter with a combining accent.
MEASURED_TEXTS = ("宇", "“", "e\u0301")


def terminal_facts() -> TerminalFacts:
    """Return all facts that decide how the screen looks and how copying works, but no name of a host or user."""
    return {
        "TERM": os.environ.get("TERM") or "not set",
        "program": _program(),
        "multiplexer": _multiplexer(),
        "over ssh": "yes" if over_ssh() else "no",
        "size": _size(),
        "colours": _colors(),  # codespell:ignore colours
        "encoding": _encoding(),
        "character widths": _widths(),
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
    return f"{_terminfo_colors()}{off}"


def _terminfo_colors() -> str:
    try:
        import curses
    except ImportError:  # Windows
        return "not known"
    term = os.environ.get("TERM", "")
    try:
        null_device = os.open(os.devnull, os.O_WRONLY)
    except OSError as error:
        return f"not known ({os.devnull}: {(error.strerror or 'unknown reason').lower()})"
    try:
        curses.setupterm(term, null_device)
        return f"{max(curses.tigetnum('colors'), 0)} (terminfo)"
    except curses.error:
        return f"not known (no terminfo for {term or 'an empty TERM'})"
    finally:
        os.close(null_device)


def _encoding() -> str:
    variables = [f"{name}={os.environ[name]}" for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)]
    mode = ", Python's UTF-8 mode" if sys.flags.utf8_mode else ""
    return f"{locale.getencoding()} ({' '.join(variables) or 'no locale set'}){mode}"


def _widths() -> str:
    try:
        measured = measure_widths(MEASURED_TEXTS)
    except WidthNotMeasured as reason:
        return f"not measured ({reason})"
    return ", ".join(
        f"{text} {width}" + ("" if width == cell_width(text) else f" (expected {cell_width(text)})")
        for text, width in zip(MEASURED_TEXTS, measured, strict=True)
    )
