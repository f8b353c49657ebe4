"""Layout of text output: for people on a terminal, one record a line for programs; `--width` and `--color`."""

import argparse
import os
import re
from typing import NamedTuple

from onrecord.cli.choices import one_of
from onrecord.cli.exit_codes import UsageError
from onrecord.cli.parser import Parser
from onrecord.cli.terminal_width import is_on_terminal, terminal_width

MAX_WIDTH = 9_999
COLOR_CHOICES = ("auto", "always", "never")
# SGR of ECMA-48: bold and underlined, then neither.
_EMPHASIS, _NO_EMPHASIS = "\x1b[1;4m", "\x1b[22;24m"


class Layout(NamedTuple):
    """How text is laid out: in `width` columns, or with 0 one record a line; with or without marked matches."""

    width: int = 0
    has_marks: bool = False

    def emphasize(self, text: str) -> str:
        return f"{_EMPHASIS}{text}{_NO_EMPHASIS}" if self.has_marks else text


def add_layout_options(parser: Parser) -> None:
    parser.add_argument(
        "--width",
        type=_columns,
        metavar="N",
        help="as text, wrap at words to N columns; 0: one record a line (default: the terminal's width; elsewhere 0)",
    )
    parser.add_argument(
        "--color",
        type=one_of("color", COLOR_CHOICES),
        choices=COLOR_CHOICES,
        default="auto",
        help="as text, mark the words that were searched for: auto (default: on a terminal, without NO_COLOR), "
        "always or never",
    )


def chosen_layout(options: argparse.Namespace, form: str = "text") -> Layout:
    """Return the layout of text in a format.

    Raises:
        UsageError: Another format has none.
    """
    if form != "text":
        given = "--width" if options.width is not None else "--color always" if options.color == "always" else ""
        if given:
            raise UsageError(f"{given} is for text; leave out --format {form}, or {given}")
        return Layout()
    width = options.width if options.width is not None else width_on_terminal()
    has_marks = options.color == "always" or (options.color == "auto" and is_on_terminal() and _is_color_wanted())
    return Layout(width, has_marks)


def width_on_terminal() -> int:
    """Return the width of the terminal; 0 if the output goes elsewhere."""
    return terminal_width() if is_on_terminal() else 0


def _is_color_wanted() -> bool:
    """Return whether the environment allows escape sequences; Windows' old console would print them."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM", "").lower() == "dumb":
        return False
    return os.name != "nt" or any(os.environ.get(name) for name in ("WT_SESSION", "ANSICON", "TERM"))


def _columns(text: str) -> int:
    if not re.fullmatch(f"[0-9]{{1,{len(str(MAX_WIDTH))}}}", text):
        raise argparse.ArgumentTypeError(f"expected a number of columns from 0 to {MAX_WIDTH}")
    return int(text)
